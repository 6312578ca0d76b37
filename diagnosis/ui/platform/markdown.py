"""Words in places where Streamlit reads Markdown."""

import re
from collections.abc import Iterable

_MEANING = re.compile(r"([!-/:-@\[-`{-~])")


def literal(value: str, limit: int = 200) -> str:
    """What people typed: `value`, cut to `limit` characters, on one line and without meaning to Markdown."""
    return _MEANING.sub(r"\\\1", " ".join(value[:limit].split()))


def bullets(lines: Iterable[str]) -> str:
    """Lines of Markdown as a list."""
    return "\n".join(f"- {line}" for line in lines)
