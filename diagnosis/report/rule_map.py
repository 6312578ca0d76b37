"""The rulebook drawn for the person who owns it, as an SVG picture."""

from dataclasses import dataclass
from pathlib import Path

from diagnosis import templating
from diagnosis.definition.condition import All, AnyOf, Condition, Not
from diagnosis.engine.result import Counts
from diagnosis.look import BRAND, FONT_STACK, INK, LINES, MUTED, TINT_PRINT
from diagnosis.wording.voice import Voice

_LINE, _PAD, _GAP, _BAR = 21, 12, 26, 110
_TOP = 16
_CHARACTERS = 84  # a line of the box, wide characters counting twice
_LOOK = {
    "brand": BRAND,
    "font": FONT_STACK,
    "ink": INK,
    "lines": LINES,
    "muted": MUTED,
    "tint": TINT_PRINT,
}


@dataclass(frozen=True)
class _Row:
    """`top` and `height` in pixels; `bar` is the width of the bar that shows the share."""

    number: str
    name: str
    lines: list[str]
    share: str
    bar: str
    plan: str
    top: int
    height: int


def rule_map(voice: Voice, counts: Counts) -> str:
    """The rules from top to bottom: conditions in words, share of all answer sets, plan."""
    rows = _rows(voice, counts)
    return templating.render(
        Path(__file__).parent,
        "rule_map.svg",
        look=_LOOK,
        language=voice.language,
        title=voice.text("map.heading"),
        otherwise=voice.text("map.else"),
        rows=rows,
        height=rows[-1].top + rows[-1].height + _GAP,
        line_height=_LINE,
        gap=_GAP,
    )


def _rows(voice: Voice, counts: Counts) -> list[_Row]:
    rulebook = voice.definition.rulebook
    told = [
        (str(number), rule.id, _condition(voice, rule.when), rule.recommend)
        for number, rule in enumerate(rulebook.rules, start=1)
    ]
    default = rulebook.default
    told.append(("–", default.id, [voice.text("map.default")], default.recommend))
    rows, top = [], _TOP
    for number, name, lines, plan in told:
        share = counts.rules[name] / counts.answer_sets
        height = _LINE * (1 + len(lines)) + 2 * _PAD
        rows.append(
            _Row(
                number=number,
                name=name,
                lines=lines,
                share=f"{100 * share:.3g} %",
                bar=f"{max(1.0, _BAR * share):.1f}",
                plan=voice.plan(plan),
                top=top,
                height=height,
            )
        )
        top += height + _GAP
    return rows


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
