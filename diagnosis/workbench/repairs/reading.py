"""Repairs of what keeps a file from being read, or from being read as it is meant."""

import re
from collections.abc import Iterable

from diagnosis.definition.full_width import HALF, INDENT, QUOTES
from diagnosis.definition.slips import missing_brackets
from diagnosis.definition.yaml_nodes import continued_lines
from diagnosis.workbench.layout import Edit, insertion
from diagnosis.workbench.repairs.mending import Mending, Repair, applied

_BLANKS = re.compile(r"\s*")


def full_width_colon(mending: Mending) -> Repair | None:
    found = re.match("\uff1a[ \u3000]*", mending.rest)
    return Repair("colon", (mending.replace(found.end(), ": "),)) if found else None


def half_width(mending: Mending) -> Repair:
    """The sign; commas and quotation marks with those around the ids that follow, a bracket with its pair."""
    half = mending.finding.details["half"]
    number, start, line = mending.finding.line, mending.finding.column - 1, mending.line
    places = [start]
    if half in ',"':
        run = re.compile(rf"[{QUOTES}、，\sA-Za-z0-9_-]*")
        places = [place for place in range(start, _end(run, line, start)) if line[place] in HALF]
    elif half in "[{":
        places += [place for place in [line.rfind("｝" if half == "{" else "］")] if place > start]
    edits = []
    for place in places:
        wanted = HALF[line[place]]
        end = _end(_BLANKS, line, place + 1) if wanted == "," else place + 1
        edits.append(Edit(number, place + 1, number, end + 1, f"{wanted} " if wanted == "," else wanted))
    return Repair("half-width", tuple(edits), {"half": half})


def _end(pattern: re.Pattern[str], line: str, place: int) -> int:
    found = pattern.match(line, place)
    return found.end() if found else place


def full_width_space(mending: Mending) -> Repair:
    """Out of the indentation of all lines that go on so; elsewhere, an ordinary space in its place."""
    number, lines = mending.finding.line, mending.lines
    last = number
    while INDENT.match(mending.line) and last < len(lines) and INDENT.match(lines[last]):
        last += 1
    if not INDENT.match(mending.line):
        width = _end(_BLANKS, mending.line, mending.finding.column - 1)
        edit = Edit(number, mending.finding.column, number, width + 1, " ")
        return Repair("full-width-space", (edit,))
    run = range(number, last + 1)
    # A full-width space is as wide as two others; one that came by a slip is too many.
    choices = [_indented(lines, run, " " * wide) for wide in (2, 0, 1)]
    if len(run) == 1:
        choices += [(_indent(number, lines, width),) for width in sorted(_widths_around(lines, number))]
    counted = [(mending.mistakes(applied(mending.text, edits)), edits) for edits in choices]
    readable = [(left, edits) for left, edits in counted if left is not None]
    best = min(readable, key=lambda one: one[0])[1] if readable else choices[0]
    return Repair("full-width-space", best)


def _indented(lines: list[str], run: Iterable[int], blanks: str) -> tuple[Edit, ...]:
    """Lines with `blanks` in the place of each full-width space before their words."""
    made = []
    for number in run:
        indent = _indent_of(lines[number - 1])
        made.append(Edit(number, 1, number, len(indent) + 1, indent.replace("\u3000", blanks)))
    return tuple(made)


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
    """The line near it that can be read once it is indented like one around it; fewest mistakes first.

    No line becomes part of the text of a line before it.
    """
    number, lines = mending.finding.line, mending.lines
    near = [
        one for one in range(max(1, number - 2), min(len(lines), number + 1) + 1) if lines[one - 1].strip()
    ]
    before = continued_lines(mending.text)
    best: tuple[int, Edit] | None = None
    for line in near:
        now = len(_indent_of(lines[line - 1]))
        widths = _widths_around(lines, number) | {now + 2, max(0, now - 2)}
        for width in sorted(widths, key=lambda one: abs(one - now)):
            edit = _indent(line, lines, width)
            text = applied(mending.text, [edit])
            if text == mending.text or (best and best[0] == 0):
                continue
            left = mending.mistakes(text)
            if left is None or (best and left >= best[0]):
                continue
            joined = continued_lines(text) - before
            if joined.isdisjoint({*range(1, number + 1), line}):
                best = (left, edit)
    return Repair("indent", (best[1],), {"line": str(best[1].line)}) if best else None


def _widths_around(lines: list[str], number: int) -> set[int]:
    around = range(max(1, number - 4), min(len(lines), number + 3) + 1)
    return {len(_indent_of(lines[one - 1])) for one in around}


def _indent(number: int, lines: list[str], width: int) -> Edit:
    """A line with this many spaces before its words."""
    return Edit(number, 1, number, len(_indent_of(lines[number - 1])) + 1, " " * width)


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def tab(mending: Mending) -> Repair:
    number, line = mending.finding.line, mending.line
    return Repair(
        "tab", (Edit(number, 1, number, len(_indent_of(line)) + 1, _indent_like(mending.lines, number)),)
    )


def _indent_like(lines: list[str], number: int) -> str:
    """How the nearest line around is indented that has no tab: the next one, or the one before."""
    for other in [*lines[number:], *reversed(lines[: number - 1])]:
        indent = _indent_of(other)
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
    """A text up to the end of the line; a value that begins with the number sign, up to the next space."""
    start = mending.finding.column - 1
    if mending.rest.startswith("#"):
        return _in_quotes(mending, start, start + len(mending.rest.split()[0]))
    return _in_quotes(mending, start, len(mending.line.rstrip()))


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
