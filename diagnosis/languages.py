"""The languages that everything is said in."""

from typing import Literal, get_args

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The names of plural forms, as Unicode has them; a wording with forms has at least `other`."""
