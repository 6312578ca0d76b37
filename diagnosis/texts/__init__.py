"""The wording of everything that is not part of a definition: one YAML file per language."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import yaml

from diagnosis.languages import FALLBACK_LANGUAGE, LANGUAGES, PLURALS, SHIPPED, Language

__all__ = ["FOLDER", "LANGUAGES", "Language", "catalogue", "part", "text", "try_own_texts", "use_own_texts"]
FOLDER = Path(__file__).parent
"""Where the files are."""
# The same in C, where it is there: ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


OwnWordings = Mapping[Language, dict[str, str]]
"""By language, the wordings by their dotted keys, as `catalogue` gives them."""
_own: dict[Language, dict[str, str]] = {}
_tried: ContextVar[OwnWordings | None] = ContextVar("tried", default=None)


def catalogue(language: Language) -> dict[str, str]:
    """Every wording of a language: dotted key -> template with {names} to fill in.

    A wording with plural forms has one key for each of them. What a firm words otherwise goes
    before what is shipped; what a further language lacks is said in English.
    """
    tried = _tried.get()
    return _usual(language) if tried is None else _with_own(language, tried.get(language, {}))


@cache
def _usual(language: Language) -> dict[str, str]:
    return _with_own(language, _own.get(language, {}))


def _with_own(language: Language, own: dict[str, str]) -> dict[str, str]:
    shipped = _shipped(language if language in SHIPPED else FALLBACK_LANGUAGE)
    # A wording is replaced with all of its plural forms.
    replaced = {_whole(key) for key in own}
    return {key: words for key, words in shipped.items() if _whole(key) not in replaced} | own


def _whole(key: str) -> str:
    before, _, form = key.rpartition(".")
    return before if form in PLURALS else key


@cache
def _shipped(language: Language) -> dict[str, str]:
    path = FOLDER / f"{language}.yaml"
    entries: dict[str, str] = {}
    content = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 (a safe one)
    _flatten(content, "", entries)
    return entries


def use_own_texts(own: OwnWordings) -> None:
    """From now on, say what a firm words in its own way; `own` has been checked."""
    _own.clear()
    _own.update(own)
    _usual.cache_clear()


def try_own_texts(own: OwnWordings) -> None:
    """Say what a firm might word in its own way, in the thread of the caller only."""
    _tried.set(own)


def text(language: Language, key: str, **values: object) -> str:
    """The wording of `key`, with `values` put in the places of the same names.

    Where it has plural forms, the value named `count` decides between them. Raises KeyError for a
    key that the language does not have.
    """
    entries = catalogue(language)
    template = entries.get(key)
    if template is None:
        form = f"{key}.{_plural_form(language, values.get('count'))}"
        template = entries[form if form in entries else f"{key}.other"]
    return template.format(**values) if values else template


def part(language: Language, prefix: str) -> dict[str, str]:
    """The wordings whose keys begin with `prefix` and a dot, by the rest of their keys."""
    start = f"{prefix}."
    return {
        key.removeprefix(start): words for key, words in catalogue(language).items() if key.startswith(start)
    }


@cache
def _rule(language: Language) -> Callable[[float], str]:
    from babel import Locale

    rule: Callable[[float], str] = Locale.parse(language, sep="-").plural_form
    return rule


def _plural_form(language: Language, count: object) -> str:
    return _rule(language)(count) if isinstance(count, int | float) else "other"


def _flatten(node: dict[str, object], prefix: str, entries: dict[str, str]) -> None:
    for key, value in node.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", entries)
        else:
            entries[f"{prefix}{key}"] = str(value).strip("\n")
