"""Whether a condition holds, and which part of it decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from diagnosis.definition.condition import (
    All,
    AnyOf,
    Condition,
    LeadGap,
    Leads,
    Not,
    QuestionIs,
    ScoreIs,
)
from diagnosis.engine.response import Response
from diagnosis.engine.scoring import CauseScore, lead_gap, leader


@dataclass(frozen=True)
class Facts:
    """All that conditions can see. Absent answers, scores and bands are not known."""

    answers: Mapping[str, tuple[str, ...]]
    scores: Mapping[str, Fraction]
    bands: Mapping[str, str]
    leader: str | None
    gap: Fraction | None


def facts_of(response: Response, scores: dict[str, CauseScore]) -> Facts:
    """What the conditions see of a response and its scores."""
    return Facts(
        answers=response.answers,
        scores={cause: score.known for cause, score in scores.items() if score.known is not None},
        bands={cause: score.band for cause, score in scores.items() if score.band is not None},
        leader=leader(scores),
        gap=lead_gap(scores),
    )


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether the condition holds. A line about something that is not known does not."""
    match condition:
        case All(parts=parts):
            return all(holds(part, facts) for part in parts)
        case AnyOf(parts=parts):
            return any(holds(part, facts) for part in parts)
        case Not(part=part):
            return not holds(part, facts)
        case QuestionIs():
            return _question_holds(condition, facts.answers.get(condition.question, ()))
        case ScoreIs():
            return _score_holds(condition, facts)
        case Leads(cause=cause):
            return facts.leader == cause
        case LeadGap():
            return facts.gap is not None and _compare(condition.operator, facts.gap, condition.points)


def _question_holds(line: QuestionIs, chosen: tuple[str, ...]) -> bool:
    if line.operator == "answered":
        return (bool(chosen) and chosen != ("unknown",)) == line.expected
    return any(option in line.options for option in chosen)


def _score_holds(line: ScoreIs, facts: Facts) -> bool:
    score = facts.scores.get(line.cause)
    if line.operator == "answered":
        return (score is not None) == line.expected
    if score is None:
        return False
    if line.points is not None:
        return _compare(line.operator, score, line.points)
    return facts.bands[line.cause] in line.bands


def _compare(operator: str, value: Fraction, limit: int) -> bool:
    return value >= limit if operator == "at_least" else value <= limit


def held_parts(condition: Condition, facts: Facts) -> list[Condition]:
    """The parts that made a condition hold: every line of `all`, the holding lines of `any`."""
    if isinstance(condition, All):
        return [held for part in condition.parts for held in held_parts(part, facts)]
    if isinstance(condition, AnyOf):
        return [held for part in condition.parts if holds(part, facts) for held in held_parts(part, facts)]
    return [condition]


def first_failed(condition: Condition, facts: Facts) -> Condition | None:
    """The first part of a condition that does not hold; None where it holds."""
    if holds(condition, facts):
        return None
    if isinstance(condition, All):
        return next(failed for part in condition.parts if (failed := first_failed(part, facts)))
    return condition


def distance(condition: Condition, facts: Facts) -> tuple[int, int]:
    """How far a condition is from holding: lines to change, and lines that hold (negative).

    The smaller pair is the nearer condition.
    """
    if isinstance(condition, All):
        parts = [distance(part, facts) for part in condition.parts]
        return (sum(part[0] for part in parts), sum(part[1] for part in parts))
    if isinstance(condition, AnyOf):
        return min(distance(part, facts) for part in condition.parts)
    return (0, -1) if holds(condition, facts) else (1, 0)
