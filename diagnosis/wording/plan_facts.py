"""The facts of the plans side by side."""

from diagnosis.wording.words import Words


def facts_of_plans(say: Words) -> list[tuple[str, list[str]]]:
    """The label of each fact, and its value for each plan in the order of the plans."""
    rulebook = say.definition.rulebook
    none = say.text("result.cell-none")
    return [
        (
            say.of(fact.label),
            [say.of(plan.facts[fact.id]) if fact.id in plan.facts else none for plan in rulebook.plans],
        )
        for fact in rulebook.plan_facts
    ]
