"""Deletes what rooms have kept for as long as they may."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

from diagnosis.rooms.service import any_rooms, rooms
from diagnosis.settings import settings
from diagnosis.storage.database import DatabaseError
from diagnosis.ui.room.room_threads import BusyError, room_threads

EVERY = 600.0
"""Seconds between two looks."""
_LEAP = 60.0
"""Seconds by which the wall clock may go wrong between two looks and still be trusted."""


class SteadyClock:
    """Tells whether the wall clock can be trusted: whether it has kept pace with one that nobody sets.

    A clock that was set a day ahead would otherwise end rounds that go on.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall, self._monotonic = wall, monotonic
        self._apart: float | None = None

    def is_steady(self) -> bool:
        """Whether the wall clock has gone as the other one since this was asked last; never at first."""
        before, self._apart = self._apart, self._wall() - self._monotonic()
        return before is not None and abs(self._apart - before) <= _LEAP


async def purge_loop() -> None:
    """Look from the start of the server to its end; a look that fails is made up for by the next one."""
    clock = SteadyClock()
    while settings().rooms:
        if clock.is_steady():
            with suppress(DatabaseError, BusyError):  # the log has the reason
                await room_threads().run(purge)
        await asyncio.sleep(EVERY)


def purge() -> None:
    """Delete what is over. Raises DatabaseError."""
    if any_rooms():
        rooms().purge()
