"""What may be told of a group: means, levels and sizes, rounded; nothing where too few are known."""

import math

import numpy as np

from diagnosis.definition.questionnaire import Question
from diagnosis.team.comparison import Agreement, Answers, GroupScore
from diagnosis.team.figures import Floats, Levels

MANY = 10
"""Fewest people for means to a point, and for the shares of answers."""
MOST = 90
"""Per cent: a share of all would tell what each of them answered."""


def step(count: int) -> int:
    """Points to which the means of a number of people are rounded."""
    return 1 if count >= MANY else 5


def rounded(value: float, to: int) -> int:
    """The nearest multiple of `to`; of two that are as near, the higher."""
    return math.floor(value / to + 0.5) * to


def outwards(low: float, high: float, to: int) -> tuple[int, int]:
    """The multiples of `to` around a range."""
    return math.floor(low / to + 1e-9) * to, math.ceil(high / to - 1e-9) * to


def group_score(scores: Floats, low: Floats, high: Floats, agreement: Agreement | None) -> GroupScore:
    """What is told of the known scores of a group that may be told."""
    to = step(len(scores))
    least, most = outwards(float(low.mean()), float(high.mean()), to)
    return GroupScore(score=rounded(float(scores.mean()), to), low=least, high=most, agreement=agreement)


def answers(question: Question, levels: Levels) -> Answers:
    """What is told of the known answers of a group that may be told."""
    counts = np.bincount(levels, minlength=len(question.options))
    place = int(np.sort(levels)[(len(levels) - 1) // 2]) if question.ordered else int(counts.argmax())
    shares = None
    if question.on_scale and len(question.options) == 5 and len(levels) >= MANY:
        lower, middle, upper = counts[:2].sum(), counts[2], counts[3:].sum()
        shares = tuple(
            min(MOST, rounded(100 * float(part) / len(levels), 10)) for part in (lower, middle, upper)
        )
    return Answers(median=question.options[place].id, shares=shares)


def size_band(count: int, k: int) -> str:
    """The size of a group as a band; empty below `k`."""
    if count < k:
        return ""
    if count < MANY:
        return f"{k}-{MANY - 1}"
    return f"{MANY}-19" if count < 20 else "20-"
