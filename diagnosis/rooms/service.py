"""The rooms of this deployment, as its settings name them."""

import time
from functools import cache

from diagnosis.environment import is_on
from diagnosis.rooms.store import Rooms
from diagnosis.storage.database import Database
from diagnosis.storage.place import address, is_there


def rooms_are_on() -> bool:
    """Whether there may be rooms at all."""
    return is_on("DIAGNOSIS_ROOMS")


def any_rooms() -> bool:
    """Whether there may be rooms by now."""
    return is_there()


@cache
def rooms() -> Rooms:
    """The rooms of this server."""
    return Rooms(Database(address()), time.time)
