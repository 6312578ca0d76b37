"""The tables that the migrations make are those that the code uses."""

import json
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import hashed
from diagnosis.storage.database import MIGRATIONS, Database, DatabaseError
from diagnosis.storage.schema import metadata
from tests.rooms.conftest import Clock


def test_migrations_make_the_tables_of_the_schema(address: str) -> None:
    database = Database(address)
    with database.writing() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_a_room_from_the_first_schema_goes_on_to_its_close(address: str, clock: Clock) -> None:
    url = address.replace("postgresql:", "postgresql+pg8000:")
    engine = create_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        room = "'one', 'ABCDEFGH', :secret, 'key', 'open', 5, 'client', 'purpose', '', 'digest', 0, 9, NULL, FALSE"
        connection.execute(text(f"INSERT INTO room VALUES ({room})"), {"secret": hashed("secret")})
        connection.execute(text("INSERT INTO counter VALUES ('one', 1, 1)"))
        seat = "'seat', 'one', 'token', 'manager', 'no', :answers, :guesses"
        answers = {"answers": '{"pace": ["run"]}', "guesses": "{}"}
        connection.execute(text(f"INSERT INTO seat VALUES ({seat})"), answers)
    engine.dispose()
    database = Database(address)
    rooms = Rooms(database, clock)
    rooms.join("ABCDEFGH", "another-token", "executive", "no")
    rooms.hand_in("ABCDEFGH", "another-token", {"pace": ["walk"]}, {})
    rooms.close(
        "one",
        "secret",
        lambda _terms, seats: json.dumps(sorted([seat.position, seat.answers["pace"][0]] for seat in seats)),
    )
    closed = rooms.led("one", "secret")
    assert json.loads(rooms.release(closed) or "") == [["executive", "walk"], ["manager", "run"]]
    assert rooms.before(closed) is None
    database.close()


def test_a_file_that_is_none_is_said_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "rooms.sqlite"
    file.write_bytes(b"this is no database" * 100)
    database = Database(f"sqlite:///{file}")
    with pytest.raises(DatabaseError), database.writing():
        pass
    database.close()
    assert file.read_bytes() == b"this is no database" * 100
