"""The time on the clock of whoever sits at the browser."""

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def at_browser(moment: datetime.datetime) -> datetime.datetime:
    """A moment with the offset of the browser's clock; UTC where the browser's is not known."""
    try:
        zone: datetime.tzinfo = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = datetime.UTC
    return moment.astimezone(zone)


def local_now() -> datetime.datetime:
    """The time now on the browser's clock."""
    return at_browser(datetime.datetime.now(datetime.UTC))
