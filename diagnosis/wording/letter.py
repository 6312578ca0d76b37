"""What a visitor writes when a result is sent, and the words that go with it."""

from collections.abc import Mapping
from typing import Literal, get_args

from diagnosis.texts import Language, text
from diagnosis.wording.clean import clean_text

Field = Literal["name", "email", "wish", "message"]
FIELDS: tuple[Field, ...] = get_args(Field)
WISHES = ("talk", "questions", "later")


def letter_text(written: Mapping[Field, str], language: Language, result: str) -> str:
    """What was written, a line for each field, above the result in words."""
    lines = []
    for name in FIELDS:
        value = clean_text(written[name]) if name != "message" else written[name].strip()
        value = text(language, f"send.wish-{value}") if name == "wish" else value
        if value:
            lines.append(text(language, "send.line", label=text(language, f"send.{name}"), value=value))
    return "\n".join(lines) + "\n\n" + result
