"""The answers that are possible."""

from collections.abc import Mapping
from itertools import combinations

from diagnosis.definition.condition import QuestionIs, leaves
from diagnosis.definition.model import UNKNOWN, Definition, Question

Answer = tuple[str, ...]
Space = dict[str, tuple[Answer, ...]]
"""Question id -> the answers it may still get."""


def possible_answers(question: Question) -> tuple[Answer, ...]:
    """Every answer the question allows, "don't know" last; an open question is none of them."""
    ids = [option.id for option in question.options]
    largest = (question.max_choices or 1) if question.multiple else 1
    chosen = [subset for size in range(1, largest + 1) for subset in combinations(ids, size)]
    return (*chosen, (UNKNOWN,)) if question.unknown else tuple(chosen)


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


def open_space(definition: Definition, answers: Mapping[str, Answer]) -> Space:
    """The answer sets that agree with the answers given so far."""
    return {
        name: (answers[name],) if answers.get(name) else possible_answers(definition.questions[name])
        for name in asked(definition)
    }


def size(space: Space) -> int:
    """The number of answer sets in a space."""
    total = 1
    for answers in space.values():
        total *= len(answers)
    return total
