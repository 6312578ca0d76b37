"""The languages that everything is said in: those that are shipped, and those of the firm's own folder."""

import re

from diagnosis.paths import home

Language = str
"""A language by its code, such as `ja` or `zh-TW`."""
SHIPPED: tuple[Language, ...] = ("ja", "en")
FALLBACK_LANGUAGE: Language = "en"
"""Spoken to those who read none of the others, and where a further language lacks a wording."""
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$")
OWN_TEXTS = "texts"
"""The folder of wordings in a firm's folder: `texts/<language>.yaml`."""

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The names of plural forms, as Unicode has them; a wording with forms has at least `other`."""


def _further() -> tuple[Language, ...]:
    folder = home()
    if folder is None:
        return ()
    names = sorted(path.stem for path in (folder / OWN_TEXTS).glob("*.yaml"))
    return tuple(name for name in names if CODE.match(name) and name not in SHIPPED)


FURTHER: tuple[Language, ...] = _further()
"""Those that are the firm's own. A further one is noticed at the next start."""
LANGUAGES: tuple[Language, ...] = (*SHIPPED, *FURTHER)


def closest_language(tag: str) -> Language | None:
    """The language that a tag such as `de-AT` asks for, or None where it is not spoken here."""
    codes = {code.lower(): code for code in LANGUAGES}
    tag = tag.lower().replace("_", "-")
    while tag:
        for code, language in codes.items():
            if code == tag or code.partition("-")[0] == tag:
                return language
        tag = tag.rpartition("-")[0]
    return None
