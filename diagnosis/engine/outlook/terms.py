"""Ordered conditions as alternatives that can be followed question by question."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Ledger:
    """An ordered list of conditions, the first that holds deciding.

    `owner[bit]` is the place of the condition that term `bit` is an alternative of; terms of
    earlier conditions have lower bits.
    """

    terms: tuple[Term, ...]
    owner: tuple[int, ...]
    variables: tuple[str, ...]
    _kept: dict[tuple[str, Answer], int] = field(default_factory=dict, compare=False, repr=False)
    _scored: dict[int, tuple[int, Facts]] = field(default_factory=dict, compare=False, repr=False)

    def column(self, variable: str, answer: Answer) -> int:
        """The terms that an answer leaves alive, as a bit mask."""
        if (variable, answer) not in self._kept:
            facts = Facts(answers={variable: answer}, scores={}, bands={}, leader=None, gap=None)
            self._kept[variable, answer] = self._alive(variable, facts)
        return self._kept[variable, answer]

    def score_column(self, facts: Facts) -> int:
        """The terms that scores leave alive, as a bit mask."""
        kept = self._scored.get(id(facts))
        if kept is None:
            # The facts are kept too: as long as they live, nothing else has their id.
            kept = self._scored[id(facts)] = (self._alive(SCORES, facts), facts)
        return kept[0]

    def _alive(self, variable: str, facts: Facts) -> int:
        mask = 0
        for bit, term in enumerate(self.terms):
            if all(holds(part, facts) for part in term.parts.get(variable, ())):
                mask |= 1 << bit
        return mask

    def decided(self, seen: set[str]) -> int:
        """The terms all of whose variables have been seen, as a bit mask."""
        mask = 0
        for bit, term in enumerate(self.terms):
            if seen.issuperset(term.parts):
                mask |= 1 << bit
        return mask


def ledger(conditions: Sequence[Condition], symptoms: Container[str]) -> Ledger:
    """The ledger of ordered conditions; `symptoms` are the questions that scores are made of.

    Raises NotProvedError where there are too many alternatives.
    """
    terms: list[Term] = []
    owner: list[int] = []
    for place, condition in enumerate(conditions):
        for term in _alternatives(condition, symptoms, negated=False):
            terms.append(term)
            owner.append(place)
        if len(terms) > MAX_TERMS:
            raise NotProvedError("terms")
    variables = dict.fromkeys(variable for term in terms for variable in term.parts if variable != SCORES)
    return Ledger(tuple(terms), tuple(owner), tuple(variables))


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
