"""How far a visit can come, and what is shown of the numbers."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

FEWEST = 5
"""Numbers are shown in multiples of it."""
STARTED, FINISHED, KEPT, SENT = "started", "finished", "kept", "sent"
_SECTION = "section:"


class Cell(NamedTuple):
    """What is counted: a day (in ISO form), a language and a step."""

    day: str
    language: str
    step: str


def reached(section: str) -> str:
    """The step of reaching a section."""
    return _SECTION + section


def section_of(step: str) -> str:
    """The section that a step is of; empty for another step."""
    return step.removeprefix(_SECTION) if step.startswith(_SECTION) else ""


def steps(sections: Sequence[str]) -> list[str]:
    """All steps in their order."""
    return [STARTED, *map(reached, sections), FINISHED, KEPT, SENT]


def shown(numbers: Mapping[Cell, int]) -> dict[Cell, int]:
    """What is shown of the days from the first on: by how many FEWEST all so far together have grown.

    All that is shown adds up such cells. So every number lies less than FEWEST off the true one, and no
    two numbers differ by fewer: nobody can subtract until a single visit is left.
    """
    totals, found = Counter[tuple[str, str]](), {}
    for cell in sorted(numbers):
        before = totals[cell.language, cell.step]
        now = totals[cell.language, cell.step] = before + numbers[cell]
        grown = now // FEWEST - before // FEWEST
        if grown:
            found[cell] = grown * FEWEST
    return found


def sums(cells: Mapping[Cell, int], language: str, order: Sequence[str]) -> list[tuple[str, int]]:
    """What the days together come to, for each step."""
    together = Counter[str]()
    for cell, number in cells.items():
        if cell.language == language:
            together[cell.step] += number
    return [(step, together[step]) for step in order]


def days_of(cells: Mapping[Cell, int]) -> list[tuple[str, str]]:
    """The days and languages of which something is shown, in their order."""
    return sorted({(cell.day, cell.language) for cell in cells})


def last_days(today: datetime.date, count: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last of this many days before today, which is not over."""
    return today - datetime.timedelta(days=count), today - datetime.timedelta(days=1)
