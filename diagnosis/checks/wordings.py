"""The texts that belong to no definition: every language has each of them, with the same blanks."""

import re
from pathlib import Path

from diagnosis.definition.finding import Finding
from diagnosis.definition.source import Source, read_source
from diagnosis.languages import LANGUAGES, PLURALS

_BLANK = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


def check_wordings(folder: Path) -> list[Finding]:
    """Every mistake in the files of a folder, one per language, each with its place."""
    first, *others = [_read(folder, language) for language in LANGUAGES]
    for other in [other for other in others if other.data is not None and first.data is not None]:
        _compare(first, other)
        _compare(other, first, blanks=False)
    return [finding for source in (first, *others) for finding in source.findings]


def _read(folder: Path, language: str) -> Source:
    path = folder / f"{language}.yaml"
    return read_source(path.read_text(encoding="utf-8"), f"texts/{path.name}")


def _compare(source: Source, other: Source, *, blanks: bool = True) -> None:
    """What `source` has and `other` lacks, or says with other blanks, goes to the findings of `other`."""
    there = _flat(other.data)
    for key, words in _flat(source.data).items():
        path = tuple(key.split("."))
        if key not in there:
            other.report("text-missing", path, key=True, name=key)
        elif blanks and _blanks(words) != _blanks(there[key]):
            other.report("text-blanks-differ", path, name=key)


def _flat(data: object, prefix: str = "") -> dict[str, list[str]]:
    """Dotted key -> its wordings, of which there are several where it has plural forms."""
    if not isinstance(data, dict):
        return {}
    found: dict[str, list[str]] = {}
    for key, value in data.items():
        if isinstance(value, dict) and PLURALS.isdisjoint(value):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            forms = list(value.values()) if isinstance(value, dict) else [value]
            found[f"{prefix}{key}"] = [str(form) for form in forms]
    return found


def _blanks(words: list[str]) -> set[str]:
    return {name for form in words for name in _BLANK.findall(form)}
