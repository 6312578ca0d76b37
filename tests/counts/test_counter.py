"""Numbers are kept as they come, by any number of processes, and wait where the database is out of reach."""

import datetime
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from diagnosis.counts import counter as module
from diagnosis.counts import store
from diagnosis.counts.counter import Counter
from diagnosis.counts.steps import Cell
from diagnosis.storage.database import Database

DAY = datetime.date(2026, 11, 28)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    assert true()


def test_many_add_at_once_and_nothing_is_lost(address: str) -> None:
    databases = [Database(address, lasting=False) for _ in range(3)]
    counters = [Counter(database, DAY.isoformat) for database in databases]

    def visit(number: int) -> None:
        counters[number % 3].count("ja", "started")
        counters[number % 3].count("en" if number % 2 else "ja", "finished")

    with ThreadPoolExecutor(6) as people:
        list(people.map(visit, range(300)))
    expected = {
        Cell("2026-11-28", "ja", "started"): 300,
        Cell("2026-11-28", "ja", "finished"): 150,
        Cell("2026-11-28", "en", "finished"): 150,
    }
    until(lambda: store.kept(databases[0], DAY) == expected)
    assert store.kept(databases[0], DAY - datetime.timedelta(1)) == {}
    for database in databases:
        database.close()


def test_numbers_wait_for_a_database_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_AGAIN", 0.05)
    monkeypatch.setattr("diagnosis.storage.database._PATIENCE", 0.05)
    file = tmp_path / "rooms.sqlite"
    database = Database(f"sqlite:///{file}", lasting=False)
    store.add(database, {Cell("2026-11-28", "ja", "started"): 1})
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    counter = Counter(database, DAY.isoformat)
    for _ in range(3):
        counter.count("ja", "started")
    until(lambda: "wait" in caplog.text)
    holder.execute("ROLLBACK")
    holder.close()
    until(lambda: store.kept(database, DAY) == {Cell("2026-11-28", "ja", "started"): 4})
    assert caplog.text.count("could not be counted") == 1
    database.close()


def test_counting_outlives_a_database_of_a_newer_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_AGAIN", 0.05)
    file = tmp_path / "rooms.sqlite"
    before = Database(f"sqlite:///{file}", lasting=False)
    store.add(before, {Cell("2026-11-28", "ja", "started"): 1})
    before.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as newer:
        known = newer.execute("SELECT version_num FROM alembic_version").fetchone()
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    database = Database(f"sqlite:///{file}", lasting=False)
    counter = Counter(database, DAY.isoformat)
    counter.count("ja", "started")
    until(lambda: "wait" in caplog.text)
    assert "to 9999" in caplog.text
    with closing(sqlite3.connect(file, isolation_level=None)) as fits:
        fits.execute("UPDATE alembic_version SET version_num = ?", known)
    counter.count("ja", "started")
    until(lambda: store.kept(database, DAY) == {Cell("2026-11-28", "ja", "started"): 3})
    database.close()
