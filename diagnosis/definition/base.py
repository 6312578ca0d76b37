"""What every part of a definition is made of: strict models, texts, and the ids of answers that are open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from diagnosis.languages import FURTHER, Language

UNKNOWN = "unknown"
"""The option id of "don't know", wherever a question offers it."""

NOT_APPLICABLE = "not-applicable"
"""The option id of "does not apply", wherever a question offers it."""

OPEN = frozenset({UNKNOWN, NOT_APPLICABLE})
"""Answers that count like an open question: they are part of no score."""

KebabId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

SnakeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Weight = Annotated[int, Field(ge=1, le=100)]


class Model(BaseModel):
    """Frozen, strict, and without unknown keys: a typing mistake is never ignored."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", serialize_by_alias=True)


class _Text(Model):
    ja: Words
    en: Words

    def of(self, language: Language) -> str:
        """The wording in `language`."""
        wording: str = getattr(self, _field(language))
        return wording


def _field(language: Language) -> str:
    return language.replace("-", "_")


if TYPE_CHECKING:

    class Text(_Text):
        """A wording in every language; each further language is one more key."""
else:
    _further = {_field(name): (Words, Field(alias=name)) for name in FURTHER}
    Text = create_model("Text", __base__=_Text, __doc__="A wording in every language.", **_further)


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_WithId)


def by_id(items: Sequence[Item], key: str) -> Item:
    """The item whose id is `key`; KeyError where there is none."""
    for item in items:
        if item.id == key:
            return item
    raise KeyError(key)
