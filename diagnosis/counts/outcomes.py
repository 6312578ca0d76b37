"""Where recommendations went: how often what was proposed became what was agreed."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import delete, select

from diagnosis.counts.steps import FEWEST
from diagnosis.counts.tables import outcomes
from diagnosis.counts.upsert import add_to
from diagnosis.storage.database import Database


class Outcome(NamedTuple):
    """A plan each, or what takes its place: the tool's, the consultant's, and what was agreed."""

    tool: str
    own: str
    agreed: str


def count(database: Database, outcome: Outcome, number: int = 1) -> None:
    """One more case came to this; or one fewer, with -1. Raises DatabaseError."""
    with database.writing() as connection:
        add_to(connection, outcomes, outcome._asdict(), number)
        connection.execute(delete(outcomes).where(outcomes.c.number <= 0))


def kept(database: Database) -> dict[Outcome, int]:
    """All numbers. Raises DatabaseError."""
    with database.reading() as connection:
        rows = connection.execute(select(outcomes)).all()
    return {Outcome(row.tool, row.own, row.agreed): row.number for row in rows}


def publishable(numbers: Mapping[Outcome, int]) -> tuple[list[tuple[Outcome, int]], int]:
    """The outcomes that are frequent enough to be told, the most frequent first, and what the others come to.

    That is rounded down to a multiple of FEWEST, so that it tells no single one.
    """
    frequent = [(outcome, number) for outcome, number in numbers.items() if number >= FEWEST]
    others = sum(number for number in numbers.values() if number < FEWEST)
    return sorted(frequent, key=lambda one: (-one[1], one[0])), others // FEWEST * FEWEST
