"""What a visitor's files are called."""

import datetime
import re
import zoneinfo

import streamlit as st

from diagnosis.texts import text
from diagnosis.ui.session import Session

_NO_NAME = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|\s]+')
"""What systems do not allow in the name of a file, and white space."""


def file_name(visit: Session) -> str:
    """The name of a visitor's files, without an ending: what it is, whose, and the date."""
    parts = [
        text(visit.language, "result.file-name"),
        _NO_NAME.sub("_", visit.details.get("organisation", ""))[:40].strip("._"),
        (visit.date or _today()).isoformat(),
    ]
    return "-".join(part for part in parts if part)


def _today() -> datetime.date:
    try:
        zone = zoneinfo.ZoneInfo(st.context.timezone or "UTC")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = zoneinfo.ZoneInfo("UTC")
    return datetime.datetime.now(zone).date()
