"""Slips of the pen in YAML: the likely cause of what cannot be read, and what reads otherwise than meant."""

import re
from typing import Any

import yaml

from diagnosis.languages import LANGUAGES

_FULL_WIDTH_COLON = re.compile(r"^(\s*(?:- )?[A-Za-z_][A-Za-z0-9_-]*)(：)")
_CURLY = "“”„‟＂"
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def likely_cause(text: str, error: yaml.MarkedYAMLError) -> tuple[str, int, int]:
    """(code of the finding, line, column), lines and columns from 1, of what cannot be read."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines()
    # The reader stumbles over a line, or over the one after it.
    for number in (line, line - 1):
        if not 0 <= number < len(lines):
            continue
        colon = _FULL_WIDTH_COLON.match(lines[number])
        if colon:
            return "yaml-full-width-colon", number + 1, colon.start(2) + 1
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if "\t" in indent:
            return "yaml-tab", number + 1, indent.index("\t") + 1
    if error.context and "quoted scalar" in error.context and error.context_mark:
        return "yaml-unclosed-quote", error.context_mark.line + 1, error.context_mark.column + 1
    return "yaml-syntax", line + 1, column + 1


def misread(node: yaml.ScalarNode, key: Any, lines: list[str]) -> str | None:
    """The code of what a text without quotes would be misread for; None where it is as written."""
    if key not in LANGUAGES or node.style in ("'", '"', "|", ">"):
        return None
    value = str(node.value)
    if len(value) > 1 and value[0] in _CURLY and value[-1] in _CURLY:
        return "curly-quotes"
    rest = lines[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(lines) else ""
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
