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
class RuleRow:
    """A rule in words: `sign` says how its `parts` are joined, empty where all of them have to hold.

    `width` is the share of all answer sets in per cent, as a CSS number, and `share` the same in words.
    """

    number: str
    name: str
    sign: str
    parts: list[str]
    plan: str
    share: str
    width: str


@dataclass(frozen=True)
class _Box:
    """A rule as drawn: `top` and `height` in pixels; `bar` is the width of the bar that shows the share."""

    rule: RuleRow
    lines: list[str]
    bar: str
    top: int
    height: int


def rule_map(voice: Voice, counts: Counts) -> str:
    """The rules from top to bottom: conditions in words, share of all answer sets, plan. An SVG, 960 px wide."""
    boxes, top = [], _TOP
    for rule in rule_rows(voice, counts):
        lines = [rule.sign] if rule.sign else []
        for part in rule.parts:
            lines += _wrapped("• " + part)
        height = _LINE * (1 + len(lines)) + 2 * _PAD
        bar = f"{max(1.0, _BAR * float(rule.width) / 100):.1f}"
        boxes.append(_Box(rule=rule, lines=lines, bar=bar, top=top, height=height))
        top += height + _GAP
    return templating.render(
        Path(__file__).parent,
        "rule_map.svg",
        look=_LOOK,
        language=voice.language,
        title=voice.text("map.heading"),
        otherwise=voice.text("map.else"),
        rows=boxes,
        height=top,
        line_height=_LINE,
        gap=_GAP,
    )


def rule_rows(voice: Voice, counts: Counts) -> list[RuleRow]:
    """The rules in order, the one for when none holds at the end."""
    rulebook = voice.definition.rulebook
    lines = [
        (str(number), rule.id, *_condition(voice, rule.when), rule.recommend)
        for number, rule in enumerate(rulebook.rules, start=1)
    ]
    default = rulebook.default
    lines.append(("–", default.id, "", [voice.text("map.default")], default.recommend))
    return [
        RuleRow(
            number=number,
            name=name,
            sign=sign,
            parts=parts,
            plan=voice.plan(plan),
            share=f"{100 * counts.rules[name] / counts.answer_sets:.3g} %",
            width=f"{100 * counts.rules[name] / counts.answer_sets:.4f}",
        )
        for number, name, sign, parts, plan in lines
    ]


def _condition(voice: Voice, condition: Condition) -> tuple[str, list[str]]:
    """How the parts of a condition are joined, and each in words."""
    match condition:
        case All(parts=parts):
            joint, sign = parts, ""
        case AnyOf(parts=parts):
            joint, sign = parts, voice.text("map.any")
        case Not(part=AnyOf(parts=parts)):
            joint, sign = parts, voice.text("map.none")
        case _:
            joint, sign = (condition,), ""
    return sign, [voice.condition(part) for part in joint]


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
