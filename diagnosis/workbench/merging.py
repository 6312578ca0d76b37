"""Two edits of the same files, put together line by line (diff3, after Khanna, Kunal and Pierce 2007)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diagnosis.workbench.files import NAMES, Texts

Lines = Sequence[str]
_DEEPEST = 20
"""How often a part is cut at lines that stand in it once."""


@dataclass(frozen=True)
class Clash:
    """A place that both have changed; `kept` is what stands there now, `other` what the other has written."""

    file: str
    line: int
    kept: str
    other: str


@dataclass
class Merged:
    texts: dict[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def merge(base: Texts, mine: Texts, other: Texts) -> Merged:
    """Both edits of `base`. Where they touch the same lines, mine stay, and the clash is told."""
    merged = Merged()
    for name in NAMES:
        lines: list[str] = []
        parts = [texts[name].splitlines(keepends=True) for texts in (base, mine, other)]
        for before, ours, theirs in _regions(*parts):
            if theirs in (before, ours):
                lines += ours
            elif ours == before:
                lines += theirs
            else:
                merged.clashes.append(Clash(name, len(lines) + 1, "".join(ours), "".join(theirs)))
                lines += ours
        merged.texts[name] = "".join(lines)
    return merged


def _regions(base: Lines, mine: Lines, other: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """The three texts cut at the same places: by turns, where they differ, and a line that all three have."""
    in_mine, in_other = _matches(base, mine), _matches(base, other)
    begin = (0, 0, 0)
    for line in [line for line in sorted(in_mine) if line in in_other]:
        here = (line, in_mine[line], in_other[line])
        yield base[begin[0] : here[0]], mine[begin[1] : here[1]], other[begin[2] : here[2]]
        same = base[line : line + 1]
        yield same, same, same
        begin = (line + 1, here[1] + 1, here[2] + 1)
    yield base[begin[0] :], mine[begin[1] :], other[begin[2] :]


def _matches(base: Lines, edited: Lines) -> dict[int, int]:
    """Lines of `base` that are still there, with their number in `edited`, in the same order.

    Parts are matched from both ends, then between lines that stand in them once (patience diff), so that
    the time stays in proportion to the texts whatever is repeated in them.
    """
    found: dict[int, int] = {}
    parts = [(0, len(base), 0, len(edited), _DEEPEST)]
    while parts:
        start, end, other, other_end, depth = parts.pop()
        while start < end and other < other_end and base[start] == edited[other]:
            found[start] = other
            start, other = start + 1, other + 1
        while start < end and other < other_end and base[end - 1] == edited[other_end - 1]:
            end, other_end = end - 1, other_end - 1
            found[end] = other_end
        lone = _lone_lines(base, start, end, edited, other, other_end) if depth else []
        found.update(lone)
        for line, there in [*lone, (end, other_end)] if lone else ():
            parts.append((start, line, other, there, depth - 1))
            start, other = line + 1, there + 1
    return found


def _lone_lines(
    base: Lines, start: int, end: int, edited: Lines, other: int, other_end: int
) -> list[tuple[int, int]]:
    """The longest row of lines that stand once in each part, with their places, in the order of both."""
    counts, there = Counter(base[start:end]), Counter(edited[other:other_end])
    places = {edited[number]: number for number in range(other, other_end) if there[edited[number]] == 1}
    pairs = [
        (number, places[base[number]])
        for number in range(start, end)
        if counts[base[number]] == 1 and base[number] in places
    ]
    ends: list[int] = []  # of the rows by their length, the lowest place that one of them ends with
    last: list[int] = []  # the pair that it ends with
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [place], [index]
    row: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]
