"""Deletes what rooms have kept for as long as they may."""

import asyncio
import logging

from diagnosis.rooms.service import any_rooms, rooms, rooms_are_on
from diagnosis.storage.database import DatabaseError

_LOG = logging.getLogger(__name__)
EVERY = 600.0
"""Seconds between two looks."""


async def purge_for_ever() -> None:
    """Look from the start of the server to its end."""
    while rooms_are_on():
        await asyncio.to_thread(purge)
        await asyncio.sleep(EVERY)


def purge() -> None:
    """Delete what is over; a database that cannot be reached is tried again at the next look."""
    try:
        if any_rooms():
            rooms().purge()
    except DatabaseError as error:
        _LOG.warning("rooms could not be purged: %s", error)
