"""A comparison tells what the groups answer, and nothing of one person."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnosis import Response
from diagnosis.team.compare import compare
from diagnosis.team.comparison import Comparison
from diagnosis.team.grouping import NotComparableError
from diagnosis.team.policy import Policy
from tests.support.frozen import DEFINITION
from tests.support.people import people

APART = (("executive", 5, 0.2), ("manager", 6, 0.25), ("front-line", 9, 0.75), ("back-office", 5, 0.7))


@pytest.fixture(scope="module")
def told() -> Comparison:
    return compare(DEFINITION, people(DEFINITION, APART))


def test_landscapes_that_are_far_apart_are_found(told: Comparison) -> None:
    assert told.level == "positions"
    assert [(group.id, group.size) for group in told.groups] == [
        (name, "5-9") for name in ("executive", "manager", "front-line", "back-office")
    ]
    for cause in told.causes.values():
        assert cause.gap is not None
        assert cause.gap.reading == "different"
        one, other = cause.gap.groups
        assert cause.gap.points == cause.groups[one].score - cause.groups[other].score
    assert next(iter(told.questions.values())).difference == "different"
    across = [
        found for found in told.landscapes if "executive" in found.groups and "front-line" in found.groups
    ]
    assert across[0].distance > across[0].by_chance
    assert told.reported is not None


def test_small_groups_are_told_roughly(told: Comparison) -> None:
    for cause in told.causes.values():
        for score in cause.groups.values():
            assert score.score % 5 == score.low % 5 == score.high % 5 == 0
    assert all(answers.shares is None for one in told.questions.values() for answers in one.groups.values())


def test_of_ten_people_on_the_shares_are_told_in_tens() -> None:
    found = compare(DEFINITION, people(DEFINITION, [("executive", 12, 0.2), ("front-line", 10, 0.8)]))
    shares = [
        answers.shares
        for one in found.questions.values()
        for answers in one.groups.values()
        if answers.shares
    ]
    assert shares
    assert all(share % 10 == 0 and share <= 90 for three in shares for share in three)


def test_the_order_of_the_responses_says_nothing() -> None:
    team = people(DEFINITION, APART[:3])
    shuffled = random.Random(1).sample(team, len(team))
    assert compare(DEFINITION, team) == compare(DEFINITION, shuffled)


def test_too_few_are_told_nothing_of() -> None:
    found = compare(DEFINITION, people(DEFINITION, [("executive", 1, 0.2), ("front-line", 3, 0.8)]))
    assert (found.level, found.people, found.groups, found.causes, found.questions) == (
        "nothing",
        "",
        (),
        {},
        {},
    )
    assert [(one.what, one.why) for one in found.withheld] == [("everything", "too-few")]


@pytest.mark.parametrize(
    ("who", "level", "why"),
    [
        ([("executive", 2, 0.2), ("front-line", 9, 0.8)], "all", "too-few"),
        ([("executive", 6, 0.2), ("front-line", 9, 0.8), (None, 2, 0.5)], "all", "no-position"),
        ([("front-line", 9, 0.8)], "all", "one-group"),
    ],
)
def test_it_says_why_positions_are_not_told_apart(who: list[Any], level: str, why: str) -> None:
    found = compare(DEFINITION, people(DEFINITION, who))
    assert (found.level, found.groups) == (level, ())
    assert found.withheld[0].why == why
    assert all(cause.gap is None and not cause.groups and cause.total for cause in found.causes.values())


def test_a_small_group_is_told_apart_where_all_of_it_agreed() -> None:
    team = people(DEFINITION, [("executive", 3, 0.2), ("front-line", 9, 0.8)])
    found = compare(DEFINITION, team, Policy(consents=("small",) * 3 + ("no",) * 9))
    assert [(group.id, group.size) for group in found.groups] == [("executive", ""), ("front-line", "5-9")]
    assert compare(DEFINITION, team, Policy(consents=("small",) * 2 + ("no",) * 10)).level == "all"


def test_what_too_few_know_is_withheld() -> None:
    team = people(DEFINITION, [("executive", 5, 0.2), ("front-line", 9, 0.8)])
    asked = next(name for name, question in DEFINITION.questions.items() if question.weights)
    first = Response(answers={name: chosen for name, chosen in team[0].answers.items() if name != asked})
    found = compare(DEFINITION, [first, *team[1:]])
    assert list(found.questions[asked].groups) == ["front-line"]
    assert found.questions[asked].difference == "open"
    assert (asked, "too-few-known") in [(one.what, one.why) for one in found.withheld]


def test_bounds_need_the_head_counts_and_hold_whatever_the_others_say() -> None:
    team = people(DEFINITION, [("executive", 5, 0.2), ("front-line", 9, 0.8)])
    everybody = Policy(headcount={"executive": 5, "front-line": 9})
    for cause in compare(DEFINITION, team, everybody).causes.values():
        assert cause.gap is not None
        assert cause.gap.bounds is not None
        low, high = cause.gap.bounds
        assert low - 5 <= cause.gap.points <= high + 5
        assert high - low <= 10
    half = Policy(headcount={"executive": 10, "front-line": 18})
    wide = compare(DEFINITION, team, half).causes.values()
    assert all(
        cause.gap and cause.gap.bounds and cause.gap.bounds[1] - cause.gap.bounds[0] >= 90 for cause in wide
    )
    for wrong in ({"executive": 4}, {"owner": 3}):
        with pytest.raises(NotComparableError):
            compare(DEFINITION, team, Policy(headcount=wrong))
    with pytest.raises(NotComparableError):
        compare(DEFINITION, team, Policy(consents=("no",)))
    with pytest.raises(NotComparableError):
        compare(DEFINITION.model_copy(update={"team": None}), team)


def leaves(value: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    if isinstance(value, dict):
        return {
            place: leaf for name, part in value.items() for place, leaf in leaves(part, (*path, name)).items()
        }
    if isinstance(value, list):
        return {
            place: leaf
            for name, part in enumerate(value)
            for place, leaf in leaves(part, (*path, str(name))).items()
        }
    return {path: value}


@settings(max_examples=12)
@given(st.integers(0, 10_000), st.sampled_from([("executive", 5), ("executive", 6), ("executive", 12)]))
def test_one_person_changes_rounded_means_bands_and_words_only(seed: int, who: tuple[str, int]) -> None:
    """Two teams that differ in one person: what differs in the release, by kind."""
    position, count = who
    team = people(DEFINITION, [(position, count, 0.3), ("front-line", 7, 0.6)], seed)
    other = people(DEFINITION, [(position, 1, 0.9)], seed + 1) + team[1:]
    one, two = (leaves(compare(DEFINITION, some).model_dump(mode="json")) for some in (team, other))
    for place in one.keys() | two.keys():
        if one.get(place) == two.get(place):
            continue
        kind = place[-1]
        for value in (one.get(place), two.get(place)):
            if value is None or isinstance(value, str):
                continue  # bands, levels and words
            group = next((part for part in place if part in (position, "front-line")), "")
            many = (count if group == position else 7 if group else count + 7) >= 10
            # Means to 5 points below ten people, to 1 from there on; shares in tens; a gap is their difference.
            assert kind in ("score", "low", "high", "points", "distance", "by_chance", "reported") or (
                "shares" in place and value % 10 == 0 and value <= 90
            ), place
            assert many or kind in ("points",) or value % 5 == 0, place


def test_no_field_can_hold_what_one_person_said() -> None:
    fields = {
        place[-1] for place in leaves(compare(DEFINITION, people(DEFINITION, APART)).model_dump(mode="json"))
    }
    for forbidden in ("minimum", "maximum", "answers", "plan", "fit", "note", "organisation", "p", "delta"):
        assert forbidden not in fields
