"""Deletes what rooms have kept for as long as they may."""

import asyncio
from contextlib import suppress

from diagnosis.rooms.service import any_rooms, rooms, rooms_are_on
from diagnosis.storage.database import DatabaseError
from diagnosis.ui.server.room_threads import BusyError, room_threads

EVERY = 600.0
"""Seconds between two looks."""


async def purge_for_ever() -> None:
    """Look from the start of the server to its end; a look that fails is made up for by the next one."""
    while rooms_are_on():
        with suppress(DatabaseError, BusyError):  # the log has the reason
            await room_threads().run(purge)
        await asyncio.sleep(EVERY)


def purge() -> None:
    """Delete what is over. Raises DatabaseError."""
    if any_rooms():
        rooms().purge()
