"""The days by which visits are counted: those of one time zone, which a setting names."""

import datetime
import os
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from diagnosis.definition.finding import closest

SETTING = "DIAGNOSIS_TIME_ZONE"


class TimeZoneError(ValueError):
    """The setting names no time zone; the text says so, and the way out."""


def today() -> datetime.date:
    """The day that it is now. Raises TimeZoneError."""
    return day_at(datetime.datetime.now(datetime.UTC))


def day_at(moment: datetime.datetime) -> datetime.date:
    """The day to which a moment belongs. Raises TimeZoneError."""
    return moment.astimezone(time_zone()).date()


def time_zone() -> datetime.tzinfo | None:
    """The zone that the setting names; None, for the server's, without a setting. Raises TimeZoneError."""
    name = os.environ.get(SETTING, "").strip()
    return _zone(name) if name else None


@cache
def _zone(name: str) -> ZoneInfo:
    known = available_timezones()
    if name in known:
        return ZoneInfo(name)
    # By places only: abbreviations are all alike.
    meant = closest(name, (one for one in known if "/" in one))
    asked = f"did you mean {meant}?" if meant else "write a name such as Asia/Tokyo"
    raise TimeZoneError(f"{SETTING} is {name!r}, which is no time zone; {asked}")
