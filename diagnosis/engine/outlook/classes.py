"""Symptom answers counted by what conditions can see of the scores they give."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from diagnosis.definition.condition import Condition, LeadGap, Leads, QuestionIs, ScoreIs, leaves
from diagnosis.definition.model import UNKNOWN, Definition
from diagnosis.engine.conditions import Facts
from diagnosis.engine.outlook.space import Answer, Space
from diagnosis.engine.outlook.terms import Ledger, NotProvedError, ledger
from diagnosis.engine.scoring import band_of, severity

Grid = npt.NDArray[Any]
Cell = tuple[int, int]
"""A state of one cause: (weighted sum of levels, answered weight), in whole numbers."""

MAX_SHARED = 20_000
"""More combinations of the questions that bear on several causes are not followed."""
_INT64 = 2**62
_TINY = Fraction(1, 10**9)


@dataclass(frozen=True)
class ScoreClass:
    """Scores that no condition can tell apart.

    `cells` holds, per cause, the place among its intervals; 0 where it is not known well
    enough. `leader` is the place of the leading cause, None where there is none or where no
    condition asks for it; `gap` the same for the interval of the lead. `named` holds the
    answers to the symptoms that conditions name.
    """

    cells: tuple[int, ...]
    leader: int | None
    named: tuple[str, ...] = ()
    gap: int | None = None


@dataclass(frozen=True)
class Step:
    """One answer to a symptom question: what it adds to a cause, and its price."""

    answer: str
    sums: tuple[int, ...]
    weights: tuple[int, ...]


class ScoreModel:
    """What a definition's conditions can see of its scores. Built once per definition."""

    def __init__(self, definition: Definition, conditions: list[Condition]) -> None:
        self.definition = definition
        self._facts: dict[ScoreClass, Facts] = {}
        self.causes = [cause.id for cause in definition.causes]
        symptoms = [question for question in definition.questions.values() if question.weights]
        self.unit = lcm(*(len(question.options) - 1 for question in symptoms))
        self.steps = {question.id: self._steps(question.id) for question in symptoms}
        self.total = [sum(q.weights.get(cause, 0) for q in symptoms) for cause in self.causes]
        self.own = [[q.id for q in symptoms if set(q.weights) == {cause}] for cause in self.causes]
        self.shared = [question.id for question in symptoms if len(question.weights) > 1]
        lines = [line for condition in conditions for line in leaves(condition)]
        asked = {line.question for line in lines if isinstance(line, QuestionIs)}
        self.named = tuple(question for question in self.steps if question in asked)
        # Where conditions part the lead: (points, True where the point itself lies below).
        self.gaps = sorted(
            {(line.points, line.operator == "at_most") for line in lines if isinstance(line, LeadGap)}
        )
        self.ranked = bool(self.gaps) or any(isinstance(line, Leads) for line in lines)
        self.cuts = [
            self._cuts([line for line in lines if isinstance(line, ScoreIs) and line.cause == cause])
            for cause in self.causes
        ]
        self.grids = [self._cell_grid(place) for place in range(len(self.causes))]
        self.ranks, self.rank_count = self._rank_grids() if self.ranked else ([], 0)

    def _steps(self, question_id: str) -> tuple[Step, ...]:
        question = self.definition.questions[question_id]
        weights = tuple(question.weights.get(cause, 0) for cause in self.causes)
        steps = [
            Step(
                option.id,
                tuple(int(weight * severity(question, option.id) * self.unit) for weight in weights),
                weights,
            )
            for option in question.options
        ]
        if question.unknown:
            steps.append(Step(UNKNOWN, (0,) * len(weights), (0,) * len(weights)))
        return tuple(steps)

    def _cuts(self, lines: list[ScoreIs]) -> list[tuple[Fraction, bool]]:
        """Where conditions part the scores: (points, True where the point itself lies below)."""
        cuts = {(Fraction(limit), False) for limit in self.definition.rulebook.band_limits}
        for line in lines:
            if line.points is not None:
                cuts.add((Fraction(line.points), line.operator == "at_most"))
        return sorted(cuts)

    def _cell_grid(self, place: int) -> Grid:
        total = self.total[place]
        sums, weights = np.indices((total * self.unit + 1, total + 1))
        grid = np.ones(sums.shape, dtype=np.int64)
        for points, above in self.cuts[place]:
            left, right = 100 * sums * points.denominator, points.numerator * self.unit * weights
            grid += (left > right) if above else (left >= right)
        known = (weights * 100 >= self.definition.rulebook.coverage.at_least * total) & (weights > 0)
        return np.where(known, grid, 0)

    def _rank_grids(self) -> tuple[list[Grid], int]:
        scores: set[Fraction] = set()
        for total in self.total:
            for weight in range(1, total + 1):
                scores |= {Fraction(sum_, weight) for sum_ in range(weight * self.unit + 1)}
        self.by_rank = [Fraction(0), *(100 * score / self.unit for score in sorted(scores))]
        order = {score: rank for rank, score in enumerate(sorted(scores), start=1)}
        grids = []
        for place, total in enumerate(self.total):
            grid = np.zeros_like(self.grids[place])
            for weight in range(1, total + 1):
                for sum_ in range(weight * self.unit + 1):
                    if self.grids[place][sum_, weight]:
                        grid[sum_, weight] = order[Fraction(sum_, weight)]
            grids.append(grid)
        return grids, len(order) + 1

    def facts(self, found: ScoreClass) -> Facts:
        """What a condition sees of a class: one score stands for all scores of an interval."""
        if found not in self._facts:
            self._facts[found] = self._facts_of(found)
        return self._facts[found]

    def _facts_of(self, found: ScoreClass) -> Facts:
        scores: dict[str, Fraction] = {}
        for place, cause in enumerate(self.causes):
            if found.cells[place]:
                scores[cause] = self._example(place, found.cells[place])
        return Facts(
            answers={name: (answer,) for name, answer in zip(self.named, found.named, strict=True)},
            scores=scores,
            bands={cause: band_of(self.definition, score) for cause, score in scores.items()},
            leader=None if found.leader is None else self.causes[found.leader],
            gap=None if found.gap is None else self._gap_example(found.gap),
        )

    def gap_interval(self, gap: Fraction) -> int:
        """The place of a lead among the intervals that conditions make of it."""
        return sum(gap > points if above else gap >= points for points, above in self.gaps)

    def _gap_example(self, interval: int) -> Fraction:
        near = [Fraction(points) + shift for points, _ in self.gaps for shift in (-_TINY, 0, _TINY)]
        return next(gap for gap in near if self.gap_interval(gap) == interval)

    def gap_of(self, ranks: Sequence[int]) -> int | None:
        """The interval of the lead of the highest known rank; None where fewer than two are known."""
        known = sorted((rank for rank in ranks if rank), reverse=True)
        if not self.gaps or len(known) < 2:
            return None
        return self.gap_interval(self.by_rank[known[0]] - self.by_rank[known[1]])

    def _example(self, place: int, cell: int) -> Fraction:
        sums, weights = np.nonzero(self.grids[place] == cell)
        return Fraction(100 * int(sums[0]), int(weights[0]) * self.unit)

    def book(self, conditions: Sequence[Condition]) -> Ledger:
        """The ledger of ordered conditions, all of them known to the model."""
        return ledger(conditions, self.steps)

    def allowed(self, space: Space, question: str) -> list[Step]:
        """The steps that a space still allows for a symptom question."""
        options = {answer[0] for answer in space[question]}
        return [step for step in self.steps[question] if step.answer in options]


Price = Callable[[str, Answer], int | None]
"""What it costs to give a question an answer; None where that is not allowed."""


class Tally:
    """The ways, or the least price, of reaching every state of every cause.

    Without a price, arrays count answers sets; with one, they hold the least price (inf
    where a state cannot be reached).
    """

    def __init__(self, model: ScoreModel, space: Space, price: Price | None = None) -> None:
        self.model = model
        self.space = space
        self.price = price
        ways = 1
        for question in model.steps:
            ways *= len(space[question])
        self.dtype: Any = float if price else np.int64 if ways < _INT64 else object
        self.prefixes = [list(self._prefixes(place, model.own[place])) for place in range(len(model.causes))]
        self.combinations = self._combinations()

    def _start(self, place: int) -> Grid:
        total = sum(
            self.model.definition.questions[q].weights[self.model.causes[place]]
            for q in self.model.own[place]
        )
        grid = np.full(
            (total * self.model.unit + 1, total + 1), np.inf if self.price else 0, dtype=self.dtype
        )
        grid[0, 0] = 0 if self.price else 1
        return grid

    def _prefixes(self, place: int, questions: list[str]) -> Iterator[Grid]:
        grid = self._start(place)
        yield grid
        for question in questions:
            grid = self.extended(grid, place, question, self.model.allowed(self.space, question))
            yield grid

    def extended(self, grid: Grid, place: int, question: str, steps: list[Step]) -> Grid:
        """The grid after one more question of a cause has been answered by one of `steps`."""
        result = np.full_like(grid, np.inf if self.price else 0)
        for step in steps:
            sum_, weight = step.sums[place], step.weights[place]
            rows, columns = grid.shape[0] - sum_, grid.shape[1] - weight
            target = result[sum_:, weight:]
            if self.price is None:
                target += grid[:rows, :columns]
            else:
                cost = self.price(question, (step.answer,))
                if cost is not None:
                    np.minimum(target, grid[:rows, :columns] + cost, out=target)
        return result

    def _combinations(self) -> list[tuple[tuple[str, ...], tuple[Cell, ...], int]]:
        """The answers to shared questions: (answers, their cells per cause, price or 1)."""
        choices = [self.model.allowed(self.space, question) for question in self.model.shared]
        found = []
        for steps in product(*choices):
            price = 1
            if self.price:
                prices = [
                    self.price(q, (step.answer,)) for q, step in zip(self.model.shared, steps, strict=True)
                ]
                if None in prices:
                    continue
                price = sum(value for value in prices if value is not None)
            cells = tuple(
                (sum(step.sums[place] for step in steps), sum(step.weights[place] for step in steps))
                for place in range(len(self.model.causes))
            )
            found.append((tuple(step.answer for step in steps), cells, price))
            if len(found) > MAX_SHARED:
                raise NotProvedError("shared questions")
        return found

    def final(self, place: int) -> Grid:
        """The grid of a cause after all of its own questions."""
        return self.prefixes[place][-1]

    def window(self, grids: list[Grid], place: int, offset: Cell) -> Grid:
        """The part of a model grid that the cause's own states reach from an offset."""
        rows, columns = self.final(place).shape
        return grids[place][offset[0] : offset[0] + rows, offset[1] : offset[1] + columns]


def example_answers(tally: Tally, place: int, target: Cell) -> dict[str, str]:
    """Answers to a cause's own questions that lead to a reachable state of it."""
    answers: dict[str, str] = {}
    sum_, weight = target
    questions = tally.model.own[place]
    for index in range(len(questions) - 1, -1, -1):
        question = questions[index]
        before, now = tally.prefixes[place][index], tally.prefixes[place][index + 1][sum_, weight]
        for step in tally.model.allowed(tally.space, question):
            left = (sum_ - step.sums[place], weight - step.weights[place])
            if min(left) < 0:
                continue
            if tally.price is None:
                fits = before[left] > 0
            else:
                cost = tally.price(question, (step.answer,))
                fits = cost is not None and before[left] + cost == now
            if fits:
                answers[question] = step.answer
                sum_, weight = left
                break
    return answers
