"""What stands beside the figures is told where enough people stand behind it, and not else."""

import pytest

from diagnosis import Definition, Response
from diagnosis.definition.base import UNKNOWN
from diagnosis.team.compare import compare
from diagnosis.team.policy import Policy
from tests.support.frozen import DEFINITION
from tests.support.people import people

ASKED = "different-pictures"


@pytest.fixture
def guessing() -> Definition:
    assert DEFINITION.team is not None
    team = DEFINITION.team.model_copy(update={"guesses": [ASKED]})
    return DEFINITION.model_copy(update={"team": team})


def options(definition: Definition) -> list[str]:
    return [option.id for option in definition.questions[ASKED].options]


def test_a_guess_stands_beside_what_the_others_answered(guessing: Definition) -> None:
    low, high = options(guessing)[0], options(guessing)[-1]
    team = people(guessing, [("executive", 5, 0.0), ("front-line", 6, 1.0)], seed=3)
    guesses = [{ASKED: low}] * 5 + [{ASKED: low}] * 6
    found = {guess.group: guess for guess in compare(guessing, team, None, guesses).guesses}
    assert (found["executive"].guessed, found["executive"].answered) == (low, high)
    assert (found["front-line"].guessed, found["front-line"].answered) == (low, low)
    # Whose guess belongs to whom does not hang on the order.
    turned = compare(guessing, team[::-1], None, guesses[::-1])
    assert turned == compare(guessing, team, None, guesses)


def test_a_guess_of_fewer_than_k_is_not_told_and_neither_are_answers_of_fewer(guessing: Definition) -> None:
    low = options(guessing)[0]
    team = people(guessing, [("executive", 5, 0.2), ("front-line", 6, 0.8)])
    four = [{ASKED: low}] * 4 + [{}] * 7
    assert compare(guessing, team, None, four).guesses == ()
    answers = {name: chosen for name, chosen in team[-1].answers.items() if name != ASKED}
    few = [*team[:9], *(Response(answers={**answers, "position": ("front-line",)}) for _ in range(2))]
    told = compare(guessing, few, None, [{ASKED: low}] * 11).guesses
    assert [guess.group for guess in told] == ["front-line"]


@pytest.mark.parametrize(
    ("unknown", "share"), [(0, None), (4, None), (5, 50), (6, 50), (7, None), (11, None)]
)
def test_a_share_of_what_is_not_known_needs_enough_on_both_sides(unknown: int, share: int | None) -> None:
    team = people(DEFINITION, [("executive", 5, 0.2), ("front-line", 6, 0.8)])
    asked = [
        Response(answers={**one.answers, ASKED: (UNKNOWN,)}) if place < unknown else one
        for place, one in enumerate(team)
    ]
    found = {one.question: one.share for one in compare(DEFINITION, asked, Policy(k=5)).unknown}
    # All of them may be told of where nobody is left.
    assert found.get(ASKED) == (90 if unknown == 11 else share)
