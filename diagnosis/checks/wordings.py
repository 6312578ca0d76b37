"""The texts that belong to no definition: every language has each of them, with the same blanks."""

from pathlib import Path

from diagnosis.definition.finding import Finding
from diagnosis.definition.own_texts import Forms, blanks, wordings
from diagnosis.definition.source import Source, read_source
from diagnosis.languages import SHIPPED


def check_wordings(folder: Path) -> list[Finding]:
    """Every mistake in the files of a folder, one per language, each with its place."""
    first, *others = [_read(folder, language) for language in SHIPPED]
    for other in [other for other in others if other.data is not None and first.data is not None]:
        _compare(first, other)
        _compare(other, first, filled=False)
    return [finding for source in (first, *others) for finding in source.findings]


def _read(folder: Path, language: str) -> Source:
    path = folder / f"{language}.yaml"
    return read_source(path.read_text(encoding="utf-8"), f"texts/{path.name}")


def _compare(source: Source, other: Source, *, filled: bool = True) -> None:
    """What `source` has and `other` lacks, or says with other blanks, goes to the findings of `other`."""
    there = wordings(other.data)
    for key, words in wordings(source.data).items():
        path = tuple(key.split("."))
        if key not in there:
            other.report("text-missing", path, key=True, name=key)
        elif filled and _blanks(words) != _blanks(there[key]):
            other.report("text-blanks-differ", path, name=key)


def _blanks(forms: Forms) -> set[str]:
    return {name for words in forms.values() for name in blanks(str(words))}
