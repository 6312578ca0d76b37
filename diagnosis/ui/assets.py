"""The files in `static/`, each read once per process."""

from functools import cache
from pathlib import Path

_STATIC = Path(__file__).with_name("static")


@cache
def asset(name: str) -> str:
    """The text of a file in `static/`."""
    return (_STATIC / name).read_text(encoding="utf-8")
