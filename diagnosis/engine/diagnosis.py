"""The result: everything that screens, files and commands show, and nothing else."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.base import Text
from diagnosis.definition.condition import Condition
from diagnosis.engine.response import DefinitionRef

Verdict = Literal["fit", "conditional", "unfit"]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True)


class Score(_Result):
    """The score of one cause, in points from 0 to 100.

    `score` is None where nothing that bears on the cause is answered, and provisional
    where `band` is "unknown", which means that coverage is too low. `coverage` is the
    answered share of the weight, from 0 to 1. `low` and `high` are what the score could
    still be if the unknown answers were known. `shown` is the score as readers see it, rounded to
    whole points, halves up; None where the band is "unknown". A score near the end of its band
    is worded as between two bands; `near` is then the other one.
    """

    score: float | None
    coverage: float
    low: float
    high: float
    band: str
    shown: int | None
    near: str | None = None


class Evidence(_Result):
    """One answer behind a score. The `points` of a cause add up to its `score`."""

    question: str
    option: str
    points: float


class Said(_Result):
    """A sentence of the definition that holds for this response."""

    id: str
    text: Text


class FitReason(Said):
    """`resolve` says what would settle a condition, `instead` which kind of provider suits."""

    resolve: Text | None = None
    instead: Text | None = None


class FitResult(_Result):
    """`reasons` are those of the verdict; `strengths` what speaks for accompaniment in any case.

    `open` is true for a fit of which nothing speaks for it yet.
    """

    verdict: Verdict
    reasons: tuple[FitReason, ...]
    strengths: tuple[Said, ...]
    open: bool = False


class Diagnosis(_Result):
    """One person's answers, diagnosed.

    `rule` is the rule that fired and `held` the conditions that made it fire (none for the
    default). `optional` is true where no engagement is called for, `on_request` where none
    was asked for. `later` names a plan for
    a later step. `why_not` tells, per other plan, why it is not the one. `leading` are the causes
    that weigh most: those less than the definition's lead behind the highest known score, none
    where no score is clearly above the lowest band; `leading_cause` is the only one of them.
    `leading_settled` tells whether no unknown answer could change that. `evidence` lists,
    per cause, every answer that counts, the strongest first. `unanswered` lists the
    questions left open or answered with "don't know".
    """

    definition: DefinitionRef
    plan: str
    optional: bool
    on_request: bool
    later: str | None
    rule: str
    because: Text
    held: tuple[Condition, ...]
    runner_up: str | None
    runner_up_rule: str | None
    why_not: dict[str, Said]
    fit: FitResult
    leading: tuple[str, ...]
    leading_cause: str | None
    leading_settled: bool
    scores: dict[str, Score]
    evidence: dict[str, tuple[Evidence, ...]]
    headline: Said | None
    urgency: Said | None
    next_steps: tuple[Said, ...]
    notes: tuple[Said, ...]
    unanswered: tuple[str, ...]
