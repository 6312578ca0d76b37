"""Counting in this deployment, as its settings say: off, unless it is switched on."""

import datetime
from functools import cache

from diagnosis.counts.counter import Counter
from diagnosis.environment import is_on
from diagnosis.storage.database import Database
from diagnosis.storage.place import address


def counts_are_on() -> bool:
    """Whether visits are counted."""
    return is_on("DIAGNOSIS_COUNTS")


@cache
def database() -> Database:
    """Where the numbers are kept."""
    return Database(address(), lasting=False)


@cache
def counter() -> Counter:
    """What counts in this server; its days are those of its clock."""
    return Counter(database(), lambda: datetime.datetime.now().astimezone().date().isoformat())
