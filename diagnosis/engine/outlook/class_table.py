"""All classes that can be reached, as columns, and which conditions hold in them."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from diagnosis.definition.condition import (
    All,
    AnyOf,
    Condition,
    LeadGap,
    Leads,
    Leaf,
    Not,
    QuestionIs,
    ScoreIs,
)
from diagnosis.engine.conditions import holds
from diagnosis.engine.outlook.decision_list import DecisionList
from diagnosis.engine.outlook.score_model import ScoreClass, ScoreModel
from diagnosis.engine.outlook.semiring import Array

FEW = 30
"""Up to this many rows are checked one by one, which is faster, and cached."""

Key = tuple[tuple[int, ...], int, int, tuple[str, ...]]
"""(the code of each cause, leading, gap, answers to named symptoms) of a row."""


class ClassTable:
    """One row per class that can be reached; `values` is their value.

    In several views of one answer set, a row has one class per view. `values_by` maps (named
    answers, leading, gap) to the values by the codes of all causes; `zero` is for classes never reached.
    """

    def __init__(
        self,
        model: ScoreModel,
        decode: list[Array],
        values_by: Mapping[tuple[tuple[str, ...], int, int], Array],
        named_of: Callable[[tuple[str, ...], int], tuple[str, ...]],
        zero: float,
    ) -> None:
        self.model = model
        self.decode = decode
        self.keys = list(values_by)
        self._named_of = named_of
        reached = [np.nonzero(values != zero) for values in values_by.values()]
        self.codes = [np.concatenate([places[index] for places in reached]) for index in range(len(decode))]
        self.key_of_row = np.repeat(np.arange(len(self.keys)), [len(places[0]) for places in reached])
        self.values: Array = np.concatenate(
            [values[places] for values, places in zip(values_by.values(), reached, strict=True)]
        )
        self._truth: dict[tuple[Leaf, int], Array] = {}

    def __len__(self) -> int:
        return len(self.values)

    def key(self, row: int) -> Key:
        """What a row stands for."""
        named, leading, gap = self.keys[self.key_of_row[row]]
        return tuple(int(codes[row]) for codes in self.codes), leading, gap, named

    def tensor(self, named: tuple[str, ...], by_row: Array) -> Array:
        """Vectors by row as an array by the codes of all causes; zero where a class is not reached.

        For rows with these answers to named symptoms, where no condition asks which cause leads.
        """
        shape = [len(decode) for decode in self.decode]
        result = np.zeros((*shape, by_row.shape[1]))
        rows = self.key_of_row == self.keys.index((named, 0, -1))
        result[tuple(codes[rows] for codes in self.codes)] = by_row[rows]
        return result

    def class_of(self, row: int, view: int = 0) -> ScoreClass:
        """The class of a row in one view."""
        codes, leading, gap, named = self.key(row)
        intervals = tuple(int(self.decode[index][code, view]) for index, code in enumerate(codes))
        return ScoreClass(intervals, leading, gap, self._named_of(named, view))

    def masks(self, decisions: DecisionList, view: int = 0) -> Array:
        """For each row: the terms of a decision list that its scores leave alive, as a bit mask."""
        if len(self) > FEW:
            return decisions.score_columns(partial(self.truth, view=view), len(self))
        found = [self.class_of(row, view) for row in range(len(self))]
        masks = [decisions.score_column(one, self.model.facts(one)) for one in found]
        wide = len(decisions.terms) > 62
        return np.array(masks, dtype=object if wide else np.int64)

    def truth(self, condition: Condition, view: int = 0) -> Array:
        """For each row: whether a condition on scores and named symptoms holds."""
        match condition:
            case All(parts=parts):
                return np.asarray(np.logical_and.reduce([self.truth(part, view) for part in parts]))
            case AnyOf(parts=parts):
                return np.asarray(np.logical_or.reduce([self.truth(part, view) for part in parts]))
            case Not(part=part):
                return np.logical_not(self.truth(part, view))
            case _:
                if (condition, view) not in self._truth:
                    self._truth[condition, view] = self._leaf(condition, view)
                return self._truth[condition, view]

    def _leaf(self, leaf: Leaf, view: int) -> Array:
        """What the plain evaluator says of one example per interval, or per combination of the rest."""
        model = self.model
        nothing = (0,) * len(model.causes)
        if isinstance(leaf, ScoreIs):
            index = model.causes.index(leaf.cause)
            reached = set(np.unique(self.codes[index]))
            known = np.zeros(len(self.decode[index]), dtype=bool)
            for code, interval in enumerate(self.decode[index][:, view]):
                if code in reached:
                    one = (*nothing[:index], int(interval), *nothing[index + 1 :])
                    found = ScoreClass(one, 0, -1, ("",) * len(model.named))
                    known[code] = holds(leaf, model.facts(found))
            return np.asarray(known[self.codes[index]])
        assert isinstance(leaf, QuestionIs | Leads | LeadGap)
        keys = [
            ScoreClass(nothing, leading, gap, self._named_of(named, view))
            for named, leading, gap in self.keys
        ]
        held = np.array([holds(leaf, model.facts(found)) for found in keys])
        return np.asarray(held[self.key_of_row])
