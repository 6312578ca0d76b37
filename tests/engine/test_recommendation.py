from hypothesis import given

from diagnosis import Definition, Response, diagnose
from diagnosis.engine.conditions import facts_of, holds
from diagnosis.engine.scoring import score_causes
from tests.support.frozen import DEFINITION
from tests.support.responses import responses


@given(responses())
def test_the_first_rule_that_holds_decides_and_is_explained(response: Response) -> None:
    rulebook = DEFINITION.rulebook
    facts = facts_of(DEFINITION, response, score_causes(DEFINITION, response))
    holding = [rule for rule in rulebook.rules if holds(rule.when, facts)]
    result = diagnose(DEFINITION, response)
    fired = holding[0] if holding else rulebook.default
    assert (result.rule, result.plan) == (fired.id, fired.recommend)
    assert all(holds(part, facts) for part in result.held)
    assert bool(result.held) == bool(holding)
    others = [rule for rule in holding if rule.recommend != result.plan]
    assert result.runner_up == (others[0].recommend if others else None)


@given(responses())
def test_every_other_plan_is_told_the_first_of_its_reasons_that_holds(response: Response) -> None:
    result = diagnose(DEFINITION, response)
    facts = facts_of(DEFINITION, response, score_causes(DEFINITION, response))
    for plan in DEFINITION.rulebook.plans:
        told = [one.id for one in plan.why_not if one.when is None or holds(one.when, facts)]
        if plan.id == result.plan or not told:
            assert plan.id not in result.why_not
        else:
            assert result.why_not[plan.id].id == told[0]


@given(responses())
def test_there_is_one_verdict_with_reasons_and_every_result_has_its_words(response: Response) -> None:
    result = diagnose(DEFINITION, response)
    assert result.fit.verdict in ("fit", "conditional", "unfit")
    assert result.fit.reasons
    if result.fit.verdict == "conditional":
        assert all(reason.resolve for reason in result.fit.reasons)
    if result.fit.verdict == "unfit":
        assert all(reason.instead for reason in result.fit.reasons)
    assert result.headline is not None
    assert result.urgency is not None
    assert result.next_steps


@given(responses())
def test_a_diagnosis_never_depends_on_anything_but_the_answers(response: Response) -> None:
    assert (
        diagnose(DEFINITION, response).model_dump_json() == diagnose(DEFINITION, response).model_dump_json()
    )


def test_nothing_answered_claims_nothing(definition: Definition) -> None:
    result = diagnose(definition, {})
    assert result.plan == "spot"
    assert not result.optional
    assert result.leading_cause is None
    assert {score.score for score in result.scores.values()} == {None}
    assert {(score.low, score.high) for score in result.scores.values()} == {(0, 100)}
    assert result.fit.verdict == "conditional"
