"""What can be asked of all answer sets: of ordered conditions, is the first that holds one of these?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diagnosis.definition.condition import All, Condition
from diagnosis.definition.rulebook import WhyNot


@dataclass(frozen=True)
class Decision:
    """Of `conditions` in order, the first that holds is at one of `deciders`; None is "none holds"."""

    conditions: tuple[Condition, ...]
    deciders: frozenset[int | None]


def holds(condition: Condition) -> Decision:
    """The condition holds."""
    return Decision((condition,), frozenset({0}))


def fails(*conditions: Condition) -> Decision:
    """None of the conditions holds."""
    return Decision(conditions, frozenset({None}))


def decides(conditions: Sequence[Condition], deciders: Iterable[int | None]) -> Decision:
    """The first of the conditions that holds is one of those."""
    return Decision(tuple(conditions), frozenset(deciders))


def when_of(why_not: Sequence[WhyNot]) -> list[Condition]:
    """The conditions of a plan's why-not; one without a condition always holds."""
    return [All(parts=()) if one.when is None else one.when for one in why_not]
