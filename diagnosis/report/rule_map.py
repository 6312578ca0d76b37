"""The rulebook drawn for the person who owns it, as an SVG picture."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from diagnosis.definition.condition import All, AnyOf, Condition, Not
from diagnosis.engine.result import Counts
from diagnosis.look import BRAND, FONT_STACK, INK, LINES, MUTED, TINT_PRINT
from diagnosis.wording.voice import Voice

_WIDTH, _LINE, _PAD, _GAP = 960, 21, 12, 26
_BOX = (56, 610)  # from, width
_BAR = (690, 110)
_PLAN = (826, 122)
_CHARACTERS = 84  # a line of the box, wide characters counting twice


@dataclass(frozen=True)
class _Row:
    number: str
    name: str
    lines: list[str]
    share: float
    plan: str

    @property
    def height(self) -> int:
        return _LINE * (1 + len(self.lines)) + 2 * _PAD


def rule_map(voice: Voice, counts: Counts) -> str:
    """The rules from top to bottom: conditions in words, share of all answer sets, plan."""
    rows = _rows(voice, counts)
    parts: list[str] = []
    top = 16
    for place, row in enumerate(rows):
        parts.append(_draw(row, top))
        if place + 1 < len(rows):
            below = top + row.height
            words = escape(voice.text("map.else"))
            parts.append(_arrow(_BOX[0] + 24, below, _BOX[0] + 24, below + _GAP))
            parts.append(_text(_BOX[0] + 36, below + 17, words, size=12, fill=MUTED))
        top += row.height + _GAP
    title = escape(voice.text("map.heading"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" width="{_WIDTH}" height="{top}" '
        f'font-family="{FONT_STACK}" role="img" lang="{voice.language}"><title>{title}</title>'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0L8 4L0 8z" fill="{LINES}"/></marker></defs>'
        f'<rect width="{_WIDTH}" height="{top}" fill="#fff"/>' + "".join(parts) + "</svg>\n"
    )


def _rows(voice: Voice, counts: Counts) -> list[_Row]:
    rulebook = voice.definition.rulebook
    rows = [
        _Row(
            number=str(place),
            name=rule.id,
            lines=_condition(voice, rule.when),
            share=counts.rules[rule.id] / counts.answer_sets,
            plan=voice.plan(rule.recommend),
        )
        for place, rule in enumerate(rulebook.rules, start=1)
    ]
    default = rulebook.default
    otherwise = _Row(
        number="–",
        name=default.id,
        lines=[voice.text("map.default")],
        share=counts.rules[default.id] / counts.answer_sets,
        plan=voice.plan(default.recommend),
    )
    return [*rows, otherwise]


def _draw(row: _Row, top: int) -> str:
    middle = top + row.height // 2
    left, width = _BOX
    parts = [
        _text(left - 16, top + _PAD + 15, row.number, fill=BRAND, bold=True, anchor="end"),
        f'<rect x="{left}" y="{top}" width="{width}" height="{row.height}" rx="7" fill="#fff" stroke="{LINES}"/>',
        _text(left + _PAD, top + _PAD + 15, escape(row.name), fill=BRAND, bold=True),
    ]
    parts += [
        _text(left + _PAD, top + _PAD + 15 + _LINE * place, escape(line))
        for place, line in enumerate(row.lines, start=1)
    ]
    bar, room = _BAR
    parts += [
        f'<rect x="{bar}" y="{middle - 3}" width="{room}" height="6" rx="3" fill="{TINT_PRINT}"/>',
        f'<rect x="{bar}" y="{middle - 3}" width="{max(1.0, room * row.share):.1f}" height="6" rx="3" fill="{BRAND}"/>',
        _text(bar, middle - 10, f"{100 * row.share:.3g} %", size=13),
        _arrow(left + width, middle, bar - 6, middle),
        _arrow(bar + room + 4, middle, _PLAN[0] - 2, middle),
        f'<rect x="{_PLAN[0]}" y="{middle - 17}" width="{_PLAN[1]}" height="34" rx="17" fill="{BRAND}"/>',
        _text(
            _PLAN[0] + _PLAN[1] // 2, middle + 5, escape(row.plan), fill="#fff", bold=True, anchor="middle"
        ),
    ]
    return "".join(parts)


def _text(
    x: int, y: int, words: str, *, size: int = 14, fill: str = INK, bold: bool = False, anchor: str = "start"
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"{weight}>{words}</text>'


def _arrow(x1: int, y1: int, x2: int, y2: int) -> str:
    return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{LINES}" stroke-width="1.5" marker-end="url(#tip)"/>'


def _condition(voice: Voice, condition: Condition) -> list[str]:
    """The condition in words, a line for each part of a list."""
    match condition:
        case All(parts=parts):
            joint, sign = parts, ""
        case AnyOf(parts=parts):
            joint, sign = parts, voice.text("map.any")
        case Not(part=AnyOf(parts=parts)):
            joint, sign = parts, voice.text("map.none")
        case _:
            joint, sign = (condition,), ""
    lines = [sign] if sign else []
    for part in joint:
        lines += _wrapped("• " + voice.condition(part))
    return lines


def _wrapped(words: str) -> list[str]:
    lines, line, width = [], "", 0
    for character in words:
        wide = 1 if ord(character) < 0x2E80 else 2
        breakable = character == " " or (wide == 2 and character not in "」）、。")
        if width + wide > _CHARACTERS and breakable:
            lines.append(line)
            line, width = "  ", 2
        line += character
        width += wide
    return [*lines, line]
