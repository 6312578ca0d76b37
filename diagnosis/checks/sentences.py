"""Every conditional sentence of a result, where it stands, what it says, and when it is shown."""

from collections.abc import Sequence
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
        *_first_that_holds("headline", "headlines", rulebook.headlines),
        *_first_that_holds("urgency", "urgency", rulebook.urgency),
        *_next_steps(rulebook.next_steps),
        *_every_that_holds("note", "notes", rulebook.notes),
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


def _first_that_holds(kind: str, group: str, statements: Sequence[Statement]) -> list[Sentence]:
    conditions = [statement.when for statement in statements]
    return [
        _sentence(kind, (group, index), statement, (decides(conditions, [index]),), statement.text)
        for index, statement in enumerate(statements)
    ]


def _next_steps(steps: Sequence[NextStep]) -> list[Sentence]:
    return [
        _sentence("next-step", ("next_steps", index), step, (_is_shown(steps, index),), step.text)
        for index, step in enumerate(steps)
    ]


def _is_shown(steps: Sequence[NextStep], index: int) -> Decision:
    """The step holds, and of its group no earlier one does."""
    step = steps[index]
    if step.group is None:
        return holds(step.when)
    group = [other for other in steps[: index + 1] if other.group == step.group]
    return decides([other.when for other in group], [len(group) - 1])


def _every_that_holds(kind: str, group: str, statements: Sequence[Statement]) -> list[Sentence]:
    return [
        _sentence(kind, (group, index), statement, (holds(statement.when),), statement.text)
        for index, statement in enumerate(statements)
    ]
