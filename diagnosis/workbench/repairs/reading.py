"""Repairs of what keeps a file from being read, or from being read as it is meant."""

import re

from diagnosis.definition.slips import missing_brackets
from diagnosis.workbench.layout import Edit, insertion
from diagnosis.workbench.repairs.mending import Mending, Repair, applied


def full_width_colon(mending: Mending) -> Repair | None:
    found = re.match("\uff1a[ \u3000]*", mending.rest)
    return Repair("colon", (mending.replace(found.end(), ": "),)) if found else None


def space(mending: Mending) -> Repair:
    return Repair("space", (mending.replace(1, ": "),))


def unclosed_bracket(mending: Mending) -> Repair | None:
    """At the end of the line, before a comment."""
    missing = missing_brackets(mending.line)
    if not missing:
        return None
    comment = re.search(r"\s+#(?=\s)", mending.line)
    end = comment.start() if comment else len(mending.line.rstrip())
    return Repair("bracket", (insertion(mending.finding.line, end + 1, missing),), {"missing": missing})


def colon_in_text(mending: Mending) -> Repair | None:
    found = re.match(r"\s*(?:- )?[A-Za-z_][\w-]*: +", mending.line)
    return _in_quotes(mending, found.end(), len(mending.line.rstrip())) if found else None


def layout(mending: Mending) -> Repair | None:
    """The line near it that can be read once it is indented like one around it; fewest mistakes first."""
    number, lines = mending.finding.line, mending.lines
    near = [
        one for one in range(max(1, number - 2), min(len(lines), number + 1) + 1) if lines[one - 1].strip()
    ]
    widths = {_width(lines[one - 1]) for one in range(max(1, number - 4), min(len(lines), number + 3) + 1)}
    best: tuple[int, Edit] | None = None
    for line in near:
        now = _width(lines[line - 1])
        for width in sorted(widths | {now + 2, max(0, now - 2)}, key=lambda one: abs(one - now)):
            edit = Edit(line, 1, line, now + 1, " " * width)
            if width == now or (best and best[0] == 0):
                continue
            left = mending.mistakes(applied(mending.text, [edit]))
            if left is not None and (best is None or left < best[0]):
                best = (left, edit)
    return Repair("indent", (best[1],), {"line": str(best[1].line)}) if best else None


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def tab(mending: Mending) -> Repair:
    number, line = mending.finding.line, mending.line
    indent = line[: len(line) - len(line.lstrip())]
    return Repair("tab", (Edit(number, 1, number, len(indent) + 1, _indent_like(mending.lines, number)),))


def _indent_like(lines: list[str], number: int) -> str:
    """How the nearest line around is indented that has no tab: the next one, or the one before."""
    for other in [*lines[number:], *reversed(lines[: number - 1])]:
        indent = other[: len(other) - len(other.lstrip())]
        if other.strip() and "\t" not in indent and not other.lstrip().startswith("#"):
            return indent
    return ""


def unclosed_quote(mending: Mending) -> Repair:
    rest = mending.rest
    number, column = mending.finding.line, mending.finding.column
    following = re.search(r",\s*(?=[A-Za-z_][\w-]*:\s)", rest)
    if following:
        end = following.start()
    else:
        before = mending.line[: column - 1]
        end = len(rest.rstrip())
        opened = sum(before.count(one) for one in "{[") - sum(before.count(one) for one in "}]")
        while opened > 0 and end > 1 and rest[end - 1] in "}]":
            opened, end = opened - 1, end - 1
    return Repair("quote", (insertion(number, column + end, rest[0]),))


def quote_within(mending: Mending) -> Repair:
    """Marks that belong to the words, up to the last before another key or the end, are written as such."""
    line, first = mending.line, mending.finding.column - 1
    end = re.search(r"\"\s*(?=[}\]]*\s*$|,\s*[A-Za-z_][\w-]*: )", line[first + 1 :])
    last = first + 1 + end.start() if end else len(line)
    inner = line[first:last].replace('\\"', '"').replace('"', '\\"')
    number = mending.finding.line
    return Repair("quote-within", (Edit(number, first + 1, number, last + 1, inner),))


def _in_quotes(mending: Mending, start: int, end: int) -> Repair:
    words = mending.line[start:end].replace("\\", "\\\\").replace('"', '\\"')
    number = mending.finding.line
    return Repair("in-quotes", (Edit(number, start + 1, number, end + 1, f'"{words}"'),))


def comment(mending: Mending) -> Repair:
    return _in_quotes(mending, mending.finding.column - 1, len(mending.line.rstrip()))


def comma(mending: Mending) -> Repair | None:
    """What stands before the comma and behind it is one text."""
    begins = [
        found.end()
        for found in re.finditer(r"[A-Za-z_][\w-]*: +(?![\"'{\[])", mending.line[: mending.finding.column])
    ]
    if not begins:
        return None
    rest = mending.line[mending.finding.column - 1 :]
    ends = re.search(r",\s*(?=[A-Za-z_][\w-]*: )|\s*[}\]]|$", rest)
    return _in_quotes(mending, begins[-1], mending.finding.column - 1 + (ends.start() if ends else len(rest)))


def curly(mending: Mending) -> Repair | None:
    found = re.match("[\u201c\u201d\u201e\u201f\uff02](.*?)[\u201c\u201d\u201e\u201f\uff02]", mending.rest)
    if not found:
        return None
    words = found[1].replace('"', '\\"')
    return Repair("in-quotes", (mending.replace(found.end(), f'"{words}"'),))
