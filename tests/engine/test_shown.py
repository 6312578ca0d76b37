"""Scores as readers see them: whole points, halves up, and never at odds with their level."""

from fractions import Fraction

import pytest
from hypothesis import given

from diagnosis import Response, diagnose
from diagnosis.engine.scoring import half_up, score_causes
from diagnosis.wording.evidence import whole_points
from tests.support.frozen import DEFINITION
from tests.support.responses import responses


@pytest.mark.parametrize(
    ("points", "shown"), [(Fraction(200, 3), 67), (Fraction(25, 2), 13), (6.25, 6), (0.5, 1), (64.4, 64)]
)
def test_halves_go_up(points: Fraction | float, shown: int) -> None:
    assert half_up(points) == shown


@given(responses())
def test_a_score_is_shown_to_the_nearest_point_and_in_its_level(response: Response) -> None:
    limits = DEFINITION.rulebook.band_limits
    exact = score_causes(DEFINITION, response)
    for cause, score in diagnose(DEFINITION, response).scores.items():
        known = exact[cause].known
        if known is None:
            assert score.shown is None
            continue
        assert score.shown is not None
        assert -Fraction(1, 2) <= known - score.shown < Fraction(1, 2) + (score.near is None)
        same_level = [known >= limit for limit in limits] == [score.shown >= limit for limit in limits]
        assert same_level or score.near is not None


@given(responses())
def test_points_of_answers_are_whole_and_add_up(response: Response) -> None:
    result = diagnose(DEFINITION, response)
    for cause, score in result.scores.items():
        if score.shown is None or score.near is not None:
            continue
        points = [line.points for line in result.evidence[cause]]
        whole = whole_points(points, score.shown)
        assert sum(whole) == score.shown
        assert all(abs(one - exact) < 1 + 1e-9 for one, exact in zip(whole, points, strict=True))
