"""Sentences of the result: always one to open with, none that never shows; no question for nothing."""

from itertools import product
from math import prod

from diagnosis.checks.decisions import holds, when_of
from diagnosis.checks.prover import Prover, answers_or_none
from diagnosis.checks.sentences import sentences
from diagnosis.definition.condition import Condition, Leads, QuestionIs, ScoreIs, leaves
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.definition.vocabulary import questions_of
from diagnosis.engine.conditions import Facts
from diagnosis.engine.conditions import holds as evaluate
from diagnosis.engine.outlook.follow import Outcomes, Watched

MAX_TRIED = 100_000
"""Most combinations of answers that are tried one by one."""


def check_statements(prover: Prover) -> None:
    """Gaps among sentences of which the first that holds is said, and sentences never said."""
    rulebook = prover.definition.rulebook
    for group in ("headlines", "urgency"):
        statements = getattr(rulebook, group)
        outcomes = prover.follow([statement.when for statement in statements])
        if (None,) in outcomes.values:
            prover.report("statement-gap", (group,), name=group, witness=outcomes.witness((None,)))
        for index, statement in enumerate(statements):
            if (index,) not in outcomes.values:
                prover.report("statement-never-shown", (group, index, "id"), name=statement.id)
    for sentence in sentences(prover.definition):
        if sentence.kind in ("next-step", "note") and prover.witness(*sentence.shown) is None:
            prover.report("statement-never-shown", (*sentence.path, "id"), name=sentence.id)


def check_contradictions(prover: Prover) -> None:
    """Contradictions that no answer set has, and those that look at one thing only."""
    for index, item in enumerate(prover.definition.rulebook.contradictions):
        if not _possible(prover, item.when):
            prover.report("statement-never-shown", ("contradictions", index, "id"), name=item.id)
        elif len({_subject(prover.definition, line) for line in leaves(item.when)}) < 2:
            prover.report("contradiction-of-one", ("contradictions", index, "when"), name=item.id)


def _possible(prover: Prover, condition: Condition) -> bool:
    """Whether any answer set fulfils the condition.

    Where it looks at few questions and no score, their answers are tried one by one, which is
    quicker than counting scores.
    """
    lines = list(leaves(condition))
    asked = {line.question: prover.space[line.question] for line in lines if isinstance(line, QuestionIs)}
    if all(isinstance(line, QuestionIs) for line in lines) and prod(map(len, asked.values())) <= MAX_TRIED:
        return any(
            evaluate(condition, Facts(dict(zip(asked, chosen, strict=True)), {}, {}, (), None))
            for chosen in product(*asked.values())
        )
    return prover.witness(holds(condition)) is not None


def _subject(definition: Definition, line: Condition) -> object:
    """What a line looks at. Where several options are chosen, each is a matter of its own."""
    match line:
        case QuestionIs(question=name, options=options) if definition.questions[name].multiple:
            return name, options
        case QuestionIs(question=name) | ScoreIs(cause=name) | Leads(cause=name):
            return name
        case _:
            return "lead_gap"


def check_questions(prover: Prover) -> None:
    """Questions whose answer changes neither a score, a plan, a verdict nor a sentence."""
    lists = _lists(prover)
    for path, written in questions_of(prover.loaded.questions.data):
        question = prover.definition.questions[written["id"]]
        if not question.weights and not any(_matters(prover, list_, question) for list_ in lists):
            source = prover.loaded.questions
            prover.report("decorative-question", (*path, "id"), source=source, name=question.id)


def _lists(prover: Prover) -> list[list[Condition]]:
    """Everything that an answer could change: where the first decides, and what stands alone."""
    rulebook = prover.definition.rulebook
    ordered: list[list[Condition]] = [
        [rule.when for rule in rulebook.rules],
        [statement.when for statement in rulebook.headlines],
        [statement.when for statement in rulebook.urgency],
        *(when_of(plan.why_not) for plan in rulebook.plans),
    ]
    alone = [rule.when for rule in rulebook.fit.unfit] + [rule.when for rule in rulebook.fit.conditional]
    alone += [rule.when for rule in rulebook.fit.fit]
    alone += [statement.when for statement in (*rulebook.next_steps, *rulebook.notes)]
    return [*ordered, *([condition] for condition in alone)]


def _matters(prover: Prover, conditions: list[Condition], question: Question) -> bool:
    distribution = prover.distribution(conditions)
    decisions = distribution.model.decisions(conditions)
    if question.id not in decisions.variables:
        return False
    columns = {decisions.column(question.id, answer): answer for answer in answers_or_none(question)}
    first, *others = columns.values()
    for other in others:
        watched = [Watched(decisions, given={question.id: answer}) for answer in (first, other)]
        if any(before != after for before, after in Outcomes(distribution, watched).values):
            return True
    return False
