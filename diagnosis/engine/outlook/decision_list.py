"""Ordered conditions as alternatives that can be followed question by question."""

from collections.abc import Callable, Container, Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from diagnosis.definition.condition import (
    All,
    AnyOf,
    Condition,
    LeadGap,
    Leads,
    Not,
    QuestionIs,
    ScoreIs,
    leaves,
)
from diagnosis.engine.conditions import Facts, holds
from diagnosis.engine.outlook.semiring import Array
from diagnosis.engine.outlook.space import Answer

SCORES = ""
"""The variable that stands for all scores together, and for symptoms that conditions name."""

MAX_TERMS = 400
"""More alternatives than this are not followed; the answer is then "not proved"."""


class NotProvedError(Exception):
    """The question is too large to be answered exactly; nothing is claimed."""


@dataclass(frozen=True)
class Term:
    """A conjunction: for each variable, the one-variable conditions that must all hold."""

    parts: dict[str, tuple[Condition, ...]]


class DecisionList:
    """An ordered list of conditions, the first that holds deciding.

    `owner[bit]` is the index of the condition that term `bit` is an alternative of; terms of
    earlier conditions have lower bits. `variables` are the questions they look at, but for symptoms.
    What an answer leaves alive is worked out once and kept.
    """

    def __init__(self, terms: Sequence[Term], owner: Sequence[int]) -> None:
        self.terms = tuple(terms)
        self.owner = tuple(owner)
        self.variables = tuple(
            dict.fromkeys(variable for term in terms for variable in term.parts if variable != SCORES)
        )
        self._columns: dict[tuple[str, Hashable], int] = {}
        self._decided: dict[frozenset[str], int] = {}

    def column(self, variable: str, answer: Answer) -> int:
        """The terms that an answer leaves alive, as a bit mask."""
        if (variable, answer) not in self._columns:
            facts = Facts(answers={variable: answer}, scores={}, bands={}, leading=(), gap=None)
            self._columns[variable, answer] = self._alive(variable, facts)
        return self._columns[variable, answer]

    def score_column(self, score_class: Hashable, facts: Facts) -> int:
        """The terms that a class of scores leaves alive, as a bit mask; `facts` are what it looks like."""
        if (SCORES, score_class) not in self._columns:
            self._columns[SCORES, score_class] = self._alive(SCORES, facts)
        return self._columns[SCORES, score_class]

    def score_columns(self, truth: Callable[[Condition], Array], rows: int) -> Array:
        """The same for each of `rows` classes; `truth` tells of a condition where it holds."""
        wide = len(self.terms) > 62
        masks: Array = np.zeros(rows, dtype=object if wide else np.int64)
        for bit, term in enumerate(self.terms):
            alive = np.ones(rows, dtype=bool)
            for part in term.parts.get(SCORES, ()):
                alive &= truth(part)
            masks += alive.astype(masks.dtype) * (1 << bit)
        return masks

    def first(self, mask: int) -> int | None:
        """The index of the condition that a last mask says decides; None where none holds."""
        return self.owner[(mask & -mask).bit_length() - 1] if mask else None

    def _alive(self, variable: str, facts: Facts) -> int:
        mask = 0
        for bit, term in enumerate(self.terms):
            if all(holds(part, facts) for part in term.parts.get(variable, ())):
                mask |= 1 << bit
        return mask

    def decided(self, seen: frozenset[str]) -> int:
        """The terms all of whose variables have been seen, as a bit mask."""
        if seen not in self._decided:
            bits = (1 << bit for bit, term in enumerate(self.terms) if seen.issuperset(term.parts))
            self._decided[seen] = sum(bits)
        return self._decided[seen]


def decision_list(conditions: Sequence[Condition], symptoms: Container[str]) -> DecisionList:
    """The decision list of ordered conditions; `symptoms` are the questions that scores are made of.

    Raises NotProvedError where there are too many alternatives.
    """
    terms: list[Term] = []
    owner: list[int] = []
    for index, condition in enumerate(conditions):
        for term in _alternatives(condition, symptoms, negated=False):
            terms.append(term)
            owner.append(index)
        if len(terms) > MAX_TERMS:
            raise NotProvedError("terms")
    return DecisionList(terms, owner)


def variables_of(condition: Condition, symptoms: Container[str]) -> set[str]:
    """The questions a condition looks at, and SCORES where it looks at a score or a symptom."""
    return {
        line.question if isinstance(line, QuestionIs) and line.question not in symptoms else SCORES
        for line in leaves(condition)
    }


def _alternatives(condition: Condition, symptoms: Container[str], *, negated: bool) -> list[Term]:
    names = variables_of(condition, symptoms)
    if len(names) == 1:  # one variable: no need to look inside
        whole: Condition = Not(part=condition) if negated else condition
        return [Term({names.pop(): (whole,)})]
    match condition:
        case Not(part=part):
            return _alternatives(part, symptoms, negated=not negated)
        case All(parts=parts):
            return (
                _union(parts, symptoms, negated=True) if negated else _product(parts, symptoms, negated=False)
            )
        case AnyOf(parts=parts):
            return (
                _product(parts, symptoms, negated=True) if negated else _union(parts, symptoms, negated=False)
            )
        case QuestionIs() | ScoreIs() | Leads() | LeadGap():
            raise AssertionError("a line looks at one variable")


def _union(parts: Sequence[Condition], symptoms: Container[str], *, negated: bool) -> list[Term]:
    return [term for part in parts for term in _alternatives(part, symptoms, negated=negated)]


def _product(parts: Sequence[Condition], symptoms: Container[str], *, negated: bool) -> list[Term]:
    combined = [Term({})]
    for part in parts:
        alternatives = _alternatives(part, symptoms, negated=negated)
        combined = [_both(left, right) for left in combined for right in alternatives]
        if len(combined) > MAX_TERMS:
            raise NotProvedError("terms")
    return combined


def _both(left: Term, right: Term) -> Term:
    parts = dict(left.parts)
    for variable, conditions in right.parts.items():
        parts[variable] = (*parts.get(variable, ()), *conditions)
    return Term(parts)
