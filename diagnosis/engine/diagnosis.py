"""The result: everything that screens, files and commands show, and nothing else."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.condition import Condition
from diagnosis.definition.model import Text
from diagnosis.engine.response import DefinitionRef

Verdict = Literal["fit", "conditional", "unfit"]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True)


class Score(_Result):
    """The score of one cause, in points from 0 to 100.

    `score` is None where nothing that bears on the cause is answered, and provisional
    where `band` is "unknown", which means that coverage is too low. `coverage` is the
    answered share of the weight, from 0 to 1. `low` and `high` are what the score could
    still be if the unknown answers were known. `shown` is the score as readers see it:
    rounded down, so that it never leaves its band; None where the band is "unknown".
    """

    score: float | None
    coverage: float
    low: float
    high: float
    band: str
    shown: int | None


class Evidence(_Result):
    """One answer behind a score. `points` of a cause add up to its `score`, `shown` to its `shown`."""

    question: str
    option: str
    points: float
    shown: int


class Said(_Result):
    """A sentence of the definition that holds for this response."""

    id: str
    text: Text


class FitReason(Said):
    """`resolve` says what would settle a condition, `instead` which kind of provider suits."""

    resolve: Text | None = None
    instead: Text | None = None


class FitResult(_Result):
    """`reasons` are those of the verdict; `strengths` what speaks for accompaniment in any case."""

    verdict: Verdict
    reasons: tuple[FitReason, ...]
    strengths: tuple[Said, ...]


class WhyNot(_Result):
    """Why a plan is not the one recommended.

    `rule` is the plan's nearest rule (None where it has none). `failed` is the first of its
    conditions that does not hold; None where all hold but an earlier rule decided.
    """

    rule: str | None
    failed: Condition | None


class Diagnosis(_Result):
    """One person's answers, diagnosed.

    `rule` is the rule that fired and `held` the conditions that made it fire (none for the
    default). `optional` is true where no engagement is called for. `later` names a plan for
    a later step. `leading_cause` alone has the highest score of those known well enough;
    `leading_settled` tells whether no unknown answer could change that. `evidence` lists,
    per cause, every answer that counts, the strongest first. `unanswered` lists the
    questions left open or answered with "don't know".
    """

    definition: DefinitionRef
    plan: str
    optional: bool
    later: str | None
    rule: str
    because: Text
    held: tuple[Condition, ...]
    runner_up: str | None
    runner_up_rule: str | None
    why_not: dict[str, WhyNot]
    fit: FitResult
    leading_cause: str | None
    leading_settled: bool
    scores: dict[str, Score]
    evidence: dict[str, tuple[Evidence, ...]]
    headline: Said | None
    urgency: Said | None
    next_steps: tuple[Said, ...]
    notes: tuple[Said, ...]
    unanswered: tuple[str, ...]
