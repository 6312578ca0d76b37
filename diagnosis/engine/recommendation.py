"""Which plan the rulebook recommends, and why not another."""

from dataclasses import dataclass

from diagnosis.definition.model import DefaultRule, Rule, Rulebook
from diagnosis.engine.conditions import Facts, distance, first_failed, holds
from diagnosis.engine.diagnosis import WhyNot


@dataclass(frozen=True)
class Recommendation:
    """`rule` fired; `runner_up` is the first later rule that holds for another plan."""

    rule: Rule | DefaultRule
    runner_up: Rule | None
    why_not: dict[str, WhyNot]


def recommend(rulebook: Rulebook, facts: Facts) -> Recommendation:
    """Read the rules from top to bottom; where none holds, the default decides."""
    holding = [rule for rule in rulebook.rules if holds(rule.when, facts)]
    fired: Rule | DefaultRule = holding[0] if holding else rulebook.default
    runner_up = next((rule for rule in holding if rule.recommend != fired.recommend), None)
    return Recommendation(
        rule=fired,
        runner_up=runner_up,
        why_not={
            plan.id: _why_not(rulebook, plan.id, holding, facts)
            for plan in rulebook.plans
            if plan.id != fired.recommend
        },
    )


def _why_not(rulebook: Rulebook, plan: str, holding: list[Rule], facts: Facts) -> WhyNot:
    overruled = next((rule for rule in holding if rule.recommend == plan), None)
    if overruled is not None:
        return WhyNot(rule=overruled.id, failed=None)
    # A rule that ends in "no engagement is called for" would explain a plan badly.
    rules = [rule for rule in rulebook.rules if rule.recommend == plan and not rule.optional]
    if not rules:
        return WhyNot(rule=None, failed=None)
    nearest = min(rules, key=lambda rule: distance(rule.when, facts))
    return WhyNot(rule=nearest.id, failed=first_failed(nearest.when, facts))
