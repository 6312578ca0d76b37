"""A database that is gone, full or held by somebody else: it is said, nothing is half written, and it goes on."""

import gc
import os
import socket
import sqlite3
import stat
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from diagnosis.rooms.seats import Seat
from diagnosis.rooms.store import Rooms
from diagnosis.storage import database as module
from diagnosis.storage.database import Database, DatabaseError, NewerDatabaseError
from tests.rooms.test_store import TERMS, TOKENS, filled, told
from tests.support.databases import Clock
from tests.support.needs import needs
from tests.support.ports import free_port
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


def _at(address: str, revision: str) -> None:
    """Write into the database at which revision its tables are."""
    engine = create_engine(address.replace("postgresql:", "postgresql+pg8000:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_a_database_of_a_newer_version_is_said_and_left_alone_until_it_fits(
    address: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(address)
    with database.writing() as connection:
        known = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    database.close()
    _at(address, "9999")
    database = Database(address)
    rooms = Rooms(database, clock)
    for _ in range(2):
        with pytest.raises(NewerDatabaseError, match=f"to 9999; this version knows {known}"):
            rooms.open(TERMS)
    said = [record.message for record in caplog.records if "9999" in record.message]
    assert len(said) == 1
    assert said[0].endswith("install that version again, or use a database from before it")
    _at(address, known)
    room, keys = rooms.open(TERMS)
    assert rooms.led(room.id, keys.secret).joined == 0
    database.close()


def test_a_copy_from_before_takes_the_place_of_a_newer_file(file: Path, clock: Clock) -> None:
    database = Database(f"sqlite:///{file}")
    room, keys = filled(Rooms(database, clock), 2)
    database.close()
    copy = file.read_bytes()
    _at(f"sqlite:///{file}", "9999")
    database = Database(f"sqlite:///{file}")
    with pytest.raises(NewerDatabaseError):
        Rooms(database, clock).found(keys.code)
    file.with_name("copy").write_bytes(copy)
    file.with_name("copy").replace(file)
    assert Rooms(database, clock).found(keys.code).id == room.id
    database.close()


@pytest.mark.skipif(os.name == "nt", reason="files there have no such modes")
def test_nobody_else_on_the_system_can_read_the_file(file: Path, clock: Clock) -> None:
    before = os.umask(0o022)
    try:
        database = Database(f"sqlite:///{file}")
        filled(Rooms(database, clock), 2)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.glob(f"{file.name}*")}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("rooms.sqlite", "rooms.sqlite-wal", "rooms.sqlite-shm"), 0o600)
    database.close()


def test_the_log_has_the_reason_once_in_a_while(
    file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    database = Database(f"sqlite:///{file}")
    rooms = Rooms(database, clock)
    _, keys = filled(rooms, 1)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    for _ in range(5):
        with pytest.raises(DatabaseError, match=r"^OperationalError SQLITE_BUSY$"):
            rooms.hand_in(keys.code, TOKENS[0], {"pace": ["walk"]}, {})
    holder.close()
    assert [record.message for record in caplog.records] == [
        "the database cannot be used: OperationalError SQLITE_BUSY"
    ]
    database.close()


def test_the_reason_of_a_server_that_is_not_there(caplog: pytest.LogCaptureFixture) -> None:
    database = Database(f"postgresql://somebody:himitsu@localhost:{free_port()}/rooms")
    with pytest.raises(DatabaseError, match=r"^InterfaceError: ConnectionRefusedError ECONNREFUSED$"):
        Rooms(database, Clock()).every()
    assert "himitsu" not in caplog.text
    database.close()


def test_more_at_once_than_there_are_connections_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    database = Database(f"sqlite:///{file}")
    with ExitStack() as everybody:
        for _ in range(15):
            everybody.enter_context(database.reading())
        with pytest.raises(DatabaseError, match="TimeoutError"):
            everybody.enter_context(database.reading())
    with database.reading():
        pass
    database.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    with socket.create_server(("localhost", 0)) as silent:
        database = Database(f"postgresql://somebody@localhost:{silent.getsockname()[1]}/rooms")
        with pytest.raises(DatabaseError, match="TimeoutError"):
            Rooms(database, Clock()).every()
        database.close()
    gc.collect()  # pg8000 leaves its socket to the collector


@pytest.mark.slow
def test_a_refusal_of_the_server_has_its_code(postgres: str) -> None:
    database = Database(postgres.rpartition("/")[0] + "/nowhere")
    with pytest.raises(DatabaseError, match="3D000"):
        Rooms(database, Clock()).every()
    database.close()


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
