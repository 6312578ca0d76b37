"""Makes text that people typed safe to lay out, without losing what it says."""

import unicodedata

# Overrides and isolates that turn the reading direction of what follows.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_text(value: str, limit: int | None = None) -> str:
    """`value` on one line, without control characters, bidi overrides and lone surrogates.

    Cut to `limit` characters, the last of which is then an ellipsis.
    """
    kept = []
    for character in value:
        if character in "\r\n\t\u2028\u2029":
            kept.append(" ")
        elif character not in _BIDI and unicodedata.category(character) not in ("Cc", "Cs"):
            kept.append(character)
    line = " ".join("".join(kept).split(" ")).strip()
    if limit is not None and len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return line
