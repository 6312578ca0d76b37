"""Where a call stands: exact, from any partial response."""

from collections.abc import Mapping

from hypothesis import given, settings

from diagnosis import Definition, Response, diagnose
from diagnosis.definition.base import UNKNOWN
from diagnosis.definition.loader import load_definition
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.standing import standing
from diagnosis.paths import QUESTIONS as SHIPPED_QUESTIONS
from diagnosis.paths import RULES as SHIPPED_RULES
from tests.support.frozen import DEFINITION
from tests.support.responses import responses


@settings(max_examples=20)
@given(responses())
def test_it_says_what_the_outlook_counts(response: Response) -> None:
    found = standing(DEFINITION, response)
    known = {name: chosen for name, chosen in response.answers.items() if UNKNOWN not in chosen}
    outlook = outlook_of(DEFINITION)
    counts = outlook.counts(known)
    assert (found.plans, found.settled) == (counts.plans, counts.settled)
    assert sorted(found.agenda) == sorted(set(DEFINITION.questions) - set(known))
    if found.settled:
        assert not found.deciding
        for choice in (0, -1):
            assert diagnose(DEFINITION, _filled(known, choice)).plan == found.settled
    elif found.deciding:
        assert found.agenda[0] == found.deciding[0]
        first = found.deciding[0]
        for option, plans in found.branches.items():
            left = outlook.counts({**known, first: (option,)}).plans
            assert set(plans) == {plan for plan, count in left.items() if count}


def _filled(known: Mapping[str, tuple[str, ...]], choice: int) -> Response:
    """Every question that is not known answered, in the same place of its options."""
    answers = {name: (question.option_ids[choice],) for name, question in DEFINITION.questions.items()}
    return Response(answers={**answers, **known})


def test_what_is_not_known_is_still_to_be_talked_about(definition: Definition) -> None:
    """Answers of one whose plan is settled, all of which they do not know."""
    everything = {name: (question.option_ids[0],) for name, question in definition.questions.items()}
    assert standing(definition, Response(answers=everything)).agenda == ()
    unsure = {
        name: (UNKNOWN,) if question.unknown else (question.option_ids[0],)
        for name, question in definition.questions.items()
    }
    found = standing(definition, Response(answers=unsure))
    assert found.settled is None
    assert set(found.agenda) == {name for name, chosen in unsure.items() if chosen == (UNKNOWN,)}
    blank = {name: chosen for name, chosen in unsure.items() if chosen != (UNKNOWN,)}
    assert found.plans == standing(definition, Response(answers=blank)).plans


def test_the_agenda_follows_the_stages_of_a_talk() -> None:
    shipped = load_definition(SHIPPED_QUESTIONS, SHIPPED_RULES)
    stages = [stage.id for stage in shipped.talk]
    assert len(stages) >= 5
    assert all(question.talk and question.listen for question in shipped.questions.values())
    found = standing(shipped, Response(answers={"pace": (UNKNOWN,), "wants": ("decision",)}))
    places = [stages.index(str(shipped.questions[name].talk)) for name in found.agenda]
    assert places == sorted(places)
    assert "pace" in found.agenda
    assert "wants" not in found.agenda
    # Within a stage, what decides most about the plan comes first.
    terms = [name for name in found.agenda if shipped.questions[name].talk == stages[-1]]
    order = [found.deciding.index(name) for name in terms if name in found.deciding]
    assert order == sorted(order)
    assert len(order) > 1


def test_once_the_plan_is_settled_scores_come_before_the_profile(definition: Definition) -> None:
    answers = {"wants": ("decision",), "duration": ("short",)}
    symptoms = [name for name, question in definition.questions.items() if question.weights]
    answers |= {name: ("half" if "half" in definition.questions[name].option_ids else "two-or-three",)
                for name in symptoms[1:]}  # fmt: skip
    found = standing(definition, Response(answers=answers))
    assert found.settled == "spot"
    assert found.agenda[0] == symptoms[0]
    assert set(found.agenda[-2:]) == {"position", "size"}


def test_contradictions_of_the_definition_are_found(definition: Definition) -> None:
    together = {"reasons-recorded": ("nearly-always",), "owner-unclear": ("daily",)}
    [item] = standing(definition, Response(answers=together)).contradictions
    assert item.id == "written-yet-vague"
    for name, chosen in together.items():
        alone = Response(answers={name: chosen})
        assert standing(definition, alone).contradictions == ()


def test_a_blank_sheet_has_everything_open(definition: Definition) -> None:
    found = standing(definition, Response(answers={}))
    assert found.settled is None
    assert found.plans is not None
    assert all(found.plans.values())
    assert len(found.agenda) == len(definition.questions)


def test_every_question_and_cause_has_words_for_a_call(definition: Definition) -> None:
    assert all(question.spoken for question in definition.questions.values())
    assert all(len(cause.hearing) >= 2 for cause in definition.causes)
