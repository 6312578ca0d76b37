"""Whether a condition holds, and which part of it decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from diagnosis.definition.base import OPEN
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
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response
from diagnosis.engine.scoring import CauseScore, lead_gap, leading


@dataclass(frozen=True)
class Facts:
    """All that conditions can see. Absent answers, scores and bands are not known."""

    answers: Mapping[str, tuple[str, ...]]
    scores: Mapping[str, Fraction]
    bands: Mapping[str, str]
    leading: tuple[str, ...]
    gap: Fraction | None


def facts_of(definition: Definition, response: Response, scores: dict[str, CauseScore]) -> Facts:
    """What the conditions see of a response and its scores."""
    return Facts(
        answers=response.answers,
        scores={cause: score.known for cause, score in scores.items() if score.known is not None},
        bands={cause: score.band for cause, score in scores.items() if score.band is not None},
        leading=leading(scores, definition.rulebook.lead.at_least),
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
        case Leads(cause=cause, alone=alone):
            return facts.leading == (cause,) if alone else cause in facts.leading
        case LeadGap():
            return facts.gap is not None and _compare(condition.operator, facts.gap, condition.points)


def _question_holds(line: QuestionIs, chosen: tuple[str, ...]) -> bool:
    if line.operator == "answered":
        return (bool(chosen) and not OPEN.issuperset(chosen)) == line.expected
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
    """The parts that made a condition hold: every line of `all`, the first of `any` that holds."""
    if isinstance(condition, All):
        return [held for part in condition.parts for held in held_parts(part, facts)]
    if isinstance(condition, AnyOf):
        return held_parts(next(part for part in condition.parts if holds(part, facts)), facts)
    return [condition]
