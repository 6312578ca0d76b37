"""The ways through the symptoms that are taken one answer at a time.

These are the questions that bear on several causes, and those that conditions name.
"""

from collections.abc import Sequence

import numpy as np

from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.score_model import ScoreModel
from diagnosis.engine.outlook.semiring import Array, Semiring, Worth
from diagnosis.engine.outlook.space import Space

MAX_STATES = 20_000
"""More states than this are not followed; the answer is then "not proved"."""

SharedState = tuple[tuple[str, ...], tuple[tuple[int, int], ...]]
"""(answers to the named symptoms so far, per cause what has been added to (sum, weight))."""


class SharedWays:
    """`layers[k]` maps each state after the first k questions to its value."""

    def __init__(
        self,
        model: ScoreModel,
        questions: Sequence[str],
        space: Space,
        semiring: Semiring,
        worth: Worth,
    ) -> None:
        self.model = model
        self.questions = tuple(questions)
        self.semiring = semiring
        self.choices = [model.choices(question, space, worth) for question in questions]
        start: SharedState = ((), ((0, 0),) * len(model.causes))
        self.layers: list[dict[SharedState, float]] = [{start: semiring.one}]
        for number in range(len(questions)):
            layer: dict[SharedState, float] = {}
            for state, value in self.layers[-1].items():
                for place, (_, worth_of_step) in enumerate(self.choices[number]):
                    after = self.next(number, state, place)
                    reached = semiring.along(value, worth_of_step)
                    layer[after] = semiring.total([layer[after], reached]) if after in layer else reached
            if len(layer) > MAX_STATES:
                raise NotProvedError("shared questions")
            self.layers.append(layer)

    @property
    def final(self) -> dict[SharedState, float]:
        """The value of every state after all of the questions."""
        return self.layers[-1]

    def next(self, number: int, state: SharedState, place: int) -> SharedState:
        """The state after the answer in a place among the choices of a question."""
        step = self.choices[number][place][0]
        named, added = state
        if self.questions[number] in self.model.named:
            named = (*named, step.answer)
        moved = tuple(
            (sum_ + more, weight + heavier)
            for (sum_, weight), more, heavier in zip(added, step.sums, step.weights, strict=True)
        )
        return named, moved

    def example(self, state: SharedState) -> dict[str, str]:
        """Answers that lead to a final state; with prices, at its least price."""
        answers: dict[str, str] = {}
        for number in range(len(self.questions) - 1, -1, -1):
            now = self.layers[number + 1][state]
            before, place = next(
                (earlier, place)
                for earlier, value in self.layers[number].items()
                for place, (_, worth) in enumerate(self.choices[number])
                if self.next(number, earlier, place) == state
                and self.semiring.explains(now, self.semiring.along(value, worth))
            )
            answers[self.questions[number]] = self.choices[number][place][0].answer
            state = before
        return answers

    def by_answer(self, later: dict[SharedState, Array]) -> dict[str, list[Array]]:
        """Per question, per answer: the values of all ways with that answer.

        `later` is what follows each final state, as a vector. Numbers of ways only.
        """
        found: dict[str, list[Array]] = {}
        for number in range(len(self.questions) - 1, -1, -1):
            rows: list[Array] = [np.zeros(1) for _ in self.choices[number]]
            earlier: dict[SharedState, Array] = {}
            for state, value in self.layers[number].items():
                after = [later[self.next(number, state, place)] for place in range(len(rows))]
                for place, vector in enumerate(after):
                    rows[place] = rows[place] + value * vector
                earlier[state] = np.add.reduce(after)
            found[self.questions[number]] = rows
            later = earlier
        return found
