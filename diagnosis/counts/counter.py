"""Counts without holding anybody up: a thread of its own adds what has come to the database."""

import logging
import queue
import threading
from collections import Counter as Numbers
from collections.abc import Callable
from typing import TypeVar

from diagnosis.counts import store
from diagnosis.counts.steps import Cell
from diagnosis.storage.database import Database, DatabaseError

_LOG = logging.getLogger(__name__)
_AGAIN = 5.0
"""Seconds until a database that could not be reached is tried again."""
_Item = TypeVar("_Item")


class Counter:
    """Adds one to a cell, soon; `today` gives the day in ISO form.

    A process that dies loses what came in its last moment. While the database is out of reach, numbers wait.
    """

    def __init__(self, database: Database, today: Callable[[], str]) -> None:
        self._database, self._today = database, today
        self._coming: queue.SimpleQueue[Cell] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def count(self, language: str, step: str) -> None:
        """One more visit came to this step today."""
        self._coming.put(Cell(self._today(), language, step))
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._add_for_ever, name="counts", daemon=True)
                self._thread.start()

    def _add_for_ever(self) -> None:
        waiting = Numbers[Cell]()
        troubled = False
        while True:
            waiting.update(_all_of(self._coming, _AGAIN if waiting else None))
            try:
                store.add(self._database, waiting)
                waiting.clear()
                troubled = False
            except DatabaseError as error:
                if not troubled:
                    _LOG.warning("visits could not be counted, and wait: %s", error)
                troubled = True


def _all_of(coming: "queue.SimpleQueue[_Item]", patience: float | None) -> list[_Item]:
    """What has come: wait for the first, at most so long, and take the rest with it."""
    found = []
    try:
        found.append(coming.get(timeout=patience))
        while True:
            found.append(coming.get_nowait())
    except queue.Empty:
        return found
