"""Who stands together: one partition, settled from numbers of people before any figure exists.

What is shown of the parts of a partition, and of all of its people, lets whoever sees it solve for unions of
its parts and of the people in no part, and for nothing smaller. So each of these has nobody in it, or
at least k people, or only people who have agreed.
"""

from collections.abc import Sequence
from typing import Literal

from diagnosis.team.policy import Consent, may_stand_apart, weakest

Level = Literal["positions", "sides", "all", "nothing"]
Group = tuple[int, ...]
"""The places of the positions that stand together."""


def partition(
    counts: Sequence[int], consents: Sequence[Consent], sides: Sequence[Group], without: int, k: int
) -> tuple[Level, tuple[Group, ...]]:
    """The finest level at which nobody is singled out, and the groups at it, without empty ones.

    `counts` are the people of each position and `consents` what all of a position have agreed to.
    `sides` holds the places of the positions of each side. `without` is the number of people without a
    position, who are part of the total only. `k` is the smallest group. "all" has no groups.
    """
    if may_stand_apart(without, k):
        levels: tuple[tuple[Level, Sequence[Group]], ...] = (
            ("positions", [(place,) for place in range(len(counts))]),
            ("sides", sides),
        )
        for level, groups in levels:
            filled = tuple(group for group in groups if _people(counts, group))
            # A single group is the total; people without a position would stand apart from it.
            if len(filled) > 1 and all(_apart(counts, consents, group, k) for group in filled):
                return level, filled
    everybody: Consent = "no" if without else weakest(tuple(consents))
    people = sum(counts) + without
    return ("all" if people and may_stand_apart(people, k, everybody) else "nothing"), ()


def _people(counts: Sequence[int], group: Group) -> int:
    return sum(counts[place] for place in group)


def _apart(counts: Sequence[int], consents: Sequence[Consent], group: Group, k: int) -> bool:
    agreed = weakest(tuple(consents[place] for place in group if counts[place]))
    return may_stand_apart(_people(counts, group), k, agreed)


def released_cells(
    known: Sequence[int], consents: Sequence[Consent], without: int, everybody: Consent, k: int
) -> tuple[tuple[bool, ...], bool]:
    """Of which groups of a partition something may be told of one figure, and whether of all people.

    `known` counts in each group the people of whom the figure is known, and `without` those in no group.
    `consents` are what all of each group have agreed to, known or not, and `everybody` what all people have.
    The total is told only where those whom it has beyond the groups that are told are nobody, or `k` at
    least: nobody has agreed to be what is left over.
    """
    released = tuple(
        count > 0 and may_stand_apart(count, k, consent)
        for count, consent in zip(known, consents, strict=True)
    )
    people = sum(known) + without
    rest = people - sum(count for count, apart in zip(known, released, strict=True) if apart)
    total = people > 0 and may_stand_apart(people, k, everybody)
    return released, total and (not any(released) or may_stand_apart(rest, k))
