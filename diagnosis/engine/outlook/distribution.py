"""Which classes of scores can be reached, and with what value: a number of answer sets, or a least price.

The answers to the shared symptoms are followed together, and what is left of each cause by itself
(`shared`, `causes`). Given the shared answers the causes are independent, so that the value of
a combination of intervals is a product of one value per cause.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from diagnosis.engine.outlook.causes import CauseWays, State
from diagnosis.engine.outlook.class_table import ClassTable
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.lead import LeadTables
from diagnosis.engine.outlook.score_model import ScoreModel, ScoreStep
from diagnosis.engine.outlook.semiring import Array, Semiring, Worth, one_each
from diagnosis.engine.outlook.shared import SharedState, SharedWays
from diagnosis.engine.outlook.space import Space


@dataclass(frozen=True)
class Varied:
    """A symptom that is answered differently in each of several views of the same answer set."""

    question: str
    answers: tuple[str, ...]


class Distribution:
    """`classes` holds every class (or, with `varied`, every combination of classes) that can be reached.

    A *code* of a cause stands for its interval in every view; `decode[i][code, view]` is that
    interval. Raises NotProvedError where it is too large, or where leads are asked for in views.
    """

    def __init__(
        self,
        model: ScoreModel,
        space: Space,
        semiring: Semiring,
        worth: Worth = one_each,
        varied: Varied | None = None,
    ) -> None:
        self.model = model
        self.space = space
        self.semiring = semiring
        self.worth = worth
        self.varied = varied
        if varied and model.ranked:
            raise NotProvedError("a lead along a symptom")
        followed = [question for question in model.steps if not varied or question != varied.question]
        together = [q for q in followed if q in model.named or sum(map(bool, model.steps[q][0].weights)) > 1]
        self.shared = SharedWays(model, together, space, semiring, worth)
        self.causes = [
            CauseWays(model, index, self._own(index, followed, together), space, semiring, worth)
            for index in range(len(model.causes))
        ]
        self.views = self._views()
        self.codes, self.decode = self._codes()
        self._tables: dict[tuple[int, State], Array] = {}
        sizes = [len(decode) for decode in self.decode]
        self.lead = LeadTables(model, semiring, sizes) if model.ranked else None
        self.classes = ClassTable(model, self.decode, self._values(), self._named_of, semiring.zero)

    def _own(self, index: int, followed: list[str], together: list[str]) -> list[str]:
        return [q for q in followed if q not in together and self.model.steps[q][0].weights[index]]

    def _views(self) -> list[ScoreStep]:
        """Per view: what the answer to the varied symptom adds."""
        nothing = (0,) * len(self.model.causes)
        if self.varied is None:
            return [ScoreStep("", nothing, nothing)]
        steps = {step.answer: step for step in self.model.steps[self.varied.question]}
        return [steps[answer] for answer in self.varied.answers]

    def _named_of(self, named: tuple[str, ...], view: int) -> tuple[str, ...]:
        """The answers to all named symptoms in one view."""
        if self.varied is None or self.varied.question not in self.model.named:
            return named
        place = self.model.named.index(self.varied.question)
        return (*named[:place], self.varied.answers[view], *named[place:])

    def _codes(self) -> tuple[list[Array], list[Array]]:
        if self.varied is None:
            return self.model.intervals, [np.arange(n)[:, None] for n in self.model.interval_counts]
        codes, decode = [], []
        for index, grid in enumerate(self.model.intervals):
            rows = grid.shape[0] - max(step.sums[index] for step in self.views)
            columns = grid.shape[1] - max(step.weights[index] for step in self.views)
            parts = [
                grid[step.sums[index] : step.sums[index] + rows, step.weights[index] :][:, :columns]
                for step in self.views
            ]
            stacked = np.stack([part.ravel() for part in parts], axis=1)
            known, inverse = np.unique(stacked, axis=0, return_inverse=True)
            codes.append(inverse.reshape(rows, columns))
            decode.append(known)
        return codes, decode

    def table(self, index: int, added: State) -> Array:
        """The values of one cause by [code, rank], where shared answers have added so much.

        Without ranks, the second axis has one entry.
        """
        if (index, added) not in self._tables:
            codes, ranks = self.codes_from(index, added), self._rank_window(index, added)
            width = len(self.model.rank_scores) if self.lead else 1
            flat = self.semiring.full(len(self.decode[index]) * width)
            final = self.causes[index].final
            self.semiring.plus.at(flat, (codes * width + ranks).ravel(), final.ravel())
            self._tables[index, added] = flat.reshape(-1, width)
        return self._tables[index, added]

    def _window(self, grids: list[Array], index: int, added: State) -> Array:
        rows, columns = self.causes[index].final.shape
        return grids[index][added[0] : added[0] + rows, added[1] : added[1] + columns]

    def codes_from(self, index: int, added: State) -> Array:
        """The code of each own state of a cause, where shared answers have added so much."""
        return self._window(self.codes, index, added)

    def _rank_window(self, index: int, added: State) -> Any:
        return self._window(self.model.ranks, index, added) if self.lead else 0

    def _values(self) -> dict[tuple[tuple[str, ...], int, int], Array]:
        """(named answers, leading, gap) -> values by the codes of all causes."""
        if self.lead is not None:
            return self.lead.values(self.table, self.shared.final)
        found = {}
        for named, states in self.by_named().items():
            added, values = self.columns(states)
            rows = values[:, None]
            for index in range(len(self.causes) - 1):
                table = self.stacked(index, added[index])
                rows = self.semiring.times(rows[:, :, None], table[:, None, :]).reshape(len(values), -1)
            last = self.stacked(len(self.causes) - 1, added[-1])
            result = self.semiring.product(np.ascontiguousarray(rows.T), last)
            found[named, 0, -1] = result.reshape([len(decode) for decode in self.decode])
        return found

    def by_named(self) -> dict[tuple[str, ...], dict[SharedState, float]]:
        """The final shared states by the answers to named symptoms."""
        groups: dict[tuple[str, ...], dict[SharedState, float]] = {}
        for state, value in self.shared.final.items():
            groups.setdefault(state[0], {})[state] = value
        return groups

    def columns(self, states: dict[SharedState, float]) -> tuple[list[list[State]], Array]:
        """(per cause, what each state has added; the values of the states)."""
        added = [[state[1][index] for state in states] for index in range(len(self.causes))]
        return added, np.array(list(states.values()), dtype=self.semiring.dtype)

    def stacked(self, index: int, added: list[State]) -> Array:
        """The table of a cause for each of several states, by [state, code]; without ranks."""
        places = {state: place for place, state in enumerate(dict.fromkeys(added))}
        tables = np.stack([self.table(index, state)[:, 0] for state in places])
        result: Array = tables[[places[state] for state in added]]
        return result

    def example(self, row: int) -> dict[str, str]:
        """Answers to the symptoms that reach the class in a row; with prices, at its least price.

        The varied symptom is left out.
        """
        codes, leading, gap, named = self.classes.key(row)
        state, ranks = self._example(self.by_named()[named], codes, (leading, gap), self.classes.values[row])
        answers = self.shared.example(state)
        for index, added in enumerate(state[1]):
            own = self._state(index, added, codes[index], ranks[index])
            answers |= self.causes[index].example(own)
        return answers

    def _example(
        self,
        states: dict[SharedState, float],
        codes: tuple[int, ...],
        lead: tuple[int, int],
        total: float,
    ) -> tuple[SharedState, list[int]]:
        """A shared state, and one rank per cause, with which the causes have these codes."""
        if self.lead is None:
            added, values = self.columns(states)
            for index, code in enumerate(codes):
                values = self.semiring.times(values, self.stacked(index, added[index])[:, code])
            found = next(place for place, value in enumerate(values) if self.semiring.explains(total, value))
            return list(states)[found], [0] * len(codes)
        for state, value in states.items():

            def explains(rest: float, value: float = value) -> bool:
                return self.semiring.explains(total, self.semiring.along(value, rest))

            tables = [self.table(index, added) for index, added in enumerate(state[1])]
            ranks = self.lead.example(tables, codes, lead, explains)
            if ranks is not None:
                return state, ranks
        raise KeyError(codes)

    def _state(self, index: int, added: State, code: int, rank: int) -> State:
        """An own state of a cause with this code and rank; with prices, the cheapest."""
        inside = self.codes_from(index, added) == code
        if self.lead:
            inside &= self._rank_window(index, added) == rank
        final = self.causes[index].final
        total = self.table(index, added)[code, rank]
        return next(
            (int(sum_), int(weight))
            for sum_, weight in zip(*np.nonzero(inside), strict=True)
            if self.semiring.explains(total, final[sum_, weight])
        )
