"""Which plan the rulebook recommends, and why not another."""

from dataclasses import dataclass

from diagnosis.definition.rulebook import DefaultRule, Rule, Rulebook, WhyNot
from diagnosis.engine.conditions import Facts, holds


@dataclass(frozen=True)
class Recommendation:
    """`rule` fired; `runner_up` is the first later rule that holds for another plan.

    `why_not` has, for every other plan, the first of its statements that holds.
    """

    rule: Rule | DefaultRule
    runner_up: Rule | None
    why_not: dict[str, WhyNot]


def recommend(rulebook: Rulebook, facts: Facts) -> Recommendation:
    """Read the rules from top to bottom; where none holds, the default decides."""
    holding = [rule for rule in rulebook.rules if holds(rule.when, facts)]
    fired: Rule | DefaultRule = holding[0] if holding else rulebook.default
    runner_up = next((rule for rule in holding if rule.recommend != fired.recommend), None)
    why_not = {}
    for plan in rulebook.plans:
        said = next((one for one in plan.why_not if one.when is None or holds(one.when, facts)), None)
        if plan.id != fired.recommend and said is not None:
            why_not[plan.id] = said
    return Recommendation(rule=fired, runner_up=runner_up, why_not=why_not)
