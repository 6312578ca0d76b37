"""Sentences of the result: always one to open with, none that never shows; no question for nothing."""

from diagnosis.checks.prover import Prover
from diagnosis.definition.condition import Condition
from diagnosis.definition.model import Question
from diagnosis.engine.outlook.copies import Copy, follow_copies
from diagnosis.engine.outlook.space import possible_answers
from diagnosis.engine.outlook.terms import Ledger


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
