"""The numbers as they are kept."""

import datetime
from collections.abc import Mapping

from sqlalchemy import select

from diagnosis.counts.steps import Cell
from diagnosis.counts.tables import visits
from diagnosis.counts.upsert import add_to
from diagnosis.storage.database import Database


def add(database: Database, numbers: Mapping[Cell, int]) -> None:
    """Add to the numbers of cells: all of them, or none. Raises DatabaseError."""
    with database.writing() as connection:
        # Always in one order, so that two processes do not wait for each other.
        for cell in sorted(numbers):
            add_to(connection, visits, cell._asdict(), numbers[cell])


def kept(database: Database, last: datetime.date) -> dict[Cell, int]:
    """The numbers of all days up to the last, which is included. Raises DatabaseError."""
    with database.reading() as connection:
        rows = connection.execute(select(visits).where(visits.c.day <= last.isoformat())).all()
    return {Cell(row.day, row.language, row.step): row.number for row in rows}
