"""The days by which visits are counted: those of one time zone, which a setting names."""

import datetime

from diagnosis.settings import settings


def today() -> datetime.date:
    """The day that it is now."""
    return day_at(datetime.datetime.now(datetime.UTC))


def day_at(moment: datetime.datetime) -> datetime.date:
    """The day to which a moment belongs."""
    return moment.astimezone(settings().time_zone).date()
