"""The parts of a file by their names, each with its line, for those who look for one."""

from typing import Any, NamedTuple

from diagnosis.definition.source import Source
from diagnosis.languages import Language
from diagnosis.workbench.layout import entries_at, questions_at
from diagnosis.workbench.names import scale_name, words_of


class Part(NamedTuple):
    """`depth` is 0 for a heading and 1 for what stands below one."""

    name: str
    line: int
    depth: int


_LISTS = {
    "causes",
    "scales",
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
        elif key in _LISTS:
            found += [
                Part(_named(one.data, "name", language), one.line, 1)
                for one in entries_at(source, lines, key)
            ]
    return found


def _named(data: Any, key: str, language: Language) -> str:
    if not isinstance(data, dict):
        return "?"
    return words_of(data, key, language) or scale_name(data, language) or str(data.get("id", "?"))
