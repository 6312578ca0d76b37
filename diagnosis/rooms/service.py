"""The rooms of this deployment, as its settings name them."""

import time
from functools import cache

from diagnosis.rooms.store import Rooms
from diagnosis.storage.database import Database
from diagnosis.storage.place import address, is_there


def any_rooms() -> bool:
    """Whether there may be rooms by now."""
    return is_there()


@cache
def rooms() -> Rooms:
    """The rooms of this server."""
    return Rooms(Database(address()), time.time)
