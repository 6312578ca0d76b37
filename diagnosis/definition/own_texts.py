"""The wordings of a firm's own folder, `texts/<language>.yaml`, held against those that are shipped."""

import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.source import Source, read_source
from diagnosis.languages import CODE, FALLBACK_LANGUAGE, OWN_TEXTS, PLURALS, SHIPPED, Language
from diagnosis.texts import FOLDER

Forms = dict[str, str]
"""A wording by its plural forms; where it has none, under the empty name."""


_ONE_BY_ONE = 12
"""More wordings than these that a language lacks are told as one mistake."""


@dataclass
class OwnTexts:
    """`entries` holds, by language and dotted key, what can be used; `findings` every mistake."""

    entries: dict[Language, dict[str, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def load_own_texts(home: Path) -> OwnTexts:
    """What the firm in `home` words in its own way. A wording with a mistake is left out."""
    own = OwnTexts()
    folder = home / OWN_TEXTS
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith((".", "README")):
            continue
        name = f"{OWN_TEXTS}/{path.name}"
        if path.suffix != ".yaml" or not _known_language(path.stem):
            own.findings.append(Finding(code="own-texts-name", file=name, details={"name": path.name}))
            continue
        try:
            take_own_texts(own, path.stem, path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            own.findings.append(Finding(code="own-file-unreadable", file=name, details={"name": path.name}))
    return own


def take_own_texts(own: OwnTexts, language: Language, text: str) -> None:
    """Add one file's wordings, and its mistakes, to `own`."""
    source = read_source(text, f"{OWN_TEXTS}/{language}.yaml")
    own.entries[language] = dict(_sound(source, whole=language not in SHIPPED))
    own.findings += sorted(source.findings, key=lambda found: (found.line, found.column))


def wordings(data: object, prefix: str = "") -> dict[str, Forms]:
    """Dotted key -> the forms of its wording. Values other than texts stay as they are."""
    found: dict[str, Forms] = {}
    for key, value in data.items() if isinstance(data, dict) else ():
        if not isinstance(value, dict):
            found[f"{prefix}{key}"] = {"": value}
        elif value and PLURALS.issuperset(value):
            found[f"{prefix}{key}"] = value
        else:
            found |= wordings(value, f"{prefix}{key}.")
    return found


def blanks(words: str) -> set[str]:
    """The names that are filled in. Raises ValueError where braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@cache
def _reference() -> dict[str, Forms]:
    source = read_source(
        (FOLDER / f"{FALLBACK_LANGUAGE}.yaml").read_text(encoding="utf-8"), f"{FALLBACK_LANGUAGE}.yaml"
    )
    return wordings(source.data)


def _known_language(code: str) -> bool:
    try:
        return bool(CODE.match(code) and Locale.parse(code, sep="-"))
    except (ValueError, UnknownLocaleError):
        return False


def _sound(source: Source, *, whole: bool) -> Iterator[tuple[str, str]]:
    """The entries of a file that can be used; mistakes go to its findings.

    `whole`: it has to have every wording.
    """
    reference, found = _reference(), wordings(source.data)
    for key, forms in found.items():
        path = tuple(key.split("."))
        if forms == {"": None} and any(known.startswith(f"{key}.") for known in reference):
            continue  # a heading without any wording below it
        if key not in reference:
            _report_unknown(source, path, key)
        elif "" not in forms and "other" not in forms:
            source.report("text-missing", path, name=f"{key}.other")
        else:
            places = {form: (*path, form) if form else path for form in forms}
            usable = [_usable(source, places[form], words, key) for form, words in forms.items()]
            if all(usable):
                for form, words in forms.items():
                    yield f"{key}.{form}" if form else key, words.strip("\n")
    missing = [key for key in reference if key not in found] if whole else []
    if len(missing) > _ONE_BY_ONE:
        file = FOLDER / f"{FALLBACK_LANGUAGE}.yaml"
        source.report("texts-missing", (), count=len(missing), name=missing[0], file=file)
    else:
        for key in missing:
            source.report("text-missing", (), name=key)


def _report_unknown(source: Source, path: tuple[str, ...], key: str) -> None:
    """A wording that is misspelt, or that stands outside of the part that it belongs to."""
    reference, data = _reference(), source.data
    parts = [known.removesuffix(f".{key}") for known in reference if known.endswith(f".{key}")]
    part = next((one for one in parts if one in data), parts[0] if parts else None)
    if part is None:
        source.report("text-unknown", path, key=True, suggestion=closest(key, reference), name=key)
    else:
        source.report("text-indentation", path, key=True, name=key, part=part)


def _usable(source: Source, path: tuple[str, ...], words: object, key: str) -> bool:
    if not isinstance(words, str):
        code = "empty-text" if words is None else "not-text"
        source.report(code, path, name=key, value=words)
        return False
    allowed = {name for form in _reference()[key].values() for name in blanks(form)}
    try:
        unknown = blanks(words) - allowed
    except ValueError:
        source.report("text-braces", path, name=key)
        return False
    for name in unknown:
        known = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or "-"
        source.report("text-unknown-blank", path, suggestion=closest(name, allowed), name=name, known=known)
    return not unknown
