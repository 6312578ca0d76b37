"""The rooms of this deployment, as its settings name them."""

import os
import time
from functools import cache

from diagnosis.rooms.store import Rooms
from diagnosis.storage.database import Database
from diagnosis.storage.place import address, is_there

SWITCH = "DIAGNOSIS_ROOMS"


def rooms_are_on() -> bool:
    """Whether there may be rooms at all."""
    return os.environ.get(SWITCH, "").strip().lower() not in ("off", "0", "no", "false")


def any_rooms() -> bool:
    """Whether there may be rooms by now."""
    return is_there()


@cache
def rooms() -> Rooms:
    """The rooms of this server."""
    return Rooms(Database(address()), time.time)
