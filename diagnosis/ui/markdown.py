"""Text that people typed, in places where Streamlit reads Markdown."""

import re

_MEANING = re.compile(r"([!-/:-@\[-`{-~])")


def literal(value: str, limit: int = 200) -> str:
    """`value`, cut to `limit` characters, on one line and without meaning to Markdown."""
    return _MEANING.sub(r"\\\1", " ".join(value[:limit].split()))
