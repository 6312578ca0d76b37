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


@cache
def _unchanged() -> frozenset[str]:
    """The characters that are printed as they are, wherever they stand, within a line."""
    firsts, lasts = _coverage()
    characters = (
        chr(code) for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1)
    )
    return frozenset(
        character
        for character in characters
        if character == clean_text(f"({character})")[1:-1] and _is_shown(character)
    )


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) != "Cf" and not 0xFE00 <= ord(character) <= 0xFE0F


def in_font(character: str) -> bool:
    """Whether both weights of the font have the character."""
    firsts, lasts = _coverage()
    index = bisect_right(firsts, ord(character)) - 1
    return index >= 0 and ord(character) <= lasts[index]


def printable(value: str, limit: int | None = None) -> str:
    """`value` cleaned and with every character outside the font replaced by 〓.

    Joiners and variation selectors, which show nothing by themselves, are left out.
    """
    # Most texts are the definition's own and need nothing.
    short = limit is None or len(value) <= limit
    if short and _unchanged().issuperset(value) and unicodedata.is_normalized("NFC", value):
        return value.strip()
    composed = unicodedata.normalize("NFC", clean_text(value))
    kept = [character if in_font(character) else MISSING for character in composed if _is_shown(character)]
    return clean_text("".join(kept), limit)
