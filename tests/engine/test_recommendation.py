from hypothesis import given

from diagnosis import Definition, Response, diagnose
from diagnosis.engine.conditions import facts_of, first_failed, holds
from diagnosis.engine.scoring import score_causes
from tests.support.frozen import DEFINITION
from tests.support.responses import responses


@given(responses())
def test_the_first_rule_that_holds_decides_and_is_explained(response: Response) -> None:
    rulebook = DEFINITION.rulebook
    facts = facts_of(response, score_causes(DEFINITION, response))
    holding = [rule for rule in rulebook.rules if holds(rule.when, facts)]
    result = diagnose(DEFINITION, response)
    fired = holding[0] if holding else rulebook.default
    assert (result.rule, result.plan) == (fired.id, fired.recommend)
    assert all(holds(part, facts) for part in result.held)
    assert bool(result.held) == bool(holding)
    others = [rule for rule in holding if rule.recommend != result.plan]
    assert result.runner_up == (others[0].recommend if others else None)


@given(responses())
def test_every_other_plan_has_its_why_not(response: Response) -> None:
    result = diagnose(DEFINITION, response)
    facts = facts_of(response, score_causes(DEFINITION, response))
    rules = {rule.id: rule for rule in DEFINITION.rulebook.rules}
    assert set(result.why_not) == {plan.id for plan in DEFINITION.rulebook.plans} - {result.plan}
    for plan, why in result.why_not.items():
        assert why.rule is not None
        assert rules[why.rule].recommend == plan
        if why.failed is None:
            assert holds(rules[why.rule].when, facts)
        else:
            assert not holds(why.failed, facts)
            assert first_failed(rules[why.rule].when, facts) == why.failed


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
