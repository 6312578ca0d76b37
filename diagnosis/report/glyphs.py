"""Which characters the fonts of the summary can show."""

import json
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import chain
from pathlib import Path

from diagnosis.report.own_fonts import own_fonts
from diagnosis.wording.clean import clean_text

FONTS = Path(__file__).with_name("fonts")
VENDORED = "Noto Sans JP"
"""The family of the font that comes with the product."""
_SELECTOR = "VARIATION SELECTOR"
"""How the names of characters begin that choose a form of the one before them."""
MISSING = "〓"
"""The mark that Japanese typesetting puts in the place of a character it does not have."""


@cache
def _coverage() -> tuple[list[int], list[int]]:
    ranges = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
    return [first for first, _ in ranges], [last for _, last in ranges]


@cache
def _unchanged() -> frozenset[str]:
    """The characters that are printed as they are, wherever they stand, within a line."""
    ranges = zip(*_coverage(), strict=True)
    codes = chain(own_characters(), *(range(first, last + 1) for first, last in ranges))
    characters = map(chr, codes)
    return frozenset(
        character
        for character in characters
        if character == clean_text(f"({character})")[1:-1] and _is_shown(character)
    )


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) != "Cf" and not unicodedata.name(character, "").startswith(
        _SELECTOR
    )


def in_font(character: str) -> bool:
    """Whether both weights of the vendored font have the character, or a font of the firm has it."""
    firsts, lasts = _coverage()
    index = bisect_right(firsts, ord(character)) - 1
    return (index >= 0 and ord(character) <= lasts[index]) or ord(character) in own_characters()


@cache
def own_characters() -> frozenset[int]:
    """The code points of the firm's own fonts."""
    return frozenset(code for font in own_fonts() for code in font.characters)


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
