"""Full-width signs, as Japanese keyboards type them, where YAML needs half-width ones."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from diagnosis.languages import LANGUAGES

HALF = {
    "：": ":",
    "、": ",",
    "，": ",",
    "｛": "{",
    "｝": "}",
    "［": "[",
    "］": "]",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u201f": '"',
    "＂": '"',
    "－": "-",
    "\u30fc": "-",
    "\u3000": " ",
}
"""The half-width sign that each full-width one stands for."""
QUOTES = "\u201c-\u201f＂"
"""Quotation marks that YAML takes for letters, for a set of a regular expression."""
_WORD = r"[A-Za-z_][A-Za-z0-9_-]*"
_START = rf"(?:^\s*(?:- +)?|[{{,]\s*){_WORD}"
"""A key with what stands before it."""
_LANGUAGE = rf"(?!(?:{'|'.join(LANGUAGES)}):)"
INDENT = re.compile(r"^([ \t]*)(\u3000)[\s]*")
"""An indentation with a full-width space."""
_IN_LINE = tuple(
    re.compile(pattern)
    for pattern in (
        r"^\s*-(\u3000)",
        rf"^\s*([－\u30fc])\s*{_WORD}",
        rf"{_START}(：)",
        rf"{_START}:(\u3000)",
        rf"(?:^\s*(?:- +)?|[{{,]\s*){_LANGUAGE}{_WORD}:\s+([｛［])",
        rf":\s+(｛)\s*{_WORD}\s*[:：]",
        rf"\{{[^{{}}]*?([、，])\s*{_WORD}[:：]\s",
        r"(?<=[\"'}\]])\s*([、，])(?=\s*[\"'{\[A-Za-z])",
        r"[}\]]\s*([｝］])",
    )
)
"""Places of a line that cannot be read, where a full-width sign is the likely cause."""
_CLOSING = re.compile(r"([｝］])[\s}\]｝］,]*(?:#.*)?$")
_IN_KEY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^([｛［－\u30fc\u3000{QUOTES}])\s*{_WORD}",
        r"^-(\u3000)",
        rf"^{_WORD}(：)",
        rf"^{_WORD}:(\u3000)",
    )
)
_ID = rf"\s*[{QUOTES}]?[A-Za-z0-9_-]+[{QUOTES}]?\s*"
_LIST = re.compile(rf"^([｛［]){_ID}(?:[,:、，：]{_ID})*[]}}｝］]?$")
"""Ids within full-width brackets; words for readers may begin with such a bracket too."""
_QUOTED_ID = re.compile(rf"^([{QUOTES}]){_ID}")
_ITEMS = re.compile(rf"^{_ID}([、，]){_ID}(?:[、，]{_ID})*$")
_ENTRY = re.compile(rf"^[ \t]*\u3000\s*(?:[-－\u30fc]\s|{_WORD}\s*[:：])")
"""A line that is meant to be a key or an item of a list."""


class Sign(NamedTuple):
    """A full-width sign and its column, from 0."""

    column: int
    sign: str


def sign_in_line(line: str) -> Sign | None:
    """The sign that most likely keeps a line from being read."""
    indented = INDENT.match(line)
    if indented:
        return Sign(indented.start(2), "\u3000")
    return _first(_IN_LINE, line)


def closing_sign(line: str) -> Sign | None:
    """A closing bracket at the end of a line."""
    return _first([_CLOSING], line)


def sign_in_key(key: str) -> Sign | None:
    """The sign that has become part of a key. Keys consist of half-width characters."""
    return _first(_IN_KEY, key)


def sign_in_value(value: str, *, item: bool) -> Sign | None:
    """The sign in a value that consists of ids; `item`: it is one of a list."""
    return _first([_LIST, _QUOTED_ID, _ITEMS] if item else [_LIST], value)


def swallowed_line(lines: Iterable[str]) -> int | None:
    """Which of the lines that go on with a text is an entry that full-width spaces keep from being one."""
    return next((number for number, line in enumerate(lines) if _ENTRY.match(line)), None)


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> Sign | None:
    found = next((match for pattern in patterns if (match := pattern.search(text))), None)
    return Sign(found.start(1), found[1]) if found else None
