"""Slips of the pen in YAML: the likely cause of a syntax error, and values that mean something else there."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from diagnosis.definition.full_width import HALF, INDENT, closing_sign, sign_in_line
from diagnosis.languages import LANGUAGES

_OPENING = re.compile(r'[:\[{,] *"')
"""What stands before a text in quotation marks, and the first of them."""
_NEXT_KEY = re.compile(r", *[A-Za-z_][A-Za-z0-9_-]*: ")
_AFTER = re.compile(r"\s*([,}\]#]|$)")
"""What may stand behind such a text."""
_NO_SPACE = re.compile(r"^(\s*(?:- )?[A-Za-z_][A-Za-z0-9_-]*):[^\s:/]\S*\s*(?:#.*)?$")
"""A key whose value follows the colon at once."""
_PLAIN = re.compile(r"\s*(?:- )?[A-Za-z_][A-Za-z0-9_-]*: +[^\s\"'{\[|>]")
"""A key with a text that is not in quotation marks."""
_CURLY = "“”„‟＂"
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_ENTRY = re.compile(r"( *)(- +)?[A-Za-z_][A-Za-z0-9_-]*:(?: |$)|( *)- ")
"""A key or an item of a list, with its indentation."""
_LONGEST = 10_000
"""Characters of a line that are looked at."""


class Slip(NamedTuple):
    """The code of a finding, its place (line and column from 1), and the details of its wording."""

    code: str
    line: int
    column: int
    details: dict[str, str] = {}  # noqa: RUF012 (never changed)


def full_width_slip(sign: str, line: int, column: int) -> Slip:
    """A full-width sign in the place of a half-width one."""
    if sign == "\u3000":
        return Slip("yaml-full-width-space", line, column)
    if sign == "：":
        return Slip("yaml-full-width-colon", line, column)
    return Slip("yaml-full-width", line, column, {"sign": sign, "half": HALF[sign]})


def likely_cause(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """What most likely keeps a text from being read."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = [one[:_LONGEST] for one in text.splitlines()]
    # The reader stumbles over a line, or over the one after it.
    for number in (line, line - 1):
        if not 0 <= number < len(lines):
            continue
        sign = sign_in_line(lines[number])
        if sign:
            first = _first_so_indented(lines, number)
            place = sign.column if first == number else lines[first].index("\u3000")
            return full_width_slip(sign.sign, first + 1, place + 1)
        cramped = _NO_SPACE.match(lines[number])
        if cramped:
            return Slip("yaml-no-space", number + 1, cramped.end(1) + 1)
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if "\t" in indent:
            return Slip("yaml-tab", number + 1, indent.index("\t") + 1)
    quote = quote_slip(lines[line]) if line < len(lines) else None
    if quote:
        return Slip(quote[0], line + 1, quote[1] + 1)
    second_colon = "mapping values are not allowed" in (error.problem or "")
    text_begins = _PLAIN.match(lines[line]) if second_colon and line < len(lines) else None
    if text_begins and column >= text_begins.end():
        return Slip("yaml-colon-in-text", line + 1, column + 1)
    if error.context and "quoted scalar" in error.context and error.context_mark:
        return Slip("yaml-unclosed-quote", error.context_mark.line + 1, error.context_mark.column + 1)
    if error.context and "while parsing a flow" in error.context and error.context_mark:
        opened = error.context_mark.line
        opening = lines[opened] if opened < min(line, len(lines)) else ""
        closing = closing_sign(opening)
        if closing:
            return full_width_slip(closing.sign, opened + 1, closing.column + 1)
        if missing_brackets(opening):
            return Slip("yaml-unclosed-bracket", opened + 1, error.context_mark.column + 1)
    before = _left_open(lines, line)
    if before:
        return Slip("yaml-unclosed-quote", before[0] + 1, before[1] + 1)
    if line < len(lines) and _out_of_line(lines, line):
        return Slip("yaml-indentation", line + 1, len(lines[line]) - len(lines[line].lstrip()) + 1)
    return Slip("yaml-syntax", line + 1, column + 1)


def _first_so_indented(lines: list[str], number: int) -> int:
    """The first of the lines up to `number` that are all indented with full-width spaces."""
    while number and INDENT.match(lines[number]) and INDENT.match(lines[number - 1]):
        number -= 1
    return number


def _out_of_line(lines: list[str], number: int) -> bool:
    """Whether an entry is indented like none of those that it could stand beside or within."""
    entry = _ENTRY.match(lines[number])
    if not entry:
        return False
    width, levels = _width(entry), set[int]()
    before = None
    for line in reversed(lines[:number]):
        above = _ENTRY.match(line)
        if above and (not levels or _width(above) < min(levels)):
            before = before or line
            levels.add(_width(above))
            if above[2]:
                levels.add(_width(above) + len(above[2]))
    opens = before is None or before.partition(" #")[0].rstrip().endswith((":", "-", "|", ">"))
    return width not in levels and not (opens and width > max(levels, default=-1))


def _width(entry: re.Match[str]) -> int:
    return len(entry[1] if entry[1] is not None else entry[3])


def missing_brackets(line: str) -> str:
    """The brackets that would have to be closed at the end of a line; empty where all are."""
    wanted: list[str] = []
    quoted = ""
    for place, one in enumerate(line[:_LONGEST]):
        if quoted:
            if one == quoted and line[place - 1] != "\\":
                quoted = ""
        elif one == "#" and line[place - 1 : place] in ("", " "):
            break
        elif one in "\"'" and line[:place].rstrip()[-1:] in (":", "[", "{", ",", "-", ""):
            quoted = one
        elif one in "[{":
            wanted.append("]" if one == "[" else "}")
        elif wanted and one == wanted[-1]:
            wanted.pop()
    return "" if quoted else "".join(reversed(wanted))


def _left_open(lines: list[str], line: int) -> tuple[int, int] | None:
    """(line, column) of a quotation mark that reaches to `line`: the one before it on which there is any."""
    number = next((one for one in range(min(line, len(lines)) - 1, -1, -1) if '"' in lines[one]), None)
    if number is None:
        return None
    opened = (begin for begin, closing in _quoted(lines[number]) if closing < 0)
    return next(((number, begin) for begin in opened), None)


def quote_slip(line: str) -> tuple[str, int] | None:
    """(code, column from 0) of the first text of a line whose quotation marks do not go together."""
    for begin, closing in _quoted(line):
        if _NEXT_KEY.search(line[begin + 1 : closing if closing >= 0 else len(line)]):
            return "yaml-unclosed-quote", begin
        if closing >= 0 and not _AFTER.match(line, closing + 1):
            return "yaml-quote-within", closing
    return None


def _quoted(line: str) -> Iterator[tuple[int, int]]:
    """Where each text in quotation marks begins, and the mark that ends it; -1 where none does."""
    start = 0
    while opening := _OPENING.search(line, start):
        closing = line.find('"', opening.end())
        while closing > 0 and line[closing - 1] == "\\":
            closing = line.find('"', closing + 1)
        yield opening.end() - 1, closing
        if closing < 0:
            return
        start = closing + 1


def misread(node: yaml.ScalarNode, key: Any, lines: list[str]) -> str | None:
    """The code of what a value without quotes would be misread for; None where it is as written."""
    if node.style in ("'", '"', "|", ">"):
        return None
    value = str(node.value)
    rest = lines[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(lines) else ""
    if not value and re.match(r"\s*#\w", rest):
        return "comment-cuts-text"
    if key not in LANGUAGES:
        return None
    if len(value) > 1 and value[0] in _CURLY and value[-1] in _CURLY:
        return "curly-quotes"
    return "comment-cuts-text" if rest.lstrip().startswith("#") and value else None


def wrong_language(data: dict[str, Any]) -> tuple[str, str] | None:
    """(code, key) where a text is plainly not in the language that it stands for.

    What is the same in all languages, such as a name, is not looked at.
    """
    japanese, english = data.get("ja"), data.get("en")
    if not isinstance(japanese, str) or not isinstance(english, str) or japanese == english:
        return None
    if _JAPANESE.search(english):
        return "not-english", "en"
    if re.search(r"[A-Za-z]", japanese) and not _JAPANESE.search(japanese):
        return "not-japanese", "ja"
    return None
