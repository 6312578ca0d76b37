"""The picture of a result: how strong the three causes are, and the chain that they set off.

One drawing for screens, where the style sheet gives it its colours, and for print, where it brings
its own. It works nothing out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diagnosis import templating
from diagnosis.languages import Language
from diagnosis.texts import text
from diagnosis.wording.cause_line import CauseLine, Picture
from diagnosis.wording.lines import is_wide, lines

WIDTH = 352
LEFT, RIGHT = 30, 338
"""Where 0 and 100 points stand."""
_RAIL = 9
_ROW, _NAMES, _GLOSS = 60, 34, 17
"""The height of a row with a strip, of one with a name only, and of what the cause is, under its name."""
_AXIS = 30
_BOX, _GAP = 80, 10.6
_IN_A_LINE = (10, 6)
"""Narrow characters and wide ones, of 12 units, in a line of a box of the chain."""


@dataclass(frozen=True)
class Row:
    """A cause: `y` is the middle of its strip or name; `gloss` is what it is, or empty.

    `at` is where its point stands along the strip, `low` to `high` what is possible.
    """

    name: str
    gloss: str
    level: str
    y: float
    strong: bool
    leads: bool
    points: int | None = None
    at: float = 0
    low: float = 0
    high: float = 0


@dataclass(frozen=True)
class Link:
    """A link of the chain: the left edge of its box, and its name in lines with their heights."""

    x: float
    lines: list[tuple[float, str]]


def result_picture(picture: Picture, *, printed: str = "", fonts: Sequence[str] = ()) -> str:
    """The causes with their zones, points and ranges, above the chain. An SVG, `WIDTH` units wide.

    For print it brings its own colours, with `printed` as the one of the firm.
    """
    gloss = _GLOSS if any(cause.gloss for cause in picture.causes) else 0
    row_height = _ROW + gloss
    rows = [_row(cause, 37 + gloss + index * row_height) for index, cause in enumerate(picture.causes)]
    zones, start = [], 0
    for zone in picture.zones:
        left, right = along(start) + (1 if start else 0), along(zone.end) - (1 if zone.end < 100 else 0)
        zones.append((left, right - left, zone.name))
        start = zone.end
    top = len(rows) * row_height + _AXIS
    begins = any(row.strong for row in rows)
    return _drawn(
        picture.language,
        rows,
        zones,
        picture.chain,
        top,
        picture_in_words(picture),
        begins=begins,
        printed=printed,
        fonts=fonts,
    )


def picture_in_words(picture: Picture) -> str:
    """The picture in words, for those who do not see it."""
    sentences = (cause.sentence.rstrip("。.") for cause in picture.causes)
    glosses = (
        _with_gloss(picture.language, cause.name, cause.gloss) for cause in picture.causes if cause.gloss
    )
    causes = " ".join(
        text(picture.language, "result.sentence", text=words) for words in (*sentences, *glosses)
    )
    return text(picture.language, "picture.alt", causes=causes, chain=_chain_in_words(picture.chain))


def plain_picture(language: Language, causes: Sequence[tuple[str, str]], chain: Sequence[str]) -> str:
    """The names of the causes and what they are, above the chain, before anything is known."""
    height = _NAMES + (_GLOSS if any(gloss for _, gloss in causes) else 0)
    rows = [
        Row(name=name, gloss=gloss, level="", y=18 + index * height, strong=False, leads=False)
        for index, (name, gloss) in enumerate(causes)
    ]
    alt = text(
        language,
        "picture.alt-plain",
        causes=text(language, "picture.join").join(_with_gloss(language, *cause) for cause in causes),
        chain=_chain_in_words(chain),
    )
    return _drawn(language, rows, [], chain, len(rows) * height + 4, alt, begins=False)


def _with_gloss(language: Language, name: str, gloss: str) -> str:
    return text(language, "picture.with-gloss", name=name, gloss=gloss) if gloss else name


def _drawn(
    language: Language,
    rows: Sequence[Row],
    zones: Sequence[tuple[float, float, str]],
    chain: Sequence[str],
    top: float,
    alt: str,
    *,
    begins: bool,
    printed: str = "",
    fonts: Sequence[str] = (),
) -> str:
    links = [_link(name, index, language) for index, name in enumerate(chain)]
    axis = top - _AXIS + 12
    top += 22 if begins else 8
    return templating.render(
        Path(__file__).parent,
        "picture.svg",
        width=WIDTH,
        height=top + 50,
        left=LEFT,
        right=RIGHT,
        rail=_RAIL,
        rows=rows,
        zones=zones,
        axis=axis,
        links=links,
        box=_BOX,
        top=top,
        alt=alt,
        begins=text(language, "picture.begins") if begins else "",
        printed=printed,
        fonts=", ".join(fonts),
    )


def _row(cause: CauseLine, y: float) -> Row:
    return Row(
        name=cause.name,
        gloss=cause.gloss,
        level=cause.level,
        y=y,
        strong=cause.strong,
        leads=cause.leads,
        points=cause.shown,
        at=along(cause.score or 0),
        low=along(cause.low),
        high=along(cause.high),
    )


def along(points: float) -> float:
    """The place of a number of points along a strip."""
    return round(LEFT + (RIGHT - LEFT) * points / 100, 1)


def _link(name: str, index: int, language: Language) -> Link:
    words = lines(name, language, _IN_A_LINE[is_wide(name)])
    first = 27 - 8 * (len(words) - 1)
    return Link(
        x=round(index * (_BOX + _GAP), 1),
        lines=[(first + 16 * place, line) for place, line in enumerate(words)],
    )


def _chain_in_words(chain: Sequence[str]) -> str:
    return " → ".join(chain)
