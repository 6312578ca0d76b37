"""A firm's own folder on the command line, apart from its questions and rules."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.home import FONTS, check_home
from diagnosis.definition.lists import value_at
from diagnosis.definition.loader import Loaded
from diagnosis.definition.own_texts import load_own_texts
from diagnosis.languages import LANGUAGES, OWN_TEXTS
from diagnosis.report.glyphs import VENDORED, in_font
from diagnosis.report.logo import UnprintableLogoError, checked_logo
from diagnosis.report.own_fonts import own_fonts, unreadable_fonts
from diagnosis.texts import Language, catalogue, text, use_own_texts

_SAMPLE = 12
"""Characters that are shown of those that cannot be printed."""


def take_home(home: Path) -> list[Finding]:
    """From now on, use what is sound of the firm's wordings. What is wrong in the folder."""
    own = load_own_texts(home)
    use_own_texts(own.entries)
    return [*check_home(home), *own.findings]


def logo_findings(loaded: Loaded) -> list[Finding]:
    """A logo that documents cannot print."""
    logo = loaded.definition.logo if loaded.definition else None
    if logo is None:
        return []
    try:
        checked_logo(logo)
    except UnprintableLogoError as error:
        place = ("provider", "logo")
        line, column = loaded.rules.place(place)
        details = {"value": str(value_at(loaded.rules.data, place)), "problem": str(error)}
        file = loaded.rules.file
        return [Finding(code="logo-not-printable", file=file, line=line, column=column, details=details)]
    return []


def print_findings(loaded: Loaded) -> list[Finding]:
    """Findings on characters that no available font can print."""
    findings = [
        Finding(code="own-font", file=f"{FONTS}/{name}", details={"name": name})
        for name in unreadable_fonts()
    ]
    families = [VENDORED, *(font.family for font in own_fonts())]
    for language in LANGUAGES:
        findings += _unprinted(language, loaded)
        family = text(language, "print.font")
        if family not in families:
            findings.append(
                Finding(
                    code="font-unknown",
                    file=f"{OWN_TEXTS}/{language}.yaml",
                    suggestion=closest(family, families),
                    details={"name": family, "known": ", ".join(families)},
                )
            )
    return findings


def _unprinted(language: Language, loaded: Loaded) -> list[Finding]:
    """The characters of a language that no font has."""
    words = [
        *catalogue(language).values(),
        *_words(loaded.questions.data, language),
        *_words(loaded.rules.data, language),
    ]
    missing = sorted({one for one in "".join(words) if not one.isspace() and not in_font(one)})
    if not missing:
        return []
    details = {"name": language, "count": str(len(missing)), "sample": "".join(missing[:_SAMPLE])}
    file = f"{OWN_TEXTS}/{language}.yaml"
    return [Finding(code="not-printable", severity="warning", file=file, details=details)]


def _words(data: Any, language: Language) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == language and isinstance(value, str):
                yield value
            else:
                yield from _words(value, language)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value, language)
