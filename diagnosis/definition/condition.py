"""Conditions as data: the small closed vocabulary in which rules are written."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Operator = Literal["is", "one_of", "at_least", "at_most", "answered"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class QuestionIs(_Frozen):
    """A line about one question.

    `options` are the options with which the line holds, in the question's own order:
    `at_least` and `at_most` are resolved when the definition is loaded, so that what
    remains is a finite set. With `answered`, `options` is empty and `expected` says
    whether a definite answer (not "don't know") is asked for.
    """

    kind: Literal["question"] = "question"
    question: str
    operator: Operator
    value: str | tuple[str, ...] | bool
    options: tuple[str, ...] = ()
    expected: bool = True


class ScoreIs(_Frozen):
    """A line about the score of one cause.

    `value` is what was written. Where it names bands, `bands` are those with which the line
    holds; where it names points from 0 to 100, `points` is the limit that `operator` compares
    with. With `answered`, `expected` says whether the cause is to be known well enough.
    """

    kind: Literal["score"] = "score"
    cause: str
    operator: Operator
    value: str | tuple[str, ...] | int | bool
    bands: tuple[str, ...] = ()
    points: int | None = None
    expected: bool = True


class Leads(_Frozen):
    """The cause is ahead of every other that is known well enough, by the definition's lead.

    With `alone` false it is enough that it is less than that lead behind the highest.
    """

    kind: Literal["leads"] = "leads"
    cause: str
    alone: bool = True


class LeadGap(_Frozen):
    """The highest known score is ahead of the next known one by this many points."""

    kind: Literal["lead_gap"] = "lead_gap"
    operator: Literal["at_least", "at_most"]
    points: int


class All(_Frozen):
    """Every part holds."""

    kind: Literal["all"] = "all"
    parts: tuple["Condition", ...]


class AnyOf(_Frozen):
    """At least one part holds."""

    kind: Literal["any"] = "any"
    parts: tuple["Condition", ...]


class Not(_Frozen):
    """The part does not hold."""

    kind: Literal["not"] = "not"
    part: "Condition"


Leaf = QuestionIs | ScoreIs | Leads | LeadGap
Condition = Annotated[Leaf | All | AnyOf | Not, Field(discriminator="kind")]

for _model in (All, AnyOf, Not):
    _model.model_rebuild()


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every line of a condition, in reading order."""
    if isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from leaves(part)
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        yield condition
