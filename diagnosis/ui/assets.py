"""The files in `components/`, each read once per process."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("components")


@cache
def asset(name: str) -> str:
    """The text of a file in `components/`."""
    return (_FOLDER / name).read_text(encoding="utf-8")
