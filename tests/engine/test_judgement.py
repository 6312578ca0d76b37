"""The consultant's own choice beside the tool's."""

from diagnosis import Definition, diagnose
from diagnosis.engine.case import Case, Judgement, Record
from diagnosis.engine.judgement import ELSEWHERE, NONE, compare, proposal_of
from diagnosis.report.case_file import case_data
from diagnosis.report.reopen_case import open_case
from diagnosis.report.result_json import to_json
from tests.support.frozen import saved, saved_names


def judged(definition: Definition, plan: str, cause: str, name: str = "r1") -> Record:
    response = saved("project-that-keeps-stopping")
    return Record(id=name, name=name, response=response, judged=Judgement(plan=plan, cause=cause))


def test_what_takes_the_place_of_a_plan(definition: Definition) -> None:
    assert proposal_of(diagnose(definition, {"help-wanted": ["build"]})) == ELSEWHERE
    proposed = set()
    for name in saved_names():
        found = diagnose(definition, saved(name))
        proposed.add(proposal_of(found))
        expected = NONE if found.optional else found.plan
        assert proposal_of(found) == (ELSEWHERE if found.fit.verdict == "unfit" else expected)
    assert {NONE, ELSEWHERE} < proposed


def test_agreement_is_on_the_plan_and_on_a_leading_cause(definition: Definition) -> None:
    found = diagnose(definition, saved("project-that-keeps-stopping"))
    [cause, *_] = found.leading
    other = next(plan.id for plan in definition.rulebook.plans if plan.id != found.plan)
    records = (
        judged(definition, proposal_of(found), cause),
        judged(definition, other, "", "r2"),
        judged(definition, "", "", "r3"),
    )
    same, apart = compare(Case(id="c1", records=records), dict.fromkeys(("r1", "r2", "r3"), found))
    assert (same.same_plan, same.same_cause) == (True, True)
    assert (apart.same_plan, apart.cause) == (False, "")


def test_a_judgement_that_the_definition_does_not_know_falls_away(definition: Definition) -> None:
    case = Case(id="c1", records=(judged(definition, "gold", "weather"),))
    [read] = open_case(definition, to_json(case_data(definition, case)).encode()).case.records
    assert read.judged == Judgement()
    sound = Case(id="c1", records=(judged(definition, ELSEWHERE, definition.causes[0].id),))
    [read] = open_case(definition, to_json(case_data(definition, sound)).encode()).case.records
    assert read.judged == sound.records[0].judged
    counted = Judgement(plan="light", agreed=NONE, counted=("standard", "light", NONE))
    record = sound.records[0].model_copy(update={"judged": counted})
    kept = Case(id="c1", records=(record,))
    [read] = open_case(definition, to_json(case_data(definition, kept)).encode()).case.records
    assert read.judged == counted
