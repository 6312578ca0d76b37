"""Written cases: organisations told in a line, with their answers, to look at what an edit does to them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnosis.definition.source import read_source
from diagnosis.paths import CASES, home

FOLDER = CASES.name
"""The folder of the firm's own cases in its folder."""


@dataclass(frozen=True)
class WrittenCase:
    """`title` by language; empty where the file has none."""

    name: str
    title: dict[str, str]
    answers: dict[str, tuple[str, ...]]


def written_cases() -> list[WrittenCase]:
    """Those of the firm's folder, or the shipped ones where it has none. Other files are ignored."""
    folder = home()
    own = folder / FOLDER if folder else None
    found = []
    for path in sorted((own if own and own.is_dir() else CASES).glob("*.yaml")):
        case = _read(path)
        if case:
            found.append(case)
    return found


def _read(path: Path) -> WrittenCase | None:
    try:
        data: Any = read_source(path.read_text("utf-8-sig"), path.name).data
    except (OSError, UnicodeDecodeError):
        return None
    given = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(given, dict):
        return None
    title = data.get("title")
    return WrittenCase(
        path.stem,
        {str(language): str(words) for language, words in title.items()} if isinstance(title, dict) else {},
        {
            str(name): tuple(map(str, chosen)) if isinstance(chosen, list) else (str(chosen),)
            for name, chosen in given.items()
        },
    )
