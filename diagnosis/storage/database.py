"""A database: a file of SQLite, or PostgreSQL, brought up to date when it is first used."""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from diagnosis.reason import reason_of

MIGRATIONS = Path(__file__).with_name("migrations")
_LOG = logging.getLogger(__name__)
_PATIENCE = 3.0
"""Seconds to wait for a lock, for a free connection, and for a database that does not answer."""
_START_PATIENCE = 15.0
"""Seconds to wait for other servers that start at the same time and bring the tables up to date."""
_SAY_AGAIN = 60.0
"""Seconds between two lines in the log on what is wrong, at least."""
_LOCK = 7_204_119_013
"""The name of the lock under which PostgreSQL is brought up to date: any number of our own."""

_NO_TABLES = ("no such table", "does not exist")
_READS = "reads"
"""The option of a connection that only reads."""


@dataclass(frozen=True)
class Hidden:
    """Tables that a transaction may not read; on PostgreSQL since its `role` has no right to them."""

    tables: tuple[str, ...]
    role: str


class DatabaseError(Exception):
    """The database cannot be used at the moment; nothing was half written. Says why; quotes nothing."""


class NewerDatabaseError(DatabaseError):
    """A newer version has changed the tables, so that this one must not touch them."""


class Database:
    """Transactions on the database at an address (`sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`).

    Where it need not be `lasting`, what a file of SQLite was told outlives the process at once, and a power
    cut only after some moments.
    """

    def __init__(self, address: str, *, lasting: bool = True) -> None:
        url = make_url(address)
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+pg8000")
            self._engine = create_engine(url, **_settings(), pool_pre_ping=True, pool_recycle=600)
        else:
            self._engine = create_engine(url, **_settings())
            _as_one_writer(self._engine, "FULL" if lasting else "NORMAL")
            if url.database and not url.database.startswith((":", "file:")):
                _for_its_owner(self._engine, url.database)
        self._is_postgres = url.get_backend_name() == "postgresql"
        self._ready = False
        self._silent_until, self._saying = 0.0, threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing. Raises DatabaseError."""
        with self._begun(self._engine) as connection:
            yield connection

    @contextmanager
    def reading(self, hidden: Hidden | None = None) -> Iterator[Connection]:
        """A transaction that reads, though nothing that is `hidden`. Raises DatabaseError."""
        with self._begun(self._engine.execution_options(**{_READS: True})) as connection:
            if hidden is None:
                yield connection
                return
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.set_authorizer(_denied(hidden))
            else:
                connection.execute(text(f"SET LOCAL ROLE {hidden.role}"))
            try:
                yield connection
            finally:
                if isinstance(raw, sqlite3.Connection):
                    raw.set_authorizer(None)

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Connection]:
        with self._explained():
            self._bring_up_to_date()
            with engine.begin() as connection:
                yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Make a DatabaseError of what goes wrong, and say it in the log."""
        try:
            yield
        except DatabaseError as error:
            self._say(error)
            raise
        except (DBAPIError, NoConnectionError, sqlite3.Error, OSError) as error:
            if any(words in str(error) for words in _NO_TABLES):
                self._ready = False  # it has come back as another one
            found = DatabaseError(reason_of(error))
            self._say(found)
            raise found from error

    def _say(self, error: DatabaseError) -> None:
        """Hundreds of phones may meet the same trouble within seconds."""
        with self._saying:
            now = time.monotonic()
            if now < self._silent_until:
                return
            self._silent_until = now + _SAY_AGAIN
        _LOG.warning("the database cannot be used: %s", str(error))

    def let_go(self) -> None:
        """What was deleted is to be nowhere on the disk: not in the write-ahead log either."""
        with self._explained(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _bring_up_to_date(self) -> None:
        """Two servers that start at once must not race: the second waits for the first."""
        if self._ready:
            return
        with self._engine.connect() as connection, _waiting(connection, _START_PATIENCE), connection.begin():
            if self._is_postgres:
                connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _LOCK})
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            newer = _newer_than(ScriptDirectory.from_config(config), connection)
            if not newer:
                command.upgrade(config, "head")
        if newer:
            self._engine.dispose()  # what takes the place of the file is opened anew
            raise NewerDatabaseError(newer)
        self._ready = True


@contextmanager
def _waiting(connection: Connection, seconds: float) -> Iterator[None]:
    """Wait longer for the lock of a file of SQLite; PostgreSQL waits for its lock by itself."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    raw.execute(f"PRAGMA busy_timeout={int(1000 * seconds)}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout={int(1000 * _PATIENCE)}")


def _settings() -> dict[str, Any]:
    """Those of every engine. No error quotes what somebody answered."""
    return {
        "hide_parameters": True,
        "connect_args": {"timeout": _PATIENCE},
        "pool_timeout": _PATIENCE,
    }


def _newer_than(known: ScriptDirectory, connection: Connection) -> str:
    """Words on a database that a newer version has been at; empty for one of this version or an older one."""
    found = set(MigrationContext.configure(connection).get_current_heads())
    strange = found - {script.revision for script in known.walk_revisions()}
    if not strange:
        return ""
    return (
        f"a newer version of the product has changed its tables (to {', '.join(sorted(strange))}; "
        f"this version knows {known.get_current_head()}): install that version again, "
        "or use a database from before it"
    )


def _for_its_owner(engine: Engine, file: str) -> None:
    """Make the file before SQLite does, so that others on the system cannot read it; its log follows it."""

    @event.listens_for(engine, "do_connect")
    def _make(*_: object) -> None:
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _as_one_writer(engine: Engine, synchronous: str) -> None:
    """One transaction at a time from its very start, and what is deleted is overwritten."""

    @event.listens_for(engine, "connect")
    def _set(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below
        settings = (
            f"busy_timeout={int(1000 * _START_PATIENCE)}",  # others may be changing the mode of a new file
            "journal_mode=WAL",
            f"busy_timeout={int(1000 * _PATIENCE)}",
            "secure_delete=ON",
            "foreign_keys=ON",
            f"synchronous={synchronous}",
        )
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(_READS)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _denied(hidden: Hidden) -> Callable[..., int]:
    """SQLite's authorizer for a connection that may not read these tables."""

    def allowed(action: int, table: str | None, *_: object) -> int:
        denied = action == sqlite3.SQLITE_READ and table in hidden.tables
        return sqlite3.SQLITE_DENY if denied else sqlite3.SQLITE_OK

    return allowed
