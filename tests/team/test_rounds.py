"""Two rounds are compared by what both show, and "moved" is said of large moves only."""

import pytest

from diagnosis.team.compare import compare
from diagnosis.team.comparison import EVERYBODY, Comparison
from diagnosis.team.policy import Policy
from diagnosis.team.rounds import Rounds, compare_rounds
from tests.support.frozen import DEFINITION
from tests.support.people import people

Leanings = list[tuple[str | None, int, float]]
TEAM = DEFINITION.team
assert TEAM is not None


def of(leanings: Leanings, seed: int = 1, policy: Policy | None = None) -> Comparison:
    return compare(DEFINITION, people(DEFINITION, leanings, seed), policy)


def rounds(before: Comparison, now: Comparison) -> Rounds:
    assert TEAM is not None
    return compare_rounds(TEAM, before, now)


def test_a_gap_that_has_closed_is_told_with_what_moved() -> None:
    found = rounds(
        of([("executive", 6, 0.2), ("front-line", 8, 0.85)]),
        of([("executive", 6, 0.2), ("front-line", 8, 0.25)], seed=2),
    )
    assert set(found.causes) == {cause.id for cause in DEFINITION.causes}
    for cause in found.causes.values():
        assert cause.groups["front-line"].direction == "lower"
        assert cause.groups["executive"].direction == "open"
        assert cause.gaps is not None
        assert cause.gaps[0] == "different"
    assert found.changed == ()
    assert {read[0] for read in found.questions.values()} >= {"different"}


@pytest.mark.parametrize(
    ("count", "before", "now", "direction"),
    [
        (9, 40, 65, "open"),
        (9, 40, 70, "higher"),
        (10, 40, 60, "higher"),
        (10, 40, 59, "open"),
        (10, 60, 40, "lower"),
    ],
)
def test_how_far_a_mean_has_to_move(count: int, before: int, now: int, direction: str) -> None:
    told = of([("executive", count, 0.5), ("front-line", 12, 0.5)])
    rows = [_with_score(told, "executive", score) for score in (before, now)]
    for cause in rounds(*rows).causes.values():
        assert (cause.groups["executive"].before, cause.groups["executive"].now) == (before, now)
        assert cause.groups["executive"].direction == direction


def test_a_group_that_is_shown_by_consent_is_never_said_to_have_moved() -> None:
    leanings: Leanings = [("executive", 2, 0.1), ("front-line", 8, 0.5)]
    agreed = Policy(consents=("small",) * 10)
    told = of(leanings, policy=agreed)
    assert [group.size for group in told.groups] == ["", "5-9"]
    moved = rounds(told, _with_score(told, "executive", 100))
    assert {cause.groups["executive"].direction for cause in moved.causes.values()} == {"open"}


def test_positions_and_sides_are_not_compared_but_all_people_are() -> None:
    by_position = of([("executive", 6, 0.2), ("front-line", 8, 0.85)])
    by_side = of([("executive", 2, 0.2), ("manager", 5, 0.2), ("front-line", 8, 0.85)])
    assert (by_position.level, by_side.level) == ("positions", "sides")
    found = rounds(by_position, by_side)
    for cause in found.causes.values():
        assert list(cause.groups) == [EVERYBODY]
        assert cause.gaps is None
    assert found.questions == {}


def test_what_was_not_asked_alike_is_named_and_not_compared() -> None:
    told = of([("executive", 6, 0.2), ("front-line", 8, 0.85)])
    cause, question = next(iter(told.causes)), next(iter(told.questions))
    other = told.model_copy(update={"asked": {**told.asked, cause: "other", question: "other"}})
    found = rounds(other, told)
    assert found.changed == (cause, question)
    assert cause not in found.causes
    assert question not in found.questions
    assert len(found.causes) == len(told.causes) - 1


def test_digests_follow_the_scoring_and_not_the_words() -> None:
    told = of([("executive", 6, 0.2), ("front-line", 8, 0.85)])
    name = next(name for name, question in DEFINITION.questions.items() if question.weights)
    question = DEFINITION.questions[name]

    def asked(**changed: object) -> dict[str, str]:
        questions = {**DEFINITION.questions, name: question.model_copy(update=changed)}
        definition = DEFINITION.model_copy(update={"questions": questions})
        return compare(definition, people(definition, [("executive", 6, 0.2), ("front-line", 8, 0.85)])).asked

    assert asked(text=question.label) == told.asked
    turned = asked(reverse=not question.reverse)
    assert {one for one, digest in turned.items() if digest != told.asked[one]} == {name, *question.weights}


def _with_score(told: Comparison, group: str, score: int) -> Comparison:
    causes = {
        name: cause.model_copy(
            update={
                "groups": {**cause.groups, group: cause.groups[group].model_copy(update={"score": score})}
            }
        )
        for name, cause in told.causes.items()
    }
    return told.model_copy(update={"causes": causes})
