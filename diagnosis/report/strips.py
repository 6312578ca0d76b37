"""The causes as strips with a point for each group: for a screen that all look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diagnosis import templating
from diagnosis.report.picture import LEFT, RIGHT, WIDTH, along
from diagnosis.wording.reveal import Strip
from diagnosis.wording.team import join
from diagnosis.wording.words import Words

_NAME, _ROW, _AXIS = 30, 46, 26
"""Heights: of the name of a cause, of a strip, and of the names of the levels below all."""


@dataclass(frozen=True)
class _Mark:
    """A point with its number, and from where to where it could be; heights and places in units."""

    at: float
    points: int
    low: float
    high: float


@dataclass(frozen=True)
class _Rail:
    """A strip at a height, with the name of its group or none."""

    y: float
    name: str
    marks: list[_Mark]


def strips_picture(say: Words, strips: Sequence[Strip], *, named: bool) -> str:
    """An SVG, `WIDTH` units wide: `named` with a strip for each group, or all points of a cause on one."""
    y, causes = 0.0, list[tuple[float, str, list[_Rail]]]()
    for strip in strips:
        rows = [[point] for point in strip.points] if named else [strip.points]
        top, rails = y + 16, list[_Rail]()
        y += _NAME - (0 if named else 12)
        for points in rows:
            # The order of the groups would tell which is which.
            marks = sorted(
                (_Mark(along(one.score), one.score, along(one.low), along(one.high)) for one in points),
                key=lambda mark: mark.at,
            )
            rails.append(_Rail(y + 26, points[0].group if named else "", marks))
            y += _ROW
        y += 10
        causes.append((top, strip.cause, rails))
    zones, start = [], 0.0
    for band in say.definition.rulebook.bands:
        end = float(band.below or 100)
        left, right = along(start) + (1 if start else 0), along(end) - (1 if end < 100 else 0)
        zones.append((left, right - left, say.of(band.name)))
        start = end
    return templating.render(
        Path(__file__).parent,
        "strips.svg",
        width=WIDTH,
        height=y + _AXIS,
        left=LEFT,
        right=RIGHT,
        causes=causes,
        zones=zones,
        axis=y + 8,
        named=named,
        alt=_in_words(say, strips, named=named),
    )


def _in_words(say: Words, strips: Sequence[Strip], *, named: bool) -> str:
    lines = []
    for strip in strips:
        points = (
            [say.text("team.group-score", group=one.group, score=one.score) for one in strip.points]
            if named
            else [
                say.text("reveal.alt-point", score=score)
                for score in sorted({one.score for one in strip.points})
            ]
        )
        lines.append(say.text("reveal.alt-cause", cause=strip.cause, points=join(say, points)))
    return " ".join(say.text("result.sentence", text=line) for line in lines)
