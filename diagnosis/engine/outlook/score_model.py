"""What conditions can see of scores: how symptom answers add up, and where scores and leads are told apart.

Of a cause, conditions see only which *interval* its score lies in: intervals are parted by the limits
of bands and by the points that conditions name. Of two causes, they see only which *bucket* the
difference of their scores lies in. Everything here is in whole numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

import numpy as np

from diagnosis.definition.condition import Condition, LeadGap, Leads, Leaf, QuestionIs, ScoreIs, leaves
from diagnosis.definition.model import Definition
from diagnosis.engine.conditions import Facts
from diagnosis.engine.outlook.decision_list import DecisionList, decision_list
from diagnosis.engine.outlook.semiring import Array, Worth
from diagnosis.engine.outlook.space import Answer, Space
from diagnosis.engine.scoring import band_of, severity

_TINY = Fraction(1, 10**9)
Threshold = tuple[int, bool]
"""(points, True where the points themselves lie below it)."""


class ScoreClass(NamedTuple):
    """Answers to the symptoms that no condition can tell apart.

    `intervals` holds, per cause, the number of its interval, from 1 up; 0 where the cause is not
    known well enough. `leading` has bit i set where cause i is among those that lead; it is 0 where
    no condition asks. `gap` is the bucket of the lead of the highest score; -1 where fewer than two
    causes are known, or no condition asks. `named` are the answers to the symptoms that conditions
    name, in the order of `ScoreModel.named`.
    """

    intervals: tuple[int, ...]
    leading: int
    gap: int
    named: tuple[str, ...]


@dataclass(frozen=True)
class ScoreStep:
    """One answer to a symptom question: per cause, what it adds to the weighted sum and to the weight."""

    answer: str
    sums: tuple[int, ...]
    weights: tuple[int, ...]


class ScoreModel:
    """What a list of conditions can see of a definition's scores.

    A cause's state is (weighted sum, answered weight); sums count in steps of 1 / `unit` of a weight.
    `intervals[i][sum, weight]` is the interval of cause i in that state, and `ranks[i][sum, weight]`
    the place of its score among all scores of all causes, 0 where it is not known well enough.
    """

    def __init__(self, definition: Definition, conditions: Sequence[Condition]) -> None:
        self.definition = definition
        self.causes = [cause.id for cause in definition.causes]
        symptoms = [question for question in definition.questions.values() if question.weights]
        self.unit = lcm(*(len(question.options) - 1 for question in symptoms))
        self.steps = {question.id: self._steps(question.id) for question in symptoms}
        self._step_of = {q: {step.answer: step for step in steps} for q, steps in self.steps.items()}
        self.totals = [sum(q.weights.get(cause, 0) for q in symptoms) for cause in self.causes]
        lines = [line for condition in conditions for line in leaves(condition)]
        asked = {line.question for line in lines if isinstance(line, QuestionIs)}
        self.named = tuple(question for question in self.steps if question in asked)
        self.thresholds = [
            sorted(_points_of(lines, cause) | {(limit, False) for limit in definition.rulebook.band_limits})
            for cause in self.causes
        ]
        self.interval_counts = [len(thresholds) + 2 for thresholds in self.thresholds]
        self.intervals = [self._interval_grid(index) for index in range(len(self.causes))]
        self.lead = (definition.rulebook.lead.at_least, False)
        self.lead_thresholds: list[Threshold] = sorted(
            {(line.points, line.operator == "at_most") for line in lines if isinstance(line, LeadGap)}
            | {self.lead}
        )
        self.gap_asked = any(isinstance(line, LeadGap) for line in lines)
        self.ranked = self.gap_asked or any(isinstance(line, Leads) for line in lines)
        self.ranks: list[Array] = []
        if self.ranked:
            self.ranks, self.rank_scores, self.rank_unit = self._ranks()
        self._facts: dict[ScoreClass, Facts] = {}
        self._decisions: dict[tuple[Condition, ...], DecisionList] = {}

    def _steps(self, question_id: str) -> tuple[ScoreStep, ...]:
        question = self.definition.questions[question_id]
        weights = tuple(question.weights.get(cause, 0) for cause in self.causes)
        steps = [
            ScoreStep(
                option.id,
                tuple(int(weight * severity(question, option.id) * self.unit) for weight in weights),
                weights,
            )
            for option in question.options
        ]
        nothing = (0,) * len(weights)
        return tuple(steps) + tuple(
            ScoreStep(answer, nothing, nothing)
            for answer in question.option_ids
            if answer not in {step.answer for step in steps}
        )

    def _interval_grid(self, index: int) -> Array:
        total = self.totals[index]
        sums, weights = np.indices((total * self.unit + 1, total + 1))
        grid = np.ones(sums.shape, dtype=np.int64)
        for points, above in self.thresholds[index]:
            score, limit = 100 * sums, points * self.unit * weights
            grid += (score > limit) if above else (score >= limit)
        known = (weights * 100 >= self.definition.rulebook.coverage.at_least * total) & (weights > 0)
        return np.where(known & (sums <= weights * self.unit), grid, 0)

    def _ranks(self) -> tuple[list[Array], Array, int]:
        """(rank grids, the score of each rank, the unit of these scores in parts of a point)."""
        common = lcm(*range(1, max(self.totals) + 1))
        dtype: Any = np.int64 if 200 * common * self.unit < 2**62 else object
        scores = []
        for grid in self.intervals:
            sums, weights = np.indices(grid.shape).astype(dtype)
            scores.append(np.where(grid > 0, 100 * sums * (common // np.maximum(weights, 1)), -1))
        every = np.unique(np.concatenate([score.ravel() for score in scores]))
        every = np.concatenate([np.array([-1], dtype=dtype), every[every >= 0]])
        return [np.searchsorted(every, score) for score in scores], every, common * self.unit

    def leads_from(self, *, strictly: bool) -> list[Array]:
        """Per bucket: whether a cause of rank [row] lies behind the highest, of rank [column], by so much.

        `strictly` leaves out equal ranks.
        """
        behind = self.rank_scores[None, :] - self.rank_scores[:, None]
        known = (self.rank_scores >= 0)[None, :] & (self.rank_scores >= 0)[:, None]
        inside = known & ((behind > 0) if strictly else (behind >= 0))
        bucket = np.zeros(behind.shape, dtype=np.int64)
        for points, above in self.lead_thresholds:
            limit = points * self.rank_unit
            bucket += ((behind > limit) if above else (behind >= limit)).astype(np.int64)
        return [inside & (bucket == index) for index in range(len(self.lead_thresholds) + 1)]

    def is_near(self, bucket: int) -> bool:
        """Whether a cause this far behind the highest still is among those that lead."""
        return bucket <= self.lead_thresholds.index(self.lead)

    def gap_bucket(self, gap: Fraction) -> int:
        """The bucket of a difference of scores, in points."""
        return sum(gap > points if above else gap >= points for points, above in self.lead_thresholds)

    def facts(self, found: ScoreClass) -> Facts:
        """What a condition sees of a class: one score stands for all scores of an interval."""
        if found not in self._facts:
            scores = {
                cause: self._score_in(index, found.intervals[index])
                for index, cause in enumerate(self.causes)
                if found.intervals[index]
            }
            self._facts[found] = Facts(
                answers={name: (answer,) for name, answer in zip(self.named, found.named, strict=True)},
                scores=scores,
                bands={cause: band_of(self.definition, score) for cause, score in scores.items()},
                leading=tuple(c for index, c in enumerate(self.causes) if found.leading >> index & 1),
                gap=None if found.gap < 0 else self._gap_in(found.gap),
            )
        return self._facts[found]

    def _score_in(self, index: int, interval: int) -> Fraction:
        sums, weights = np.nonzero(self.intervals[index] == interval)
        return Fraction(100 * int(sums[0]), int(weights[0]) * self.unit)

    def _gap_in(self, bucket: int) -> Fraction:
        near = [points + shift for points, _ in self.lead_thresholds for shift in (-_TINY, 0, _TINY)]
        return next(Fraction(gap) for gap in near if self.gap_bucket(Fraction(gap)) == bucket)

    def class_of(self, answers: Mapping[str, Answer]) -> ScoreClass:
        """The class of a complete answer set."""
        states = [[0, 0] for _ in self.causes]
        for question, steps in self._step_of.items():
            step = steps[answers[question][0]]
            for index, state in enumerate(states):
                state[0] += step.sums[index]
                state[1] += step.weights[index]
        at = [(state[0], state[1]) for state in states]
        leading, gap = 0, -1
        if self.ranked:
            ranks = [int(grid[state]) for grid, state in zip(self.ranks, at, strict=True)]
            leading, gap = self.leading_of(ranks)
        return ScoreClass(
            tuple(int(grid[state]) for grid, state in zip(self.intervals, at, strict=True)),
            leading,
            gap,
            tuple(answers[question][0] for question in self.named),
        )

    def leading_of(self, ranks: Sequence[int]) -> tuple[int, int]:
        """(the causes that lead as bits, the bucket of the lead) of one rank per cause."""
        known = sorted((rank for rank in ranks if rank), reverse=True)
        if not known:
            return 0, -1
        behind = [self._behind(known[0], rank) if rank else None for rank in ranks]
        leading = sum(
            1 << i for i, bucket in enumerate(behind) if bucket is not None and self.is_near(bucket)
        )
        asked = self.gap_asked and len(known) > 1
        return leading, self._behind(known[0], known[1]) if asked else -1

    def _behind(self, highest: int, rank: int) -> int:
        behind = int(self.rank_scores[highest]) - int(self.rank_scores[rank])
        return self.gap_bucket(Fraction(behind, self.rank_unit))

    def decisions(self, conditions: Sequence[Condition]) -> DecisionList:
        """A decision list of conditions, all of them among those the model was made for.

        It is made once and kept, with what it has worked out.
        """
        key = tuple(conditions)
        found = self._decisions.get(key)
        if found is None:
            self._decisions[key] = found = decision_list(key, self.steps)
        return found

    def choices(self, question: str, space: Space, worth: Worth) -> list[tuple[ScoreStep, float]]:
        """The steps that a space still allows for a symptom question, each with its worth."""
        options = {answer[0] for answer in space[question]}
        return [
            (step, worth(question, (step.answer,))) for step in self.steps[question] if step.answer in options
        ]


def _points_of(lines: Sequence[Leaf], cause: str) -> set[Threshold]:
    return {
        (line.points, line.operator == "at_most")
        for line in lines
        if isinstance(line, ScoreIs) and line.cause == cause and line.points is not None
    }
