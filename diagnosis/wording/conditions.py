"""Conditions in words."""

from collections.abc import Iterable

from diagnosis.definition.condition import (
    All,
    AnyOf,
    Condition,
    LeadGap,
    Leads,
    Not,
    QuestionIs,
    ScoreIs,
)
from diagnosis.wording.words import Words


def quoted(say: Words, words: Iterable[str]) -> str:
    """The words in quotation marks, as a list in a sentence."""
    marked = (say.text("condition.quoted", option=word) for word in words)
    return say.text("condition.option-join").join(marked)


def in_words(say: Words, condition: Condition) -> str:
    """A condition as part of a sentence."""
    match condition:
        case All(parts=parts):
            return _joined(say, parts, "condition.all-join")
        case AnyOf(parts=parts):
            return _joined(say, parts, "condition.any-join")
        case Not(part=Not(part=part)):
            return in_words(say, part)
        case Not(part=part) if isinstance(part, QuestionIs | ScoreIs):
            return _leaf(say, part, negated=True)
        case Not(part=part):
            return say.text("condition.not", part=in_words(say, part))
        case QuestionIs() | ScoreIs():
            return _leaf(say, condition, negated=False)
        case Leads(cause=cause, alone=alone):
            return say.text("condition.leads" if alone else "condition.among-leading", cause=say.cause(cause))
        case LeadGap(operator=operator, points=points):
            return say.text(f"condition.lead-gap-{operator.replace('_', '-')}", points=points)


def _joined(say: Words, parts: Iterable[Condition], key: str) -> str:
    return say.text(key).join(in_words(say, part) for part in parts)


def _leaf(say: Words, line: QuestionIs | ScoreIs, *, negated: bool) -> str:
    if line.operator == "answered":
        known = line.expected != negated
        if isinstance(line, ScoreIs):
            name = say.cause(line.cause)
            return say.text("condition.score-known" if known else "condition.score-unknown", cause=name)
        label = say.label(line.question)
        return say.text("condition.answered" if known else "condition.unanswered", label=label)
    prefix = "condition.not-" if negated else "condition."
    if isinstance(line, ScoreIs):
        return _score(say, line, prefix)
    question = say.definition.questions[line.question]
    written = line.value if isinstance(line.value, tuple) else (str(line.value),)
    options = [say.of(question.option_text(option)) for option in written]
    name = line.operator.replace("_", "-")
    if line.operator in ("at_least", "at_most") and len(line.options) == 1:  # nothing lies beyond
        name = "is"
    if question.multiple:
        name = {"is": "includes", "one-of": "includes-one-of"}[name]
    return say.text(
        prefix + name,
        label=say.label(line.question),
        option=options[0],
        options=quoted(say, options),
    )


def _score(say: Words, line: ScoreIs, prefix: str) -> str:
    name = say.cause(line.cause)
    operator = line.operator.replace("_", "-")
    if line.points is not None:
        key = f"condition.score-{operator}-points"
        words = say.text(key, cause=name, points=line.points)
        return words if prefix == "condition." else say.text("condition.not", part=words)
    if len(line.bands) == 1:  # "low or below" is just "low"
        operator = "is"
    written = line.bands if operator == "is" else (str(line.value),)
    if operator == "one-of":
        written = line.bands
    bands = [say.band(band) for band in written]
    return say.text(
        f"{prefix}score-{operator}",
        cause=name,
        band=bands[0],
        bands=quoted(say, bands),
    )
