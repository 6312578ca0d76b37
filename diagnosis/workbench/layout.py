"""Where the entries of a file stand: the lines of each, and how they are indented."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diagnosis.definition.lists import value_at
from diagnosis.definition.source import Path, Source


@dataclass(frozen=True)
class Entry:
    """One item of a list, from `line` to `end` (from 1, both included), `indent` spaces before its dash."""

    path: Path
    data: Any
    line: int
    end: int
    indent: int


@dataclass(frozen=True)
class Edit:
    """A text in the place of another; lines and columns count from 1, and the end is not included."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


def insertion(line: int, column: int, text: str) -> Edit:
    """A text put in between."""
    return Edit(line, column, line, column, text)


def entries_at(source: Source, lines: list[str], *path: str | int) -> list[Entry]:
    """The items of the list at `path`; none without a list of that name."""
    items = value_at(source.data, path)
    if not isinstance(items, list) or not items:
        return []
    starts = [source.place((*path, index))[0] for index in range(len(items))]
    ends = [*starts[1:], _after(source, path, starts[-1], len(lines) + 1)]
    found = []
    for index, (item, start, end) in enumerate(zip(items, starts, ends, strict=True)):
        last = end - 1
        while last > start and _says_nothing(lines[last - 1]):
            last -= 1
        indent = len(lines[start - 1]) - len(lines[start - 1].lstrip(" "))
        found.append(Entry((*path, index), item, start, max(last, start), indent))
    return found


def path_at(source: Source, line: int, column: int) -> Path | None:
    """What stands exactly there: the innermost value, or else a key."""
    for places in (source.places, source.key_places):
        paths = [path for path, place in places.items() if place == (line, column)]
        if paths:
            return max(paths, key=len)
    return None


def questions_at(source: Source, lines: list[str]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each section with its questions."""
    for section in entries_at(source, lines, "sections"):
        yield section, entries_at(source, lines, *section.path, "questions")


def _after(source: Source, path: Path, line: int, otherwise: int) -> int:
    """The first line below `line` that belongs to something after the list."""
    for depth in range(len(path), 0, -1):
        around = value_at(source.data, path[: depth - 1])
        keys = list(around) if isinstance(around, dict) else list(range(len(around)))
        later = keys[keys.index(path[depth - 1]) + 1 :]
        starts = (source.place((*path[: depth - 1], key), key=True)[0] for key in later)
        below = [start for start in starts if start > line]
        if below:
            return min(below)
    return otherwise


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
