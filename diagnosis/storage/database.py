"""The database of rooms: a file of SQLite, or PostgreSQL, brought up to date when it is first used."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from diagnosis.storage.schema import SCREENS

MIGRATIONS = Path(__file__).with_name("migrations")
_PATIENCE = 10
"""Seconds to wait for a lock, and for a database that does not answer."""
_LOCK = 7_204_119_013
"""The name of the lock under which PostgreSQL is brought up to date: any number of our own."""

_QUIET: dict[str, Any] = {"hide_parameters": True}
"""No error quotes what somebody answered."""
_NO_TABLES = ("no such table", "does not exist")
_READS = "reads"
"""The option of a connection that only reads."""


class DatabaseError(Exception):
    """The database cannot be used at the moment; nothing was half written."""


class Database:
    """Transactions on the database at an address (`sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`).

    Where it need not be `lasting`, what a file of SQLite was told outlives the process at once, and a power
    cut only after some moments.
    """

    def __init__(self, address: str, *, lasting: bool = True) -> None:
        url = make_url(address)
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+pg8000")
            arguments: dict[str, Any] = {"timeout": _PATIENCE}
            self._engine = create_engine(
                url, **_QUIET, pool_pre_ping=True, pool_recycle=600, connect_args=arguments
            )
        else:
            self._engine = create_engine(url, **_QUIET, connect_args={"timeout": _PATIENCE})
            _as_one_writer(self._engine, "FULL" if lasting else "NORMAL")
        self._is_postgres = url.get_backend_name() == "postgresql"
        self._ready = False

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing. Raises DatabaseError."""
        with self._begun(self._engine) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads, and may not look at seats. Raises DatabaseError."""
        with self._begun(self._engine.execution_options(**{_READS: True})) as connection:
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.set_authorizer(_not_seats)
            else:
                connection.execute(text(f"SET LOCAL ROLE {SCREENS}"))
            try:
                yield connection
            finally:
                if isinstance(raw, sqlite3.Connection):
                    raw.set_authorizer(None)

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Connection]:
        try:
            self._bring_up_to_date()
            with engine.begin() as connection:
                yield connection
        except (DBAPIError, sqlite3.Error, OSError) as error:
            if any(words in str(error) for words in _NO_TABLES):
                self._ready = False  # it has come back as another one
            raise DatabaseError(type(error).__name__) from error

    def let_go(self) -> None:
        """What was deleted is to be nowhere on the disk: not in the write-ahead log either."""
        try:
            with self._engine.connect() as connection:
                raw = connection.connection.driver_connection
                if isinstance(raw, sqlite3.Connection):
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (DBAPIError, sqlite3.Error) as error:
            raise DatabaseError(type(error).__name__) from error

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _bring_up_to_date(self) -> None:
        """Two servers that start at once must not race: the second waits for the first."""
        if self._ready:
            return
        with self._engine.begin() as connection:
            if self._is_postgres:
                connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _LOCK})
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        self._ready = True


def _as_one_writer(engine: Engine, synchronous: str) -> None:
    """One transaction at a time from its very start, and what is deleted is overwritten."""

    @event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below
        settings = ("journal_mode=WAL", "secure_delete=ON", "foreign_keys=ON", f"synchronous={synchronous}")
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(_READS)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _not_seats(action: int, table: str | None, *_: object) -> int:
    hidden = action == sqlite3.SQLITE_READ and table in ("seat", "speaker")
    return sqlite3.SQLITE_DENY if hidden else sqlite3.SQLITE_OK
