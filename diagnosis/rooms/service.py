"""The rooms of this deployment, as its settings name them."""

import os
import time
from functools import cache
from pathlib import Path

from diagnosis.paths import home
from diagnosis.rooms.database import Database
from diagnosis.rooms.store import Rooms

SWITCH, ADDRESS = "DIAGNOSIS_ROOMS", "DIAGNOSIS_DATABASE"
_FILE = "rooms.sqlite"


def rooms_are_on() -> bool:
    """Whether there may be rooms at all."""
    return os.environ.get(SWITCH, "").strip().lower() not in ("off", "0", "no", "false")


def address() -> str:
    """Where rooms are kept: the address that the environment names, or a file of SQLite.

    The file stands in the folder that the system gives the service, in the firm's own, or where the server
    was started. It is made when the first room is opened.
    """
    named = os.environ.get(ADDRESS, "").strip()
    if named:
        return named
    folder = os.environ.get("STATE_DIRECTORY", "").partition(":")[0]
    return f"sqlite:///{(Path(folder) if folder else home() or Path.cwd()) / _FILE}"


def any_rooms() -> bool:
    """Whether there may be rooms by now: a file is made with the first of them."""
    named = address()
    return not named.startswith("sqlite:///") or Path(named.removeprefix("sqlite:///")).exists()


@cache
def rooms() -> Rooms:
    """The rooms of this server."""
    return Rooms(Database(address()), time.time)
