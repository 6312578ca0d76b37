"""What follows from the answers: `rules.yaml`. The field names are the keys of the file."""

from typing import Annotated, Literal

from pydantic import Field

from diagnosis.definition.base import KebabId, Model, Text, Words, by_id
from diagnosis.definition.condition import Condition
from diagnosis.definition.promises import Always, Never, Property


class Contact(Model):
    """How to get in touch; `after` says what happens then. Empty where the owner has set none.

    `privacy_policy` is the address of the page on how the firm handles personal data.
    """

    url: str = ""
    phone: str = ""
    email: str = ""
    privacy_policy: str = ""
    after: Text | None = None

    @property
    def given(self) -> bool:
        """Whether there is any way to get in touch."""
        return bool(self.url or self.phone or self.email)


class Provider(Model):
    """The firm that speaks. `about` says in one sentence who that is and what the support is.

    `logo` is the name of a picture, from the rulebook's folder on; `colour` is `#rrggbb`. Empty where
    the owner has set none.
    """

    name: Text
    about: Text
    logo: str = ""
    colour: str = ""
    contact: Contact


class Coverage(Model):
    """The share of a cause's weight, in per cent, below which it is not known well enough."""

    at_least: Annotated[int, Field(ge=1, le=100)]


class LeadMargin(Model):
    """By how many points a cause has to be ahead of all others for it to be said to lead."""

    at_least: Annotated[int, Field(ge=1, le=100)]


class Edge(Model):
    """By how many points a score near the end of a band is worded as between two; 0 for never."""

    within: Annotated[int, Field(ge=0, le=10)]


class Band(Model):
    """Scores up to, but not including, `below` points; the last band has no `below`."""

    id: KebabId
    below: Annotated[int, Field(ge=1, le=100)] | None = None
    name: Text


class PlanFact(Model):
    id: KebabId
    label: Text


Says = list[Condition]
"""What a sentence asserts of the answers, written by reading it; all of it must hold wherever it is shown."""


class WhyNot(Model):
    """Why a plan is not the one recommended, told from what the plan is; without `when`, always."""

    id: KebabId
    when: Condition | None = None
    says: Says
    text: Text


class Plan(Model):
    """Of `why_not`, the first that holds is shown where another plan is recommended.

    Without a `price`, the process's `price_note` tells it. The plan is not named as what changed
    answers would lead to where `not_by` holds for the changes.
    """

    id: KebabId
    name: Text
    summary: Text
    facts: Annotated[dict[str, Text], Field(min_length=1)]
    price: Text | None = None
    why_not: list[WhyNot] = Field(default_factory=list)
    not_by: Condition | None = None


class Rule(Model):
    id: KebabId
    recommend: KebabId
    when: Condition
    says: Says
    because: Text
    source: Words
    optional: bool = False
    on_request: bool = False
    later: KebabId | None = None
    after: list[KebabId] = Field(default_factory=list)


class DefaultRule(Model):
    id: KebabId
    recommend: KebabId
    says: Says
    because: Text
    source: Words


class UnfitRule(Model):
    """`instead` says which kind of provider suits."""

    id: KebabId
    when: Condition
    says: Says
    text: Text
    instead: Text
    source: Words


class ConditionalRule(Model):
    """`resolve` says what would settle the point."""

    id: KebabId
    when: Condition
    says: Says
    text: Text
    resolve: Text
    source: Words


class FitRule(Model):
    """`open` is true where it speaks neither for nor against."""

    id: KebabId
    open: bool = False
    when: Condition
    says: Says
    text: Text
    source: Words


class Verdicts(Model):
    """`open` is what a fit is called that nothing speaks for yet."""

    open: Text
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


class Statement(Model):
    """A sentence of the result, and when it holds."""

    id: KebabId
    when: Condition
    says: Says
    text: Text


class NextStep(Statement):
    """Something to do first. Of those with the same `group`, the first that holds is shown."""

    group: KebabId | None = None


class Contradiction(Model):
    """Answers that do not go together, for consultants; `ask` is how to take it up."""

    id: KebabId
    when: Condition
    text: Text
    ask: Text


class NamedStep(Model):
    id: KebabId
    name: Text


class Phase(NamedStep):
    """`continuing` is true where it belongs to continuing support, and not to the lightest plan."""

    text: Text
    continuing: bool = False


class Process(Model):
    """What happens next, as it may be shown; `chain` is how unseen causes come to stall an organisation."""

    chain: Annotated[list[NamedStep], Field(min_length=2, max_length=4)]
    steps: Annotated[list[NamedStep], Field(min_length=1)]
    steps_note: Text
    phases: Annotated[list[Phase], Field(min_length=1)]
    themes: list[Phase] = Field(default_factory=list)
    themes_note: Text
    first_months: Text
    terms: Annotated[list[Text], Field(min_length=1)]
    spot_terms: Annotated[list[Text], Field(min_length=1)]
    price_note: Text
    welcome: Text


class Reference(Model):
    """A publication that a claim rests on, as it is cited."""

    id: KebabId
    text: Words


class Claim(Model):
    """What is claimed of the method; `source` is a reference, or `definition` for these files themselves."""

    id: KebabId
    text: Text
    source: KebabId


class Basis(Model):
    """What the self-check rests on, for readers who want to know."""

    claims: Annotated[list[Claim], Field(min_length=1)]
    references: list[Reference] = Field(default_factory=list)


Statements = Annotated[list[Statement], Field(min_length=1)]


class Rulebook(Model):
    """`rules.yaml`. `plans` run from the lightest to the heaviest.

    Where `later_unless` holds, no rule names a later plan.
    """

    provider: Provider
    coverage: Coverage
    lead: LeadMargin
    edge: Edge
    bands: Annotated[list[Band], Field(min_length=2)]
    unknown_band: Text
    plan_facts: Annotated[list[PlanFact], Field(min_length=1)]
    plans: Annotated[list[Plan], Field(min_length=2)]
    rules: Annotated[list[Rule], Field(min_length=1)]
    default: DefaultRule
    later_unless: Condition | None = None
    properties: list[Property] = Field(default_factory=list)
    never: list[Never] = Field(default_factory=list)
    always: list[Always] = Field(default_factory=list)
    fit: Fit
    headlines: Statements
    urgency: Statements
    next_steps: Annotated[list[NextStep], Field(min_length=1)]
    notes: list[Statement]
    contradictions: list[Contradiction] = Field(default_factory=list)
    disclaimer: Text
    process: Process
    basis: Basis

    def plan(self, plan_id: str) -> Plan:
        """The plan with this id; KeyError where there is none."""
        return by_id(self.plans, plan_id)

    @property
    def band_limits(self) -> list[int]:
        """The points at which the next band begins, in order."""
        return [band.below for band in self.bands if band.below]
