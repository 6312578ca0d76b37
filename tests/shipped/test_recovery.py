"""A planted cause is found, by the reading of the wording in loadings.yaml; the benchmark has more draws."""

import random

import pytest

from diagnosis import Definition, diagnose
from tests.support.organisations import CAUSE_OF, answers, organisation

DRAWS = 600
# Bars hold for the whole population; a sample of DRAWS may miss them by two standard errors.
SLACK = 0.03


@pytest.mark.parametrize("kind", CAUSE_OF)
def test_a_planted_cause_has_the_highest_score_and_is_hardly_ever_named_wrongly(
    definition: Definition, kind: str
) -> None:
    chance = random.Random(kind)
    highest = named = wrong = 0
    for _ in range(DRAWS):
        result = diagnose(definition, answers(definition, organisation(kind, chance), chance))
        scores = {cause: score.score or 0.0 for cause, score in result.scores.items()}
        highest += max(scores, key=scores.__getitem__) == CAUSE_OF[kind]
        named += result.leading_cause is not None
        wrong += result.leading_cause not in (None, CAUSE_OF[kind])
    assert highest / DRAWS >= 0.85 - SLACK
    assert named / DRAWS >= 0.5
    assert wrong / named <= 0.05 + SLACK / 2


def test_organisations_that_are_not_stalled_are_mostly_low_throughout(definition: Definition) -> None:
    chance = random.Random("none")
    low = 0
    for _ in range(DRAWS):
        result = diagnose(definition, answers(definition, organisation("none", chance), chance))
        low += {score.band for score in result.scores.values()} == {"low"}
    assert low / DRAWS >= 0.7 - SLACK
