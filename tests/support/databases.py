"""Rooms on both kinds of database, each the real thing."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from diagnosis.rooms.store import Rooms
from diagnosis.storage.database import Database
from tests.support.needs import needs
from tests.support.postgres import postgres_programs, running_postgres


class Clock:
    """Seconds since 1970 that a test moves on."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    programs = postgres_programs()
    needs(programs, "no PostgreSQL found")
    assert programs is not None
    with running_postgres(programs) as address:
        yield address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rooms.sqlite"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, file: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{file}"
    server: str = request.getfixturevalue("postgres")
    name = f"rooms_{secrets.token_hex(6)}"
    engine = create_engine(server.replace("postgresql:", "postgresql+pg8000:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rooms(address: str, clock: Clock) -> Iterator[Rooms]:
    database = Database(address)
    yield Rooms(database, clock)
    database.close()
