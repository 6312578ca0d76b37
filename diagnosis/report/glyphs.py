"""Which characters the summary's font can show."""

import json
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

from diagnosis.wording.clean import clean_text

FONTS = Path(__file__).with_name("fonts")
MISSING = "〓"
"""The mark that Japanese typesetting puts in the place of a character it does not have."""


@cache
def _coverage() -> tuple[list[int], list[int]]:
    ranges = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
    return [first for first, _ in ranges], [last for _, last in ranges]


def in_font(character: str) -> bool:
    """Whether both weights of the font have the character."""
    firsts, lasts = _coverage()
    place = bisect_right(firsts, ord(character)) - 1
    return place >= 0 and ord(character) <= lasts[place]


def printable(value: str, limit: int | None = None) -> str:
    """`value` cleaned and with every character outside the font replaced by 〓.

    Joiners and variation selectors, which show nothing by themselves, are left out.
    """
    composed = unicodedata.normalize("NFC", clean_text(value))
    kept = [
        character if in_font(character) else MISSING
        for character in composed
        if unicodedata.category(character) != "Cf" and not 0xFE00 <= ord(character) <= 0xFE0F
    ]
    return clean_text("".join(kept), limit)
