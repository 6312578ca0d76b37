"""The wording of everything that is not part of a definition: one YAML file per language."""

from functools import cache
from pathlib import Path

import yaml

from diagnosis.languages import LANGUAGES, Language

__all__ = ["LANGUAGES", "Language", "catalogue", "text"]
# The same in C, where it is there: ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every wording of a language: dotted key -> template with {names} to fill in."""
    path = Path(__file__).with_name(f"{language}.yaml")
    entries: dict[str, str] = {}
    content = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 (a safe one)
    _flatten(content, "", entries)
    return entries


def text(language: Language, key: str, **values: object) -> str:
    """The wording of `key`, with `values` put in the places of the same names.

    Raises KeyError for a key that the language does not have.
    """
    template = catalogue(language)[key]
    return template.format(**values) if values else template


def _flatten(node: dict[str, object], prefix: str, entries: dict[str, str]) -> None:
    for key, value in node.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", entries)
        else:
            entries[f"{prefix}{key}"] = str(value).strip("\n")
