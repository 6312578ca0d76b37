"""Conditions as masks over rows; each line of the rulebook is worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from diagnosis.batch.answers import Column, Mask
from diagnosis.batch.scores import Scores, gap_holds, leading
from diagnosis.definition.condition import All, AnyOf, Condition, LeadGap, Leads, Not, QuestionIs, ScoreIs
from diagnosis.definition.model import Definition


def all_of(masks: Sequence[Mask]) -> Mask:
    """Where all of one mask or more hold."""
    found: Mask = np.logical_and.reduce(masks)
    return found


def any_of(masks: Sequence[Mask]) -> Mask:
    """Where one of one mask or more holds."""
    found: Mask = np.logical_or.reduce(masks)
    return found


@dataclass
class Table:
    """All that conditions can see, by column; `seen` keeps what has been worked out."""

    definition: Definition
    columns: dict[str, Column]
    scores: dict[str, Scores]
    seen: dict[str, Mask] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.leading = leading(self.scores, self.definition.rulebook.lead.at_least)

    def holds(self, condition: Condition) -> Mask:
        """The rows in which the condition holds. A line about something that is not known does not."""
        match condition:
            case All(parts=parts):
                return all_of([self.holds(part) for part in parts])
            case AnyOf(parts=parts):
                return any_of([self.holds(part) for part in parts])
            case Not(part=part):
                return ~self.holds(part)
        name = repr(condition)
        if name not in self.seen:
            self.seen[name] = self._line(condition)
        return self.seen[name]

    def _line(self, line: Condition) -> Mask:
        match line:
            case QuestionIs(operator="answered", question=question, expected=expected):
                known = self.columns[question].known
                return known if expected else ~known
            case QuestionIs(question=question, options=options):
                return self.columns[question].includes(options)
            case ScoreIs():
                return self._score(line)
            case Leads(cause=cause, alone=alone):
                found = self.leading[cause]
                others = [mask for other, mask in self.leading.items() if other != cause]
                return found & ~any_of(others) if alone and others else found
            case LeadGap(operator=operator, points=points):
                return gap_holds(self.scores, operator, points)
        raise TypeError(type(line).__name__)  # a condition has no other parts

    def _score(self, line: ScoreIs) -> Mask:
        score = self.scores[line.cause]
        if line.operator == "answered":
            return score.known if line.expected else ~score.known
        if line.points is not None:
            return score.at_least(line.points) if line.operator == "at_least" else score.at_most(line.points)
        return any_of([self.band(line.cause, band) for band in line.bands])

    def band(self, cause: str, name: str) -> Mask:
        """Where a known score falls into a band."""
        bands = self.definition.rulebook.bands
        place = [band.id for band in bands].index(name)
        score, begins = self.scores[cause], bands[place - 1].below if place else 0
        below = bands[place].below
        found = score.at_least(begins or 0)
        return found if below is None else found & ~score.at_least(below)
