"""A database that is gone, full or held by somebody else: it is said, nothing is half written, and it goes on."""

import sqlite3
import traceback
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from diagnosis.rooms.seats import Seat
from diagnosis.rooms.store import Rooms
from diagnosis.storage import database as module
from diagnosis.storage.database import Database, DatabaseError
from tests.rooms.conftest import Clock
from tests.rooms.test_store import TERMS, TOKENS, filled, told
from tests.support.needs import needs
from tests.support.postgres import postgres_programs, running_postgres


def test_a_file_that_somebody_holds_is_waited_for_and_then_said(
    file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    rooms = Rooms(Database(f"sqlite:///{file}"), clock)
    room, keys = filled(rooms, 3)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError):
        rooms.hand_in(keys.code, TOKENS[0], {"pace": ["walk"]}, {})
    assert rooms.found(keys.code).finished == 3  # who only reads is not held up
    holder.execute("ROLLBACK")
    holder.close()
    rooms.hand_in(keys.code, TOKENS[0], {"pace": ["walk"]}, {})
    rooms.close(room.id, keys.secret, told)


def test_a_full_disk_keeps_what_was_there_and_nothing_half(file: Path, clock: Clock) -> None:
    database = Database(f"sqlite:///{file}")
    rooms = Rooms(database, clock)
    room, keys = filled(rooms, 3)
    with database.writing() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(DatabaseError):
        rooms.hand_in(keys.code, TOKENS[0], {"pace": ["x" * 100_000]}, {})

    def large(_terms: object, seats: Sequence[Seat]) -> str:
        return "r" * 100_000

    with pytest.raises(DatabaseError):
        rooms.close(room.id, keys.secret, large)
    with database.writing() as connection:
        connection.execute(text("PRAGMA max_page_count = 100000"))
    # The answers are still there: closing goes on.
    rooms.close(room.id, keys.secret, told)
    assert rooms.release(rooms.found(keys.code)) == "3 answered"


def test_no_error_quotes_an_answer(file: Path, clock: Clock) -> None:
    database = Database(f"sqlite:///{file}")
    rooms = Rooms(database, clock)
    _, keys = filled(rooms, 1)
    with database.writing() as connection:
        connection.execute(text("ALTER TABLE seat RENAME COLUMN answers TO other"))
    answer = "".join(("hi", "mi", "tsu"))  # a traceback quotes this very line
    with pytest.raises(DatabaseError) as raised:
        rooms.hand_in(keys.code, TOKENS[0], {"pace": [answer]}, {})
    assert answer not in "".join(traceback.format_exception(raised.value))


@pytest.mark.slow
def test_a_server_that_is_gone_for_a_while(clock: Clock) -> None:
    programs = postgres_programs()
    needs(programs, "no PostgreSQL found")
    assert programs
    with running_postgres(programs) as address:
        database = Database(address)
        rooms = Rooms(database, clock)
        _, keys = rooms.open(TERMS)
        rooms.join(keys.code, TOKENS[0], "manager", "no")
    with pytest.raises(DatabaseError):
        rooms.hand_in(keys.code, TOKENS[0], {}, {})
    port = int(address.rpartition(":")[2].partition("/")[0])
    with running_postgres(programs, port) as again:
        assert again == address
        # An empty one: at the second try, it has been brought up to date.
        with pytest.raises(DatabaseError):
            rooms.open(TERMS)
        room, keys = rooms.open(TERMS)
        assert rooms.led(room.id, keys.secret).joined == 0
        database.close()
