"""Dates as spreadsheets, form services and people in Japan write them."""

import datetime
import re
import unicodedata

_WESTERN = re.compile(r"(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})(?:\s*日)?(?!\d)")
_REIWA = re.compile(
    r"(?:令和|R)\s*([1-9]\d?|元)(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})(?:\s*日)?(?!\d)"
)
_BEFORE_REIWA = 2018
"""The year before the era's first."""


def read_date(value: str) -> datetime.date | None:
    """The day at the beginning of a value such as `2026-11-20`, `2026/11/20 9:00`, `2026年11月20日`.

    Years of the era Reiwa and full-width digits are read too. None for a day that does not exist.
    """
    written = unicodedata.normalize("NFKC", value).strip()
    western, reiwa = _WESTERN.match(written), _REIWA.match(written)
    if western:
        year = int(western[1])
    elif reiwa:
        year = _BEFORE_REIWA + (1 if reiwa[1] == "元" else int(reiwa[1]))
    found = western or reiwa
    try:
        return datetime.date(year, int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
