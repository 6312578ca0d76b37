"""Scores of whole columns, exact: every comparison is of whole numbers, as in `diagnosis.engine.scoring`."""

from dataclasses import dataclass
from functools import cached_property
from math import lcm

import numpy as np
from numpy.typing import NDArray

from diagnosis.batch.answers import Column, Mask
from diagnosis.definition.base import NOT_APPLICABLE
from diagnosis.definition.model import Definition
from diagnosis.engine.scoring import severity

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Scores:
    """The score of one cause in each row: `100 * top / bottom`, where `answered` weight is not 0.

    `top` is the weighted severity times `unit`, and `bottom` is `unit * answered`. `possible` is the weight
    that may be answered, `total` all of it, and `known` where the score is known well enough.
    """

    top: Whole
    answered: Whole
    possible: Whole
    unit: int
    total: int
    known: Mask

    @cached_property
    def bottom(self) -> Whole:
        """What `100 * top` is divided by."""
        return self.unit * self.answered

    @cached_property
    def hundredfold(self) -> Whole:
        """`100 * top`."""
        return 100 * self.top

    def at_least(self, points: int) -> Mask:
        """Where a known score has at least this many points."""
        return self.known & (self.hundredfold >= points * self.bottom)

    def at_most(self, points: int) -> Mask:
        """Where a known score has at most this many points."""
        return self.known & (self.hundredfold <= points * self.bottom)

    def ahead(self, other: "Scores") -> tuple[Whole, Whole]:
        """By how many points it is ahead of another where both are known: a numerator and a denominator."""
        bottom = self.bottom * other.bottom
        return 100 * (self.top * other.bottom - other.top * self.bottom), bottom

    @property
    def score(self) -> Floats:
        """The score in points; NaN where nothing that bears on the cause is answered."""
        return _divided(self.hundredfold, self.bottom, np.nan)

    @property
    def coverage(self) -> Floats:
        """The answered share of the weight."""
        return self.answered / self.total

    @property
    def low(self) -> Floats:
        """The least that the score could still be."""
        return _divided(self.hundredfold, self.unit * self.possible, 0.0)

    @property
    def high(self) -> Floats:
        """The most that the score could still be."""
        left = self.unit * (self.possible - self.answered)
        return _divided(100 * (self.top + left), self.unit * self.possible, 100.0)


def scores_of(definition: Definition, columns: dict[str, Column], cause: str) -> Scores:
    """The scores of one cause."""
    asked = [question for question in definition.questions.values() if question.weights.get(cause)]
    unit = lcm(*(len(question.options) - 1 for question in asked))
    rows = len(next(iter(columns.values())).codes)
    top, answered, never = (np.zeros(rows, dtype=np.int64) for _ in range(3))
    for question in asked:
        weight, column = question.weights[cause], columns[question.id]
        plain = {option.id for option in question.options}
        parts, weights, gone = [], [], []
        for chosen in column.chosen:
            definite = bool(chosen) and chosen[0] in plain
            parts.append(int(weight * unit * severity(question, chosen[0])) if definite else 0)
            weights.append(weight if definite else 0)
            gone.append(weight if NOT_APPLICABLE in chosen else 0)
        top += column.numbers(parts)
        answered += column.numbers(weights)
        never += column.numbers(gone)
    total = sum(question.weights[cause] for question in asked)
    known = (answered > 0) & (100 * answered >= definition.rulebook.coverage.at_least * total)
    return Scores(top, answered, total - never, unit, total, known)


def leading(scores: dict[str, Scores], lead: int) -> dict[str, Mask]:
    """Where each cause is less than `lead` points behind the highest known score."""
    found = {}
    for cause, own in scores.items():
        leads = own.known.copy()
        for other in scores.values():
            if other is not own:
                top, bottom = other.ahead(own)
                leads &= ~other.known | (top < lead * bottom)
        found[cause] = leads
    return found


def gap_holds(scores: dict[str, Scores], operator: str, points: int) -> Mask:
    """Where the two highest known scores lie at least, or at most, this many points apart."""
    several = np.sum([own.known for own in scores.values()], axis=0) > 1
    apart = np.zeros(len(several), dtype=bool)
    for own in scores.values():
        first = own.known.copy()
        for other in scores.values():
            if other is not own:
                top, bottom = own.ahead(other)
                far = top >= points * bottom if operator == "at_least" else top > points * bottom
                first &= ~other.known | far
        apart |= first
    found: Mask = several & (apart if operator == "at_least" else ~apart)
    return found


def _divided(top: Whole, bottom: Whole, otherwise: float) -> Floats:
    found: Floats = np.full(len(top), otherwise)
    np.divide(top, bottom, out=found, where=bottom != 0)
    return found
