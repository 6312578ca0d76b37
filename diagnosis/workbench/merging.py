"""Two edits of the same files, put together line by line (diff3, after Khanna, Kunal and Pierce 2007)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from diagnosis.workbench.files import NAMES, Texts

Lines = Sequence[str]


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
    """Lines of `base` that are still there, with their number in `edited`, in the same order."""
    blocks = SequenceMatcher(None, base, edited, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
