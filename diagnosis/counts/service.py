"""Counting in this deployment, as its settings say: off, unless it is switched on."""

import os
from functools import cache

from diagnosis.counts.counter import Counter
from diagnosis.counts.days import today
from diagnosis.storage.database import Database
from diagnosis.storage.place import address

SWITCH = "DIAGNOSIS_COUNTS"
_ON, _OFF = ("on", "1", "yes", "true"), ("", "off", "0", "no", "false")


class SwitchError(ValueError):
    """The setting is neither on nor off; the text says so."""


def counts_are_on() -> bool:
    """Whether visits are counted. Raises SwitchError."""
    set_to = os.environ.get(SWITCH, "").strip().lower()
    if set_to not in (*_ON, *_OFF):
        raise SwitchError(f"{SWITCH} is {set_to!r}; write on or off")
    return set_to in _ON


@cache
def database() -> Database:
    """Where the numbers are kept."""
    return Database(address(), lasting=False)


@cache
def counter() -> Counter:
    """What counts in this server."""
    return Counter(database(), lambda: today().isoformat())
