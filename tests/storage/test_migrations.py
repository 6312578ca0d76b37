"""The tables that the migrations make are those that the code uses."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine, text

from diagnosis.counts import tables as counts
from diagnosis.rooms import tables as rooms
from diagnosis.rooms.sealing import SealError, seal, seal_of
from diagnosis.rooms.seats import Seat
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import Terms, hashed
from diagnosis.storage.database import MIGRATIONS, Database, DatabaseError
from tests.support.databases import Clock

TABLES = MetaData()
for table in (*rooms.metadata.sorted_tables, *counts.metadata.sorted_tables):
    table.to_metadata(TABLES)


def test_migrations_make_the_tables_of_the_schema(address: str) -> None:
    database = Database(address)
    with database.writing() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": TABLES})
        assert compare_metadata(context, TABLES) == []
    database.close()


def _at(address: str, revision: str, *statements: tuple[str, dict[str, str]]) -> Database:
    """A database as an earlier version left it, opened by this one."""
    engine = create_engine(address.replace("postgresql:", "postgresql+pg8000:"))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement, values in statements:
            connection.execute(text(statement), values)
    engine.dispose()
    return Database(address)


_ROOM = (
    "INSERT INTO room (id, code, secret_hash, screen_hash, state, k, client, purpose, language, definition,"
    " opened, ends, named{more}) VALUES ('one', 'ABCDEFGH', :secret, 'key', 'open', 5, 'client', 'purpose', '',"
    " 'digest', 0, 9, FALSE{values})"
)
_SEAT = "INSERT INTO seat VALUES (:id, 'one', :id, :position, :consent, :answers, :guesses)"
_COUNTER = ("INSERT INTO counter VALUES ('one', 1, 1)", {"id": "one"})


def _read(_terms: Terms, seats: Sequence[Seat]) -> str:
    return json.dumps(sorted([seat.position, seat.answers["pace"][0]] for seat in seats))


def test_a_room_from_before_seats_were_bound_goes_on_to_its_close(address: str, clock: Clock) -> None:
    key = seal_of("secret")
    said = {"position": "manager", "consent": "no", "answers": '{"pace": ["run"]}', "guesses": "{}"}
    database = _at(
        address,
        "0004",
        (_ROOM.format(more=", seal", values=", :seal"), {"secret": hashed("secret"), "seal": key}),
        _COUNTER,
        (_SEAT, {"id": "seat", **{field: seal(words, key, "one", 64) for field, words in said.items()}}),
    )
    rooms = Rooms(database, clock)
    assert rooms.found("ABCDEFGH").expected is None
    assert rooms.definition(rooms.found("ABCDEFGH")) is None
    rooms.join("ABCDEFGH", "another-token", "executive", "no")
    rooms.hand_in("ABCDEFGH", "another-token", {"pace": ["walk"]}, {})
    rooms.close("one", "secret", _read)
    closed = rooms.led("one", "secret")
    assert json.loads(rooms.release(closed) or "") == [["executive", "walk"], ["manager", "run"]]
    assert rooms.before(closed) is None
    database.close()


def test_a_seat_of_an_earlier_version_that_was_copied_is_refused(address: str, clock: Clock) -> None:
    key = seal_of("secret")
    said = {"position": "manager", "consent": "no", "answers": '{"pace": ["run"]}', "guesses": "{}"}
    row = {field: seal(words, key, "one", 64) for field, words in said.items()}
    database = _at(
        address,
        "0004",
        (_ROOM.format(more=", seal", values=", :seal"), {"secret": hashed("secret"), "seal": key}),
        _COUNTER,
        *((_SEAT, {"id": f"seat-{number}", **row}) for number in range(6)),
    )
    with pytest.raises(SealError):
        Rooms(database, clock).close("one", "secret", _read)
    database.close()


def test_a_room_that_was_never_sealed_is_over(address: str, clock: Clock) -> None:
    database = _at(
        address,
        "0001",
        (_ROOM.format(more="", values=""), {"secret": hashed("secret")}),
        _COUNTER,
        (
            _SEAT,
            {"id": "seat", "position": "manager", "consent": "no", "answers": "{}", "guesses": "{}"},
        ),
    )
    rooms = Rooms(database, clock)
    assert rooms.led("one", "secret").state == "closed"
    with database.writing() as connection:
        assert connection.execute(text("SELECT id FROM seat")).first() is None
    database.close()


def test_a_file_that_is_none_is_said_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "rooms.sqlite"
    file.write_bytes(b"this is no database" * 100)
    database = Database(f"sqlite:///{file}")
    with pytest.raises(DatabaseError), database.writing():
        pass
    database.close()
    assert file.read_bytes() == b"this is no database" * 100
