"""The answers that are possible."""

from collections.abc import Iterable
from math import prod

from diagnosis.definition.condition import QuestionIs, leaves
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question

Answer = tuple[str, ...]
Space = dict[str, tuple[Answer, ...]]
"""Question id -> the answers it may still get."""


def possible_answers(question: Question) -> tuple[Answer, ...]:
    """Every answer the question allows, "don't know" and the like last; an open question is none of them."""
    return tuple(question.form.answers())


def asked(definition: Definition) -> tuple[str, ...]:
    """The questions that a score, a recommendation rule or a fit rule refers to."""
    rulebook = definition.rulebook
    conditions = [rule.when for rule in rulebook.rules]
    conditions += [rule.when for rule in rulebook.fit.unfit]
    conditions += [rule.when for rule in rulebook.fit.conditional]
    conditions += [rule.when for rule in rulebook.fit.fit]
    named = {
        line.question
        for condition in conditions
        for line in leaves(condition)
        if isinstance(line, QuestionIs)
    }
    return tuple(
        question.id for question in definition.questions.values() if question.weights or question.id in named
    )


def size(space: Space, of: Iterable[str] | None = None) -> int:
    """The number of answer sets in a space, or of the answers to some of its questions."""
    return prod(len(space[question]) for question in (space if of is None else of))
