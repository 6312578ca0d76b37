"""Decision lists followed side by side through every answer set: what decides in each, and how often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np

from diagnosis.engine.outlook.decision_list import DecisionList, NotProvedError
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.semiring import LEAST, Array, counting, one_each
from diagnosis.engine.outlook.space import Answer, size

MAX_STATES = 200_000
"""More states than this at one question are not followed; the answer is then "not proved"."""

Deciders = tuple[int | None, ...]
"""Per decision list: the index of the condition that decides; None where none holds."""


@dataclass(frozen=True)
class Watched:
    """A decision list, seen in one view of the symptoms, with some of its questions answered beforehand."""

    decisions: DecisionList
    view: int = 0
    given: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """Answers that leave the same terms alive, these terms per list, and the value of the answers.

    `answer` stands for all of them: one with the best worth.
    """

    alike: tuple[Answer, ...]
    alive: tuple[int, ...]
    answer: Answer
    worth: float


@dataclass(frozen=True)
class Layer:
    """The states before a question: per list the terms still alive as bits, and the value of each state.

    `origin` tells where each way came from: at the start, row r of the classes came to state
    `origin[r]`; later, state s of the layer before came by column c to state `origin[c, s]`.
    `order` and `starts` are those of `_alike` for the ways, whose array has this `shape`.
    """

    masks: list[Array]
    values: Array
    order: Array
    starts: Array
    shape: tuple[int, ...]

    @cached_property
    def origin(self) -> Array:
        """The states that ways came to; only a witness asks for it."""
        first = np.zeros(len(self.order), dtype=np.intp)
        first[self.starts] = 1
        number = np.empty(len(self.order), dtype=np.intp)
        number[self.order] = first.cumsum() - 1
        return number.reshape(self.shape)


class Outcomes:
    """`values` maps what decides in each list to the value of all answer sets in which it does.

    `layers[k]` is the layer before question k of `questions`, on which no score depends; the last
    layer decides. Raises NotProvedError above MAX_STATES.
    """

    def __init__(self, distribution: Distribution, watched: Sequence[Watched]) -> None:
        self.distribution = distribution
        self.watched = watched
        counted = distribution.semiring is not LEAST
        self.semiring = counting(size(distribution.space)) if counted else LEAST
        self.given = {question for list_ in watched for question in list_.given}
        variables = (variable for list_ in watched for variable in list_.decisions.variables)
        self.questions = [name for name in dict.fromkeys(variables) if name not in self.given]
        self.columns = [self._columns(question) for question in self.questions]
        self.layers = [self._first()]
        for number in range(len(self.questions)):
            self.layers.append(self._next(number))
        self.ends: list[Deciders] = [
            tuple(list_.decisions.first(int(mask)) for list_, mask in zip(watched, state, strict=True))
            for state in zip(*self.layers[-1].masks, strict=True)
        ]
        different = list(dict.fromkeys(self.ends))
        totals = self.semiring.full(len(different))
        whole = self.semiring.times(self.layers[-1].values, self._rest())
        self.semiring.plus.at(totals, [different.index(end) for end in self.ends], whole)
        self.values: dict[Deciders, float] = dict(zip(different, totals.tolist(), strict=True))

    def witness(self, decided: Deciders) -> dict[str, Answer]:
        """An answer set with these deciders; with prices, the cheapest.

        A varied symptom, and questions answered beforehand, are left out.
        """
        states = [state for state, end in enumerate(self.ends) if end == decided]
        state = min(states, key=self.layers[-1].values.__getitem__)
        answers: dict[str, Answer] = {}
        for number in range(len(self.questions) - 1, -1, -1):
            state, answers[self.questions[number]] = self._before(number, state)
        rows = np.flatnonzero(self.layers[0].origin == state)
        row = rows[np.argmin(self.distribution.classes.values[rows])]
        for question, option in self.distribution.example(int(row)).items():
            answers[question] = (option,)
        varied = self.distribution.varied
        for question, possible in self.distribution.space.items():
            if question not in self.given and not (varied and question == varied.question):
                cheapest = min(possible, key=lambda answer: self.distribution.worth(question, answer))
                answers.setdefault(question, cheapest)
        return answers

    def _before(self, number: int, state: int) -> tuple[int, Answer]:
        """A state of the layer before question `number`, and the answer that leads on to this one."""
        layer, columns = self.layers[number + 1], self.columns[number]
        for place, earlier in zip(*np.nonzero(layer.origin == state), strict=True):
            reached = self.semiring.along(self.layers[number].values[earlier], columns[place].worth)
            if self.semiring.explains(layer.values[state], reached):
                return int(earlier), columns[place].answer
        raise KeyError(state)

    def _columns(self, question: str) -> list[Column]:
        lists = tuple(list_.decisions for list_ in self.watched)
        counted = _counted_columns(lists, question, self.distribution.space[question])
        if self.distribution.worth is one_each:
            return counted
        priced = [self._priced(question, column) for column in counted]
        return [column for column in priced if column.worth != self.semiring.zero]

    def _priced(self, question: str, column: Column) -> Column:
        worths = [self.distribution.worth(question, answer) for answer in column.alike]
        best = column.alike[worths.index(min(worths))]
        return replace(column, answer=best, worth=self.semiring.total(worths))

    def _first(self) -> Layer:
        classes = self.distribution.classes
        masks = []
        for list_ in self.watched:
            mask = classes.masks(list_.decisions, list_.view)
            for question, answer in list_.given.items():
                mask = mask & list_.decisions.column(question, answer)
            masks.append(mask)
        values = self.semiring.exactly(classes.values)
        return self._layer(0, masks, values, values.shape)

    def _next(self, number: int) -> Layer:
        layer, columns = self.layers[-1], self.columns[number]
        masks = [
            np.bitwise_and.outer(np.array(alive, dtype=mask.dtype), mask).ravel()
            for mask, alive in zip(
                layer.masks, zip(*(column.alive for column in columns), strict=True), strict=True
            )
        ]
        worths = np.array([column.worth for column in columns], dtype=self.semiring.dtype)
        values = self.semiring.times.outer(worths, layer.values)
        return self._layer(number + 1, masks, values.ravel(), values.shape)

    def _layer(self, number: int, masks: list[Array], values: Array, shape: tuple[int, ...]) -> Layer:
        """States that came out alike are one; `shape` is that of `origin`."""
        seen = frozenset(("", *self.given, *self.questions[:number]))
        masks = [
            absorbed(mask, list_.decisions.decided(seen))
            for mask, list_ in zip(masks, self.watched, strict=True)
        ]
        order, starts = _alike(masks)
        if len(starts) > MAX_STATES:
            raise NotProvedError("states")
        totals = self.semiring.plus.reduceat(values[order], starts) if len(starts) else values
        first = order[starts]
        return Layer([mask[first] for mask in masks], totals, order, starts, shape)

    def _rest(self) -> Array:
        """The value of all answers to questions that nothing here depends on, in an array of one."""
        aside = {*self.questions, *self.distribution.model.steps, *self.given}
        rest = np.array([self.semiring.one], dtype=self.semiring.dtype)
        for question, answers in self.distribution.space.items():
            if question not in aside:
                worths = [self.distribution.worth(question, answer) for answer in answers]
                rest = self.semiring.times(rest, self.semiring.total(worths))
        return rest


@lru_cache(4096)
def _counted_columns(
    lists: tuple[DecisionList, ...], question: str, answers: tuple[Answer, ...]
) -> list[Column]:
    """The columns of a question where every answer counts as one; the same in many walks, so kept."""
    groups: dict[tuple[int, ...], list[Answer]] = {}
    for answer in answers:
        groups.setdefault(tuple(list_.column(question, answer) for list_ in lists), []).append(answer)
    return [Column(tuple(group), alive, group[0], len(group)) for alive, group in groups.items()]


def absorbed(masks: Array, decided: int) -> Array:
    """Without the terms that can no longer decide, since an earlier one certainly holds."""
    certain = masks & decided
    # Up to the lowest term that certainly holds; where none does, that is all of them (-1).
    result: Array = masks & (((certain & -certain) << 1) - 1)
    return result


def _alike(masks: list[Array]) -> tuple[Array, Array]:
    """Which places have the same combination of masks.

    Gives an order of the places in which those that are alike follow each other, and where in that
    order each different combination starts.
    """
    together = masks[0]
    for mask in masks[1:]:
        _, left = np.unique(together, return_inverse=True)
        _, right = np.unique(mask, return_inverse=True)
        together = left * (int(right.max(initial=0)) + 1) + right
    order = together.argsort(kind="stable")
    ordered = together[order]
    different = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=different[1:])
    return order, different.nonzero()[0]
