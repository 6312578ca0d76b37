"""Adding to a number that any other process may add to at the same time."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def add_to(connection: Connection, table: Table, key: Mapping[str, str], number: int) -> None:
    """Add to the `number` of the row with this primary key, which need not be there yet."""
    kind = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert = kind.insert(table).values({**key, "number": number})
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=[table.c[name] for name in key], set_={"number": table.c.number + number}
        )
    )
