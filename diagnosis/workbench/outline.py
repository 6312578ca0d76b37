"""The parts of a file by their names, each with its line, for those who look for one."""

from typing import Any, NamedTuple

from diagnosis.definition.source import Source
from diagnosis.definition.vocabulary import entries
from diagnosis.languages import Language
from diagnosis.texts import text
from diagnosis.workbench.layout import entries_at, questions_at


class Part(NamedTuple):
    """`depth` is 0 for a heading and 1 for what stands below one."""

    name: str
    line: int
    depth: int


_LISTS = {
    "plans",
    "rules",
    "headlines",
    "urgency",
    "next_steps",
    "notes",
    "never",
    "always",
    "properties",
    "contradictions",
}


def outline(source: Source, content: str, language: Language) -> list[Part]:
    """Top-level keys in their order; below them, questions by label and other entries by name or id."""
    lines = content.split("\n")
    found = []
    for key in source.data if isinstance(source.data, dict) else ():
        found.append(Part(str(key), source.place((key,), key=True)[0], 0))
        if key == "sections":
            for section, questions in questions_at(source, lines):
                found.append(Part(_named(section.data, "title", language), section.line, 0))
                found += [Part(_named(one.data, "label", language), one.line, 1) for one in questions]
        elif key in _LISTS or key in ("causes", "scales"):
            found += [
                Part(_named(one.data, "name", language), one.line, 1)
                for one in entries_at(source, lines, key)
            ]
    return found


def _named(data: Any, key: str, language: Language) -> str:
    if not isinstance(data, dict):
        return "?"
    name = _word(data, key, language)
    options = [option for _, option in entries(data, "options")]
    if options and not name:  # a scale is what its ends are
        ends = [_word(option, "text", language) for option in (options[0], options[-1])]
        name = text(language, "add.scale", name=data.get("id", "?"), first=ends[0], last=ends[1])
    return name or str(data.get("id", "?"))


def _word(entry: dict[str, Any], key: str, language: Language) -> str:
    words = entry.get(key)
    return str(words.get(language, "")) if isinstance(words, dict) else ""
