"""What entries of a file are called, in words."""

from typing import Any

from diagnosis.definition.vocabulary import entries
from diagnosis.languages import Language
from diagnosis.texts import text


def words_of(entry: Any, key: str, language: Language) -> str:
    """A text of an entry; empty where it has none."""
    words = entry.get(key) if isinstance(entry, dict) else None
    return str(words.get(language, "")) if isinstance(words, dict) else ""


def scale_name(scale: dict[str, Any], language: Language) -> str:
    """A scale by its id, with the words of its ends; empty where it has no options."""
    options = [option for _, option in entries(scale, "options")]
    if not options:
        return ""
    first, last = (words_of(option, "text", language) for option in (options[0], options[-1]))
    return text(language, "add.scale", name=scale.get("id", "?"), first=first, last=last)
