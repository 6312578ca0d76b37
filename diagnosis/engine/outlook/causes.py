"""The ways through the questions that bear on one cause alone."""

from collections.abc import Sequence

import numpy as np

from diagnosis.engine.outlook.score_model import ScoreModel, ScoreStep
from diagnosis.engine.outlook.semiring import Array, Semiring, Worth
from diagnosis.engine.outlook.space import Space

State = tuple[int, int]
"""(weighted sum, answered weight) of one cause."""


class CauseWays:
    """`after[k][sum, weight]` is the value of a state after the first k of the cause's own questions."""

    def __init__(
        self,
        model: ScoreModel,
        index: int,
        questions: Sequence[str],
        space: Space,
        semiring: Semiring,
        worth: Worth,
    ) -> None:
        self.index = index
        self.questions = tuple(questions)
        self.semiring = semiring
        self.choices = [model.choices(question, space, worth) for question in questions]
        weight = sum(model.steps[question][0].weights[index] for question in questions)
        start = semiring.full((weight * model.unit + 1, weight + 1))
        start[0, 0] = semiring.one
        self.after = [start]
        for choices in self.choices:
            grid = semiring.full(start.shape)
            for step, value in choices:
                here, there = self._shifted(step)
                target = grid[there]
                semiring.plus(target, semiring.times(self.after[-1][here], value), out=target)
            self.after.append(grid)

    @property
    def final(self) -> Array:
        """The value of every state after all own questions."""
        return self.after[-1]

    def _shifted(self, step: ScoreStep) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
        """Where a state stands before and after the step, as parts of the grid."""
        sum_, weight = step.sums[self.index], step.weights[self.index]
        before = (slice(None, -sum_ or None), slice(None, -weight or None))
        return before, (slice(sum_, None), slice(weight, None))

    def example(self, state: State) -> dict[str, str]:
        """Answers to the own questions that lead to a state; with prices, at its least price."""
        answers: dict[str, str] = {}
        for number in range(len(self.questions) - 1, -1, -1):
            before, now = self.after[number], self.after[number + 1][state]
            for step, value in self.choices[number]:
                left = (state[0] - step.sums[self.index], state[1] - step.weights[self.index])
                if min(left) < 0:
                    continue
                if self.semiring.explains(now, self.semiring.along(before[left], value)):
                    answers[self.questions[number]] = step.answer
                    state = left
                    break
        return answers

    def by_answer(self, later: Array) -> dict[str, list[Array]]:
        """Per own question, per answer: the values of all ways with that answer.

        `later[sum, weight, ...]` is what follows a final state; the result sums over states and
        keeps the further axes. Numbers of ways only.
        """
        found: dict[str, list[Array]] = {}
        for number in range(len(self.questions) - 1, -1, -1):
            earlier = self.semiring.full(later.shape)
            rows = []
            for step, value in self.choices[number]:
                here, there = self._shifted(step)
                rows.append(value * np.tensordot(self.after[number][here], later[there], axes=2))
                earlier[here] += value * later[there]
            found[self.questions[number]] = rows
            later = earlier
        return found
