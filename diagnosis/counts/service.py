"""Counting in this deployment, as its settings say: off, unless it is switched on."""

from functools import cache

from diagnosis.counts.counter import Counter
from diagnosis.counts.days import today
from diagnosis.storage.database import Database
from diagnosis.storage.place import address


@cache
def database() -> Database:
    """Where the numbers are kept."""
    return Database(address(), lasting=False)


@cache
def counter() -> Counter:
    """What counts in this server."""
    return Counter(database(), lambda: today().isoformat())
