"""Every conditional sentence of a result, where it stands, what it says, and when it is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diagnosis.checks.decisions import Decision, decides, fails, holds, when_of
from diagnosis.definition.base import Text
from diagnosis.definition.condition import Condition
from diagnosis.definition.model import Definition
from diagnosis.definition.rulebook import (
    ConditionalRule,
    DefaultRule,
    Fit,
    FitRule,
    NextStep,
    Rule,
    Statement,
    UnfitRule,
    WhyNot,
)
from diagnosis.definition.source import Path

Saying = Rule | DefaultRule | WhyNot | UnfitRule | ConditionalRule | FitRule | Statement
"""What of the rules is said to readers."""


@dataclass(frozen=True)
class Sentence:
    """`kind` is the part of the result it is for, `path` its place in the rules.

    It is shown in the answer sets in which all decisions of `shown` are true.
    """

    kind: str
    id: str
    path: Path
    says: tuple[Condition, ...]
    shown: tuple[Decision, ...]
    texts: tuple[Text, ...]


def sentences(definition: Definition) -> list[Sentence]:
    """All of them, in the order of the file."""
    rulebook = definition.rulebook
    return [
        *_why_not(definition),
        *_reasons(definition),
        *_fit(rulebook.fit),
        *_statements("headline", "headlines", rulebook.headlines, _first_that_holds(rulebook.headlines)),
        *_statements("urgency", "urgency", rulebook.urgency, _first_that_holds(rulebook.urgency)),
        *_statements(
            "next-step", "next_steps", rulebook.next_steps, _first_of_each_group(rulebook.next_steps)
        ),
        *_statements("note", "notes", rulebook.notes, _every_that_holds(rulebook.notes)),
    ]


def _sentence(kind: str, path: Path, entry: Saying, shown: tuple[Decision, ...], *texts: Text) -> Sentence:
    return Sentence(kind, entry.id, path, tuple(entry.says), shown, texts)


def _reasons(definition: Definition) -> list[Sentence]:
    rulebook = definition.rulebook
    rules = [rule.when for rule in rulebook.rules]
    default = rulebook.default
    return [
        *(
            _sentence("reason", ("rules", index), rule, (decides(rules, [index]),), rule.because)
            for index, rule in enumerate(rulebook.rules)
        ),
        _sentence("reason", ("default",), default, (fails(*rules),), default.because),
    ]


def _why_not(definition: Definition) -> list[Sentence]:
    found = []
    for number, plan in enumerate(definition.rulebook.plans):
        other, conditions = other_plan(definition, plan.id), when_of(plan.why_not)
        for index, one in enumerate(plan.why_not):
            path = ("plans", number, "why_not", index)
            found.append(_sentence("why-not", path, one, (other, decides(conditions, [index])), one.text))
    return found


def other_plan(definition: Definition, plan: str) -> Decision:
    """Another plan is recommended."""
    rulebook = definition.rulebook
    others: list[int | None] = [i for i, rule in enumerate(rulebook.rules) if rule.recommend != plan]
    if rulebook.default.recommend != plan:
        others.append(None)
    return decides([rule.when for rule in rulebook.rules], others)


def _fit(fit: Fit) -> list[Sentence]:
    no_unfit = fails(*(rule.when for rule in fit.unfit))
    return [
        *(
            _sentence("unfit", ("fit", "unfit", i), rule, (holds(rule.when),), rule.text, rule.instead)
            for i, rule in enumerate(fit.unfit)
        ),
        *(
            _sentence(
                "conditional",
                ("fit", "conditional", i),
                rule,
                (holds(rule.when), no_unfit),
                rule.text,
                rule.resolve,
            )
            for i, rule in enumerate(fit.conditional)
        ),
        *(
            _sentence("fit", ("fit", "fit", i), rule, (holds(rule.when),), rule.text)
            for i, rule in enumerate(fit.fit)
        ),
    ]


def _statements(
    kind: str, group: str, statements: Sequence[Statement], shown: Iterable[Decision]
) -> list[Sentence]:
    """Sentences of a list of the rulebook, each with the decision by which it is shown."""
    return [
        _sentence(kind, (group, index), statement, (decision,), statement.text)
        for index, (statement, decision) in enumerate(zip(statements, shown, strict=True))
    ]


def _first_that_holds(statements: Sequence[Statement]) -> list[Decision]:
    conditions = [statement.when for statement in statements]
    return [decides(conditions, [index]) for index in range(len(conditions))]


def _every_that_holds(statements: Sequence[Statement]) -> list[Decision]:
    return [holds(statement.when) for statement in statements]


def _first_of_each_group(steps: Sequence[NextStep]) -> list[Decision]:
    """A step is shown where it holds and no earlier step of its group does; a step may have no group."""
    decisions = []
    for index, step in enumerate(steps):
        group = [other.when for other in steps[:index] if step.group and other.group == step.group]
        decisions.append(decides([*group, step.when], [len(group)]))
    return decisions
