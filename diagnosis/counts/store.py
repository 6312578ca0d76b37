"""The numbers as they are kept."""

import datetime
from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from diagnosis.counts.steps import Cell
from diagnosis.storage.database import Database
from diagnosis.storage.schema import visits


def add(database: Database, numbers: Mapping[Cell, int]) -> None:
    """Add to the numbers of cells: all of them, or none. Raises DatabaseError."""
    with database.writing() as connection:
        # Always in one order, so that two processes do not wait for each other.
        for cell in sorted(numbers):
            _add(connection, cell, numbers[cell])


def kept(database: Database, first: datetime.date, last: datetime.date) -> dict[Cell, int]:
    """The numbers of these days, both included. Raises DatabaseError."""
    between = visits.c.day.between(first.isoformat(), last.isoformat())
    with database.writing() as connection:
        rows = connection.execute(select(visits).where(between).order_by(visits.c.day)).all()
    return {Cell(row.day, row.language, row.step): row.number for row in rows}


def _add(connection: Connection, cell: Cell, number: int) -> None:
    kind = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"day": cell.day, "language": cell.language, "step": cell.step, "number": number}
    insert = kind.insert(visits).values(row)
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=[visits.c.day, visits.c.language, visits.c.step],
            set_={"number": visits.c.number + number},
        )
    )
