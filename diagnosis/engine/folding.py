"""Folding: the form in which words from outside are compared, so that what looks alike is alike."""

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("〜∼∾˜", "~"),
        "、": ",",
        "。": ".",
    }
)
"""Marks that keyboards, spreadsheets and encodings give for one another, beside those that NFKC unites."""
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_NUMBERED = re.compile(
    r"\s*(?:[①-⑳❶-❿]|[(（]?[0-9０-９]{1,2}[)）.．:：、]|[A-Za-z][.．)）])\s*(?![0-9０-９])"
)
_ASKED = re.compile(r"\s*(?:Q|Ｑ|問|質問|設問)\s*[0-9０-９]{1,3}\s*[.．:：、)）]?\s*", re.IGNORECASE)
_REQUIRED = re.compile(
    r"(?:\s*(?:※?\s*(?:必須|任意)|[*＊※]|[\[(（【［]\s*(?:※?必須|任意|required|optional)\s*[\])）】］]))+\s*$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^;；,，、\n\r]+")
"""A piece of a list: form services and people put these marks between answers."""


def fold(value: str) -> str:
    """The value without differences of width, case, dashes, waves, spaces and marks at its end."""
    # Some marks are apart before widths are united, and some only afterwards are what the table names.
    united = unicodedata.normalize("NFKC", _INVISIBLE.sub("", value).translate(_ALIKE)).translate(_ALIKE)
    return "".join(united.split()).casefold().rstrip(".?")


def option_forms(value: str) -> tuple[str, ...]:
    """The folded value, and without the number that a form puts before an option."""
    return _different(fold(value), fold(_NUMBERED.sub("", value, count=1)))


def header_forms(value: str) -> tuple[str, ...]:
    """The folded header, and without the number and the mark of a required question."""
    bare = _REQUIRED.sub("", value)
    return _different(*(fold(form) for form in (value, bare, _unnumbered(bare))))


def list_pieces(value: str) -> list[tuple[int, int]]:
    """Where the pieces of a list begin and end, without the marks between them (`;`, commas, line breaks)."""
    return [piece.span() for piece in _PIECE.finditer(value)]


def _unnumbered(header: str) -> str:
    asked = _ASKED.match(header)
    return header[asked.end() :] if asked else _NUMBERED.sub("", header, count=1)


def _different(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
