"""Sentences of the result: always one to open with, none that never shows; no question for nothing."""

from itertools import product
from math import prod

from diagnosis.checks.prover import Prover
from diagnosis.definition.condition import Condition, Leads, QuestionIs, ScoreIs, leaves
from diagnosis.definition.model import Question
from diagnosis.engine.conditions import Facts, holds
from diagnosis.engine.outlook.classes import ScoreModel
from diagnosis.engine.outlook.copies import Copy, follow_copies
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.space import possible_answers
from diagnosis.engine.outlook.terms import Ledger
from diagnosis.engine.outlook.walk import follow

MAX_TRIED = 100_000
"""Up to so many combinations of answers are tried one by one."""


def check_statements(prover: Prover) -> None:
    """Gaps among sentences of which the first that holds is said, and sentences never said."""
    rulebook = prover.definition.rulebook
    for group in ("headlines", "urgency"):
        statements = getattr(rulebook, group)
        walk = prover.follow([statement.when for statement in statements])
        if None in walk.results:
            prover.report("statement-gap", (group,), name=group, witness=walk.witness(None))
        for place, statement in enumerate(statements):
            if place not in walk.results:
                prover.report("statement-never-shown", (group, place, "id"), name=statement.id)
    for group in ("next_steps", "notes"):
        for place, statement in enumerate(getattr(rulebook, group)):
            if prover.example(statement.when) is None:
                prover.report("statement-never-shown", (group, place, "id"), name=statement.id)


def check_contradictions(prover: Prover) -> None:
    """Contradictions that no answer set has, and those that look at one question only."""
    for place, item in enumerate(prover.definition.rulebook.contradictions):
        if not _possible(prover, item.when):
            prover.report("statement-never-shown", ("contradictions", place, "id"), name=item.id)
        elif len({_subject(line) for line in leaves(item.when)}) < 2:
            prover.report("contradiction-of-one", ("contradictions", place, "when"), name=item.id)


def _possible(prover: Prover, condition: Condition) -> bool:
    """Whether any answer set fulfils the condition.

    Where it looks at few questions and no score, their answers are tried one by one, which is
    quicker than counting scores.
    """
    lines = list(leaves(condition))
    asked = {line.question: prover.space[line.question] for line in lines if isinstance(line, QuestionIs)}
    if all(isinstance(line, QuestionIs) for line in lines) and prod(map(len, asked.values())) <= MAX_TRIED:
        return any(
            holds(condition, Facts(dict(zip(asked, chosen, strict=True)), {}, {}, None, None))
            for chosen in product(*asked.values())
        )
    model = ScoreModel(prover.definition, [condition])
    distribution = Distribution(model, prover.space)
    return 0 in follow(model, model.book([condition]), distribution, prover.space).results


def _subject(line: Condition) -> str:
    match line:
        case QuestionIs(question=name) | ScoreIs(cause=name) | Leads(cause=name):
            return name
        case _:
            return "lead_gap"


def check_questions(prover: Prover) -> None:
    """Questions whose answer changes neither a score, a plan, a verdict nor a sentence."""
    books = _books(prover)
    for section_place, section in enumerate(prover.definition.sections):
        for place, name in enumerate(section.questions):
            question = prover.definition.questions[name]
            if not question.weights and not any(_matters(prover, book, question) for book in books):
                path = ("sections", section_place, "questions", place, "id")
                prover.report("decorative-question", path, source=prover.loaded.questions, name=name)


def _books(prover: Prover) -> list[Ledger]:
    """Everything that an answer could change: where the first decides, and what stands alone."""
    rulebook = prover.definition.rulebook
    ordered: list[list[Condition]] = [
        [rule.when for rule in rulebook.rules],
        [statement.when for statement in rulebook.headlines],
        [statement.when for statement in rulebook.urgency],
    ]
    alone = [rule.when for rule in rulebook.fit.unfit] + [rule.when for rule in rulebook.fit.conditional]
    alone += [rule.when for rule in rulebook.fit.fit]
    alone += [statement.when for statement in (*rulebook.next_steps, *rulebook.notes)]
    return [prover.model.book(conditions) for conditions in (*ordered, *([condition] for condition in alone))]


def _matters(prover: Prover, book: Ledger, question: Question) -> bool:
    if question.id not in book.variables:
        return False
    columns = {book.column(question.id, answer): answer for answer in possible_answers(question)}
    first, *others = columns.values()
    for other in others:
        copies = [Copy(book, first), Copy(book, other)]
        ends = follow_copies(prover.model, prover.distribution, prover.space, question.id, copies)
        if any(before != after for before, after in ends):
            return True
    return False
