"""The plans side by side."""

from diagnosis.wording.cause_line import Part
from diagnosis.wording.words import Words


class PlanComparison(Part):
    """`cells` of a row stand in the order of `plans`; `recommended` is the column of the plan."""

    plans: list[str]
    recommended: int
    rows: list[tuple[str, list[str]]]


def compared_plans(say: Words, recommended: str) -> PlanComparison:
    """The plans side by side, of which one is recommended."""
    rulebook = say.definition.rulebook
    none = say.text("result.cell-none")
    rows = [
        (
            say.of(fact.label),
            [say.of(plan.facts[fact.id]) if fact.id in plan.facts else none for plan in rulebook.plans],
        )
        for fact in rulebook.plan_facts
    ]
    return PlanComparison(
        plans=[say.of(plan.name) for plan in rulebook.plans],
        recommended=[plan.id for plan in rulebook.plans].index(recommended),
        rows=rows,
    )
