"""The tables that the migrations make are those that the code uses."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from diagnosis.rooms.database import Database, DatabaseError
from diagnosis.rooms.schema import metadata


def test_migrations_make_the_tables_of_the_schema(address: str) -> None:
    database = Database(address)
    with database.writing() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_a_file_that_is_none_is_said_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "rooms.sqlite"
    file.write_bytes(b"this is no database" * 100)
    database = Database(f"sqlite:///{file}")
    with pytest.raises(DatabaseError), database.writing():
        pass
    database.close()
    assert file.read_bytes() == b"this is no database" * 100
