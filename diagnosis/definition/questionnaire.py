"""What is asked: `questions.yaml`, and its questions with their options resolved.

The field names are the keys of the file.
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from diagnosis.definition.base import (
    NOT_APPLICABLE,
    UNKNOWN,
    KebabId,
    Model,
    SnakeId,
    Text,
    Weight,
    Words,
    by_id,
)
from diagnosis.definition.forms import Form, OneOf, Scale, SomeOf
from diagnosis.definition.team import Team

Kind = Literal["symptom", "context", "fit", "profile"]


class Option(Model):
    """`alone` is true where it goes with no other option of a multiple choice."""

    id: KebabId
    text: Text
    alone: bool = False


class DefinitionName(Model):
    id: KebabId
    version: Words


class HearingPoint(Model):
    """What a consultant may ask about a cause, and what to listen for."""

    ask: Text
    listen: Text


class Cause(Model):
    """A structural cause; `name` and `about` are what the reader sees of it, and under the name in a
    picture a `gloss`: what it is in one short line.

    `discuss` is a question for people in different positions who answered differently.
    """

    id: SnakeId
    name: Text
    about: Text
    gloss: Text | None = None
    hearing: list[HearingPoint] = Field(default_factory=list)
    discuss: Text | None = None


class Stage(Model):
    """A part of a first call; `title` is what it is about."""

    id: KebabId
    title: Text


class Stretch(Model):
    """A stretch of a call's time."""

    id: KebabId
    title: Text
    minutes: Annotated[int, Field(ge=1, le=240)]


class ScaleEntry(Model):
    """Options from least to most often, with equal steps between them."""

    id: KebabId
    options: Annotated[list[Option], Field(min_length=2)]
    unknown: Text | None = None


class QuestionEntry(Model):
    """A question as written in `questions.yaml`."""

    id: KebabId
    kind: Kind
    text: Text
    label: Text
    spoken: Text | None = None
    listen: Text | None = None
    talk: KebabId | None = None
    source: Words
    scale: KebabId | None = None
    options: Annotated[list[Option], Field(min_length=2)] | None = None
    unknown: Text | None = None
    not_applicable: Text | None = None
    required: bool = True
    multiple: bool = False
    max_choices: Annotated[int, Field(ge=1)] | None = None
    ordered: bool = False
    attainable: list[KebabId] = Field(default_factory=list)
    reverse: bool = False
    weights: Annotated[dict[str, Weight], Field(min_length=1)] | None = None


class SectionEntry(Model):
    """`after_result` is true where its questions are asked beside the result; all of them are optional."""

    id: KebabId
    title: Text
    intro: Text
    after_result: bool = False
    questions: Annotated[list[QuestionEntry], Field(min_length=1)]


class RetiredQuestion(Model):
    """A question that is asked no more; saved responses may still hold an answer to it."""

    id: KebabId
    label: Text


class QuestionsFile(Model):
    """`questions.yaml`."""

    definition: DefinitionName
    causes: Annotated[list[Cause], Field(min_length=1)]
    scales: list[ScaleEntry] = Field(default_factory=list)
    talk: list[Stage] = Field(default_factory=list)
    frame: list[Stretch] = Field(default_factory=list)
    team: Team | None = None
    sections: Annotated[list[SectionEntry], Field(min_length=1)]
    retired: list[RetiredQuestion] = Field(default_factory=list)


class Question(Model):
    """A question with its options resolved.

    `spoken` is how a consultant may put it in conversation, `listen` what to listen for, and `talk` the
    stage of a call that it belongs to, where the file says so.
    `options` leaves out "does not apply" and "don't know"; `not_applicable` and `unknown` are
    their wordings, or None where they are not offered. On a scale, options run from least to most often.
    `attainable` are the options that a reader may come to, which alone are told as nearest changes.
    """

    id: str
    section: str
    kind: Kind
    text: Text
    label: Text
    spoken: Text | None
    listen: Text | None
    talk: str | None
    options: tuple[Option, ...]
    unknown: Text | None
    not_applicable: Text | None
    on_scale: bool
    required: bool
    multiple: bool
    max_choices: int | None
    ordered: bool
    attainable: tuple[str, ...]
    reverse: bool
    weights: dict[str, int]
    source: str

    @cached_property
    def form(self) -> Form:
        """Which answers the question takes."""
        options = tuple(option.id for option in self.options)
        offered = ((NOT_APPLICABLE, self.not_applicable), (UNKNOWN, self.unknown))
        unsaid = tuple(option for option, words in offered if words)
        if self.multiple:
            alone = frozenset(option.id for option in self.options if option.alone)
            return SomeOf(options, unsaid, self.max_choices or len(options), alone)
        return Scale(options, unsaid) if self.on_scale else OneOf(options, unsaid)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """Every id that may be answered; "does not apply" and "don't know" come last."""
        return self.form.offered

    def option_text(self, option_id: str) -> Text:
        """The wording of one option.

        Raises KeyError where the question does not offer it.
        """
        if option_id == UNKNOWN and self.unknown:
            return self.unknown
        if option_id == NOT_APPLICABLE and self.not_applicable:
            return self.not_applicable
        return by_id(self.options, option_id).text


class Section(Model):
    id: str
    title: Text
    intro: Text
    questions: tuple[str, ...]
