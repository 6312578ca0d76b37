"""Scores of the causes: exact, with coverage, interval and evidence.

For a cause, each answered question gives `a` from 0 (healthy) to 1 (stalled), taken in
equal steps along its scale, reversed where the question is. With whole weights `w`,
`score = 100 * sum(w * a) / sum(w)` over the answered questions that bear on it, and
`coverage = answered weight / total weight`. All arithmetic is on fractions.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor

from diagnosis.definition.base import NOT_APPLICABLE
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.response import Response


@dataclass(frozen=True)
class CauseScore:
    """The exact score of one cause.

    `score` is from 0 to 100, None where nothing that bears on it is answered; `coverage`
    from 0 to 1; `low` and `high` are what the score could still be if every unknown answer were
    known (an answer that does not apply never will be); `band` is None where coverage is below the
    definition's limit.
    `contributions` maps each answered question to its points, which add up to `score`.
    """

    score: Fraction | None
    coverage: Fraction
    low: Fraction
    high: Fraction
    band: str | None
    contributions: dict[str, Fraction]

    @property
    def known(self) -> Fraction | None:
        """The score where the cause is known well enough, else None."""
        return self.score if self.band is not None else None


def severity(question: Question, option_id: str) -> Fraction:
    """How stalled an answer on a scale is, from 0 to 1.

    Raises ValueError for "don't know" and for an option that is not on the scale.
    """
    index = [option.id for option in question.options].index(option_id)
    step = Fraction(index, len(question.options) - 1)
    return 1 - step if question.reverse else step


def band_of(definition: Definition, score: Fraction) -> str:
    """The id of the band that a score from 0 to 100 falls into."""
    for band in definition.rulebook.bands:
        if band.below is None or score < band.below:
            return band.id
    raise ValueError("the last band has an end")  # the loader does not let this happen


def score_causes(definition: Definition, response: Response) -> dict[str, CauseScore]:
    """The score of every cause, in the definition's order."""
    return {cause.id: _score(definition, response, cause.id) for cause in definition.causes}


def _score(definition: Definition, response: Response, cause: str) -> CauseScore:
    weighted = Fraction(0)
    answered = total = never = 0
    parts: dict[str, Fraction] = {}
    for question in definition.questions.values():
        weight = question.weights.get(cause, 0)
        total += weight
        chosen = response.known(question.id)
        if NOT_APPLICABLE in response.answers.get(question.id, ()):
            never += weight
        if weight and chosen:
            parts[question.id] = weight * severity(question, chosen[0])
            weighted += parts[question.id]
            answered += weight
    coverage, possible = Fraction(answered, total), total - never
    score = 100 * weighted / answered if answered else None
    enough = score is not None and coverage * 100 >= definition.rulebook.coverage.at_least
    return CauseScore(
        score=score,
        coverage=coverage,
        low=100 * weighted / possible if possible else Fraction(0),
        high=100 * (weighted + possible - answered) / possible if possible else Fraction(100),
        band=band_of(definition, score) if enough and score is not None else None,
        contributions={question: 100 * part / answered for question, part in parts.items()},
    )


def leading(scores: dict[str, CauseScore], lead: int) -> tuple[str, ...]:
    """The causes less than `lead` points behind the highest known score, in the definition's order."""
    known = {cause: score.known for cause, score in scores.items() if score.known is not None}
    highest = max(known.values(), default=Fraction(0))
    return tuple(cause for cause, score in known.items() if highest - score < lead)


def lead_gap(scores: dict[str, CauseScore]) -> Fraction | None:
    """Points between the two highest known scores; None where fewer than two are known."""
    ranked = _ranked(scores)
    return ranked[0][0] - ranked[1][0] if len(ranked) > 1 else None


def _ranked(scores: dict[str, CauseScore]) -> list[tuple[Fraction, str]]:
    known = [(score.known, cause) for cause, score in scores.items() if score.known is not None]
    return sorted(known, key=lambda pair: pair[0], reverse=True)


def half_up(points: Fraction | float) -> int:
    """Whole points, halves up."""
    return floor(points + Fraction(1, 2))


def near_band(definition: Definition, score: Fraction) -> str | None:
    """The neighbouring band where a score is nearer to it than the definition's edge, else None."""
    rulebook = definition.rulebook
    for lower, upper in pairwise(rulebook.bands):
        if lower.below is not None and abs(score - lower.below) < rulebook.edge.within:
            return upper.id if score < lower.below else lower.id
    return None
