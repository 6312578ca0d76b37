"""What is worked out of responses: types alone, which the layers above say and lay out."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.model import Definition
from diagnosis.definition.rulebook import Contradiction
from diagnosis.engine.diagnosis import Diagnosis, Score
from diagnosis.engine.response import Response

Direction = Literal["better", "worse", "other"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Robustness(_Frozen):
    """Of all `ways` to change one answer by one step, `same` lead to the same plan.

    `hangs_on` are the questions other than symptoms of which such a change leads to another plan.
    """

    ways: int
    same: int
    hangs_on: tuple[str, ...]


class Flip(_Frozen):
    """The fewest one-step changes (`steps`) that lead to `plan`: question id -> changed answer."""

    plan: str
    steps: int
    changes: dict[str, tuple[str, ...]]


class Sureness(_Frozen):
    """How sure a recommendation is.

    `flips` are ordered, the nearest first, and without those that speak against the plan they lead to;
    a plan out of reach has none. `open_matters` tells whether the plan could be another one if every
    unknown answer were known, `names_others` whether another plan may be named to the reader at all.
    """

    robustness: Robustness
    flips: tuple[Flip, ...]
    open_matters: bool = False
    names_others: bool = True


@dataclass(frozen=True)
class Result:
    """All that is worked out of one response, with the response and the definition it belongs to.

    `sureness` is None where a question that scores or rules refer to is open, and where the
    definition is too large to be followed exactly.
    """

    definition: Definition
    response: Response
    diagnosis: Diagnosis
    sureness: Sureness | None


class Standing(_Frozen):
    """Everything that helps in a call, from any partial response.

    "Don't know" may still change: `plans` counts, per plan, the answer sets that agree with what is
    known, and `settled` is the only plan left then. `plans` is None where the definition is too large
    to be followed exactly. `agenda` lists the questions that are open or not known, by the stages of a
    talk, and within a stage the one first that decides most about the plan, then about the scores.
    `deciding` are those of them that can still change the plan, the one that decides most first, and
    `branches` maps each definite answer to that one to the plans that are left then (empty where it
    takes several answers). `contradictions` are those of the definition that hold.
    """

    diagnosis: Diagnosis
    plans: dict[str, int] | None
    settled: str | None
    agenda: tuple[str, ...]
    deciding: tuple[str, ...]
    branches: dict[str, tuple[str, ...]]
    contradictions: tuple[Contradiction, ...]

    @property
    def possible(self) -> tuple[str, ...]:
        """The plans that are still possible, in the order of the rulebook; none where that is not known."""
        return _possible(self.plans or {})


@dataclass(frozen=True)
class Counts:
    """Exact numbers of answer sets; `plans`, `rules` and `fit` each add up to `answer_sets`."""

    answer_sets: int
    plans: dict[str, int]
    rules: dict[str, int]
    fit: dict[str, int]

    @property
    def possible(self) -> tuple[str, ...]:
        """The plans that are still possible, in the order of the rulebook."""
        return _possible(self.plans)

    @property
    def settled(self) -> str | None:
        """The only plan that is still possible, or None where there are several."""
        return self.possible[0] if len(self.possible) == 1 else None


def _possible(plans: dict[str, int]) -> tuple[str, ...]:
    return tuple(plan for plan, count in plans.items() if count)


class CauseChange(_Frozen):
    """The score of one cause before and after.

    `points` is the difference of the scores as shown, negative for less stalling; None where
    either is not known well enough. `certain` tells whether the order of the two would stay
    the same whatever the unknown answers were.
    """

    cause: str
    before: Score
    after: Score
    points: int | None
    certain: bool


class AnswerChange(_Frozen):
    """An answer that differs; empty where the question was open.

    `direction` is "other" where better and worse do not apply, or one of the two is not known.
    """

    question: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    direction: Direction


class Change(_Frozen):
    """Two diagnoses of one definition and what lies between them, in the definition's order."""

    before: Diagnosis
    after: Diagnosis
    causes: tuple[CauseChange, ...]
    answers: tuple[AnswerChange, ...]
