"""What a rulebook promises of its results, to be proved over every answer set."""

from typing import Annotated, Literal

from pydantic import Field

from diagnosis.definition.base import KebabId, Model, Text, Words
from diagnosis.definition.condition import Condition


class Monotone(Model):
    """Along the options of the question `when` (or along all symptoms), `then` never goes down."""

    when: Words
    then: Literal["plan", "scores"]
    order: list[KebabId] | None = None


class AcceptedException(Model):
    when: Condition
    reason: Text


class Property(Model):
    """What the rulebook promises, and where it knowingly does not keep it."""

    id: KebabId
    monotone: Monotone
    exceptions: list[AcceptedException] = Field(default_factory=list, alias="except")


Names = KebabId | Annotated[list[KebabId], Field(min_length=1)]


class Output(Model):
    """Something that a result shows; one of the keys is set.

    `plan`, `runner_up` and `later` (both also `none`) and `verdict` name one or several, `shown` the ids of
    sentences.
    """

    plan: Names | None = None
    runner_up: Names | None = None
    later: Names | None = None
    optional: bool | None = None
    verdict: Names | None = None
    shown: Names | None = None

    @property
    def subject(self) -> str:
        """The key that is set."""
        return next(iter(self.model_fields_set))

    @property
    def names(self) -> tuple[str, ...]:
        """What the key names; nothing for `optional`."""
        value = getattr(self, self.subject)
        return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()


class Never(Model):
    """Outputs that must not meet in one result."""

    id: KebabId
    together: Annotated[list[Output], Field(min_length=2)]


class Always(Model):
    """What answers must lead to: wherever `when` holds, every output of `then` does."""

    id: KebabId
    when: Condition
    then: Annotated[list[Output], Field(min_length=1)]
