"""The definition as immutable models: what is asked, and what follows from the answers.

The field names are the keys of the two YAML files.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from diagnosis.definition.condition import Condition
from diagnosis.languages import Language

UNKNOWN = "unknown"
"""The option id of "don't know", wherever a question offers it."""

KebabId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SnakeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Weight = Annotated[int, Field(ge=1, le=100)]
Kind = Literal["symptom", "context", "fit", "profile"]


class Model(BaseModel):
    """Frozen, strict, and without unknown keys: a typing mistake is never ignored."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Text(Model):
    """A wording in every language."""

    ja: Words
    en: Words

    def of(self, language: Language) -> str:
        """The wording in `language`."""
        return self.ja if language == "ja" else self.en


class Option(Model):
    id: KebabId
    text: Text


class DefinitionName(Model):
    id: KebabId
    version: Words


class HearingPoint(Model):
    """What a consultant may ask about a cause, and what to listen for."""

    ask: Text
    listen: Text


class Cause(Model):
    """A structural cause; `name` and `about` are what the reader sees of it."""

    id: SnakeId
    name: Text
    about: Text
    hearing: list[HearingPoint] = Field(default_factory=list)


class Scale(Model):
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
    source: Words
    scale: KebabId | None = None
    options: Annotated[list[Option], Field(min_length=2)] | None = None
    unknown: Text | None = None
    required: bool = True
    multiple: bool = False
    max_choices: Annotated[int, Field(ge=1)] | None = None
    ordered: bool = False
    reverse: bool = False
    weights: Annotated[dict[str, Weight], Field(min_length=1)] | None = None


class SectionEntry(Model):
    id: KebabId
    title: Text
    intro: Text
    questions: Annotated[list[QuestionEntry], Field(min_length=1)]


class RetiredQuestion(Model):
    """A question that is asked no more; saved responses may still hold an answer to it."""

    id: KebabId
    label: Text


class QuestionsFile(Model):
    """`questions.yaml`."""

    definition: DefinitionName
    causes: Annotated[list[Cause], Field(min_length=1)]
    scales: list[Scale] = Field(default_factory=list)
    sections: Annotated[list[SectionEntry], Field(min_length=1)]
    retired: list[RetiredQuestion] = Field(default_factory=list)


class Question(Model):
    """A question with its options resolved.

    `spoken` is how a consultant may put it in conversation, where the file says so.
    `options` leaves out "don't know"; `unknown` is its wording, or None where it is not
    offered. On a scale, options run from least to most often.
    """

    id: str
    section: str
    kind: Kind
    text: Text
    label: Text
    spoken: Text | None
    options: tuple[Option, ...]
    unknown: Text | None
    on_scale: bool
    required: bool
    multiple: bool
    max_choices: int | None
    ordered: bool
    reverse: bool
    weights: dict[str, int]
    source: str

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """Every id that may be answered, "don't know" last where it is offered."""
        ids = tuple(option.id for option in self.options)
        return (*ids, UNKNOWN) if self.unknown else ids

    def option_text(self, option_id: str) -> Text:
        """The wording of one option.

        Raises KeyError where the question does not offer it.
        """
        if option_id == UNKNOWN and self.unknown:
            return self.unknown
        return by_id(self.options, option_id).text


class Section(Model):
    id: str
    title: Text
    intro: Text
    questions: tuple[str, ...]


class Contact(Model):
    url: str = ""
    email: str = ""


class Provider(Model):
    name: Text
    contact: Contact


class Coverage(Model):
    """The share of a cause's weight, in per cent, below which it is not known well enough."""

    at_least: Annotated[int, Field(ge=1, le=100)]


class Band(Model):
    """Scores up to, but not including, `below` points; the last band has no `below`."""

    id: KebabId
    below: Annotated[int, Field(ge=1, le=100)] | None = None
    name: Text


class PlanFact(Model):
    id: KebabId
    label: Text


class Plan(Model):
    id: KebabId
    name: Text
    summary: Text
    facts: Annotated[dict[str, Text], Field(min_length=1)]
    price: Text


class Rule(Model):
    id: KebabId
    recommend: KebabId
    when: Condition
    because: Text
    source: Words
    optional: bool = False
    later: KebabId | None = None
    after: list[KebabId] = Field(default_factory=list)


class DefaultRule(Model):
    id: KebabId
    recommend: KebabId
    because: Text
    source: Words


class UnfitRule(Model):
    """`instead` says which kind of provider suits."""

    id: KebabId
    when: Condition
    text: Text
    instead: Text
    source: Words


class ConditionalRule(Model):
    """`resolve` says what would settle the point."""

    id: KebabId
    when: Condition
    text: Text
    resolve: Text
    source: Words


class FitRule(Model):
    id: KebabId
    when: Condition
    text: Text
    source: Words


class Verdicts(Model):
    fit: Text
    conditional: Text
    unfit: Text


class Fit(Model):
    unfit: Annotated[list[UnfitRule], Field(min_length=1)]
    conditional: Annotated[list[ConditionalRule], Field(min_length=1)]
    fit: Annotated[list[FitRule], Field(min_length=1)]
    verdicts: Verdicts
    invitation: Text

    def verdict(self, name: Literal["fit", "conditional", "unfit"]) -> Text:
        """What a verdict is called."""
        words: Text = getattr(self.verdicts, name)
        return words


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


class Statement(Model):
    """A sentence of the result, and when it holds."""

    id: KebabId
    when: Condition
    text: Text


class Contradiction(Statement):
    """Answers that do not go together, for consultants; `ask` is how to take it up."""

    ask: Text


class NamedStep(Model):
    id: KebabId
    name: Text


class Phase(NamedStep):
    text: Text


class Process(Model):
    """What happens next, as it may be shown."""

    steps: Annotated[list[NamedStep], Field(min_length=1)]
    steps_note: Text
    phases: Annotated[list[Phase], Field(min_length=1)]
    first_months: Text
    terms: Annotated[list[Text], Field(min_length=1)]
    spot_terms: Annotated[list[Text], Field(min_length=1)]
    price_note: Text
    welcome: Text


Statements = Annotated[list[Statement], Field(min_length=1)]


class Rulebook(Model):
    """`rules.yaml`. `plans` run from the lightest to the heaviest."""

    provider: Provider
    coverage: Coverage
    bands: Annotated[list[Band], Field(min_length=2)]
    unknown_band: Text
    plan_facts: Annotated[list[PlanFact], Field(min_length=1)]
    plans: Annotated[list[Plan], Field(min_length=2)]
    rules: Annotated[list[Rule], Field(min_length=1)]
    default: DefaultRule
    properties: list[Property] = Field(default_factory=list)
    fit: Fit
    headlines: Statements
    urgency: Statements
    next_steps: Statements
    notes: list[Statement]
    contradictions: list[Contradiction] = Field(default_factory=list)
    disclaimer: Text
    process: Process

    def plan(self, plan_id: str) -> Plan:
        """The plan with this id; KeyError where there is none."""
        return by_id(self.plans, plan_id)

    @property
    def band_limits(self) -> list[int]:
        """The points at which the next band begins, in order."""
        return [band.below for band in self.bands if band.below]


class Definition(Model):
    """The questionnaire and the rulebook, checked.

    `hash` is the SHA-256, in hex, of their content: the same for the same meaning,
    however the files are laid out or commented. `retired` maps the ids of questions that
    are asked no more to their labels.
    """

    id: str
    version: str
    hash: str
    causes: tuple[Cause, ...]
    sections: tuple[Section, ...]
    questions: dict[str, Question]
    retired: dict[str, Text]
    rulebook: Rulebook

    def cause(self, cause_id: str) -> Cause:
        """The cause with this id; KeyError where there is none."""
        return by_id(self.causes, cause_id)


Item = TypeVar("Item", Option, Cause, Plan)


def by_id(items: Sequence[Item], key: str) -> Item:
    """The item whose id is `key`; KeyError where there is none."""
    for item in items:
        if item.id == key:
            return item
    raise KeyError(key)
