"""Nobody is singled out by who stands together: every number of people, every consent that matters."""

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

import pytest

from diagnosis.team.partition import Group, Level, partition, released_cells
from diagnosis.team.policy import CONSENTS, Consent, weakest

SIDES: tuple[Group, ...] = ((0, 1), (2, 3))


def consents_that_matter(count: int, k: int) -> tuple[Consent, ...]:
    """What a position may have agreed to; of an empty one, and of a large one, nothing hangs on it."""
    return CONSENTS if 0 < count < k else ("no",)


def situations(
    k: int, most: int, step: int = 1
) -> Iterator[tuple[tuple[int, ...], tuple[Consent, ...], int]]:
    for counts in product(range(0, most + 1, step), repeat=4):
        for agreed in product(*(consents_that_matter(count, k) for count in counts)):
            for without in range(0, most + 1, step):
                yield counts, agreed, without


def solvable(
    level: Level, groups: tuple[Group, ...], counts: tuple[int, ...], without: int
) -> list[tuple[Group, int]]:
    """The smallest sets of people of whom a sum can be worked out from what is shown: positions, and others.

    What is shown are sums over the groups, which share nobody, and over all people. A sum over a set follows from
    them only where people who stand in the same shown sums are all in it or all out of it, for a combination of
    those sums gives them the same weight. So the smallest are the groups, and those in no group.
    """
    if level == "nothing":
        return []
    inside = {place for group in groups for place in group}
    rest = tuple(place for place in range(4) if place not in inside)
    return [(group, 0) for group in groups] + [(rest, without)]


def check(k: int, counts: tuple[int, ...], agreed: tuple[Consent, ...], without: int) -> None:
    level, groups = partition(counts, agreed, SIDES, without, k)
    for positions, others in solvable(level, groups, counts, without):
        size = sum(counts[place] for place in positions) + others
        if size == 0 or size >= k:
            continue
        # Fewer than k: each of them has said yes, and with nobody else among them to being alone.
        assert others == 0
        wanted = ("alone",) if size == 1 else ("alone", "small")
        assert all(agreed[place] in wanted for place in positions if counts[place])


@pytest.mark.slow
@pytest.mark.parametrize("k", range(3, 11))
def test_no_set_of_fewer_than_k_people_can_be_solved_for(k: int) -> None:
    """Every number of people from 0 to 12 in each of the four positions and without one."""
    for counts, agreed, without in situations(k, 12):
        check(k, counts, agreed, without)


@pytest.mark.parametrize("k", [3, 5, 10])
def test_no_set_of_fewer_than_k_people_can_be_solved_for_in_some_teams(k: int) -> None:
    for counts, agreed, without in situations(k, 12, step=4):
        check(k, counts, agreed, without)


def check_cells(k: int, cells: tuple[tuple[int, Consent], ...], without: int, everybody: Consent) -> None:
    """Of one figure: the groups that are told share nobody, so what else can be solved for is the rest of the total."""
    known, consents = [count for count, _ in cells], [agreed for _, agreed in cells]
    told, total = released_cells(known, consents, without, everybody, k)
    for count, agreed, apart in zip(known, consents, told, strict=True):
        assert apart == (count >= k or (agreed == "alone" and count > 0) or (agreed == "small" and count > 1))
    people = sum(known) + without
    rest = people - sum(count for count, apart in zip(known, told, strict=True) if apart)
    if total and any(told):
        assert rest == 0 or rest >= k
    elif total:
        assert people >= k or everybody == "alone" or (everybody == "small" and people > 1)


@pytest.mark.parametrize("k", [3, *(pytest.param(k, marks=pytest.mark.slow) for k in range(4, 11))])
def test_no_cell_tells_of_fewer_than_k_people(k: int) -> None:
    """One to four groups, in whichever order, of whom 0 to 12 people each know it, and 0 to 12 without a position."""
    cells = [(count, agreed) for count in range(13) for agreed in consents_that_matter(count, k)]
    for groups in range(1, 5):
        for chosen in combinations_with_replacement(cells, groups):
            for without in range(13):
                check_cells(k, chosen, without, weakest(tuple(agreed for _, agreed in chosen)))
    for without in range(1, 13):
        for everybody in CONSENTS:
            check_cells(k, (), without, everybody)


@pytest.mark.parametrize(
    ("counts", "without", "level", "groups"),
    [
        ((5, 5, 6, 7), 0, "positions", ((0,), (1,), (2,), (3,))),
        ((5, 0, 6, 0), 0, "positions", ((0,), (2,))),
        ((5, 5, 6, 7), 5, "positions", ((0,), (1,), (2,), (3,))),
        ((4, 3, 6, 7), 0, "sides", ((0, 1), (2, 3))),
        ((5, 5, 6, 7), 1, "all", ()),
        ((1, 1, 6, 7), 0, "all", ()),
        ((0, 0, 6, 0), 0, "all", ()),
        ((1, 1, 1, 1), 0, "nothing", ()),
        ((0, 0, 0, 0), 0, "nothing", ()),
    ],
)
def test_the_finest_level_that_is_allowed(
    counts: tuple[int, ...], without: int, level: str, groups: tuple[Group, ...]
) -> None:
    assert partition(counts, ("no",) * 4, SIDES, without, 5) == (level, groups)


def test_a_small_group_stands_apart_where_all_of_it_agreed() -> None:
    for agreed, level in (("small", "positions"), ("alone", "positions"), ("no", "sides")):
        consents: tuple[Consent, ...] = (agreed, "no", "no", "no")  # type: ignore[assignment]
        assert partition((3, 5, 5, 5), consents, SIDES, 0, 5)[0] == level
    for agreed, level in (("small", "sides"), ("alone", "positions")):
        consents = (agreed, "no", "no", "no")  # type: ignore[assignment]
        assert partition((1, 5, 5, 5), consents, SIDES, 0, 5)[0] == level


def test_what_was_declined_cannot_be_told_from_what_was_not_asked() -> None:
    """Merged is what happens anyway: a refusal looks as if nobody had been asked."""
    refused = partition((3, 5, 5, 5), ("no", "no", "no", "no"), SIDES, 0, 5)
    assert refused == partition((3, 5, 5, 5), ("no", "alone", "alone", "alone"), SIDES, 0, 5)
