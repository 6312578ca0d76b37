"""Which language a visitor reads first."""

import re

from starlette.requests import Request

from diagnosis.languages import FALLBACK_LANGUAGE, SHIPPED, closest_language
from diagnosis.texts import LANGUAGES, Language

_TAG = re.compile(r"\*$|[A-Za-z]{1,8}(-|$)")


def preferred_language(accept_language: str | None) -> Language:
    """The language of an Accept-Language header: Japanese unless something else is preferred.

    English for every language that a browser prefers and that is not spoken here.
    """
    best, best_weight = "*", 0.0
    for part in (accept_language or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        weight = _weight(parameter)
        if _TAG.match(tag) and weight > best_weight:
            best, best_weight = tag.lower(), weight
    return SHIPPED[0] if best == "*" else closest_language(best) or FALLBACK_LANGUAGE


def language_asked(request: Request) -> Language:
    """The language that `lang` in an address names, or else the browser's."""
    named = request.query_params.get("lang", "")
    return named if named in LANGUAGES else preferred_language(request.headers.get("accept-language"))


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
