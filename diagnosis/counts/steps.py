"""How far a visit can come, and what is shown of the numbers."""

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

FEWEST = 5
"""A smaller number is not shown."""
STARTED, FINISHED, KEPT, SENT = "started", "finished", "kept", "sent"
_SECTION = "section:"


class Cell(NamedTuple):
    """What is counted: a day (in ISO form), a language and a step."""

    day: str
    language: str
    step: str


class Sum(NamedTuple):
    """How many visits of a time came to a step; a multiple of FEWEST, rounded down, where not `exact`.

    `number` is None where fewer than FEWEST did.
    """

    step: str
    number: int | None
    exact: bool


def reached(section: str) -> str:
    """The step of reaching a section."""
    return _SECTION + section


def section_of(step: str) -> str:
    """The section that a step is of; empty for another step."""
    return step.removeprefix(_SECTION) if step.startswith(_SECTION) else ""


def steps(sections: Sequence[str]) -> list[str]:
    """All steps in their order."""
    return [STARTED, *map(reached, sections), FINISHED, KEPT, SENT]


def shown(number: int) -> int | None:
    """A number as it is shown: None where it is small, and not 0."""
    return number if number == 0 or number >= FEWEST else None


def sums(numbers: Mapping[Cell, int], language: str, order: Sequence[str]) -> list[Sum]:
    """What the days together come to, for each step.

    Where a day is not shown, the exact sum would tell it.
    """
    found = []
    for step in order:
        days = [count for cell, count in numbers.items() if (cell.language, cell.step) == (language, step)]
        exact = all(shown(count) is not None for count in days)
        number = sum(days) if exact else sum(days) // FEWEST * FEWEST or None
        found.append(Sum(step, number, exact))
    return found


def days_of(numbers: Mapping[Cell, int]) -> list[tuple[str, str]]:
    """The days and languages of which something was counted, in their order."""
    return sorted({(cell.day, cell.language) for cell in numbers})


def last_days(today: datetime.date, count: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last of so many days before today, which is not over."""
    return today - datetime.timedelta(days=count), today - datetime.timedelta(days=1)
