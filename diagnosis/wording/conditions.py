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
    leaves,
)
from diagnosis.definition.model import Definition
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.engine.response import Response
from diagnosis.texts import Language, text


def band_name(definition: Definition, band: str, language: Language) -> str:
    """The name of a band; that of "not enough known" for any other id."""
    for known in definition.rulebook.bands:
        if known.id == band:
            return known.name.of(language)
    return definition.rulebook.unknown_band.of(language)


def quoted(words: Iterable[str], language: Language) -> str:
    """The words in quotation marks, as a list in a sentence."""
    marked = (text(language, "condition.quoted", option=word) for word in words)
    return text(language, "condition.option-join").join(marked)


def in_words(definition: Definition, condition: Condition, language: Language) -> str:
    """A condition as part of a sentence."""
    match condition:
        case All(parts=parts):
            return _joined(definition, parts, language, "condition.all-join")
        case AnyOf(parts=parts):
            return _joined(definition, parts, language, "condition.any-join")
        case Not(part=Not(part=part)):
            return in_words(definition, part, language)
        case Not(part=part) if isinstance(part, QuestionIs | ScoreIs):
            return _leaf(definition, part, language, negated=True)
        case Not(part=part):
            return text(language, "condition.not", part=in_words(definition, part, language))
        case QuestionIs() | ScoreIs():
            return _leaf(definition, condition, language, negated=False)
        case Leads(cause=cause):
            return text(language, "condition.leads", cause=definition.cause(cause).name.of(language))
        case LeadGap(operator=operator, points=points):
            return text(language, f"condition.lead-gap-{operator.replace('_', '-')}", points=points)


def _joined(definition: Definition, parts: Iterable[Condition], language: Language, key: str) -> str:
    return text(language, key).join(in_words(definition, part, language) for part in parts)


def _leaf(definition: Definition, line: QuestionIs | ScoreIs, language: Language, *, negated: bool) -> str:
    if line.operator == "answered":
        known = line.expected != negated
        if isinstance(line, ScoreIs):
            name = definition.cause(line.cause).name.of(language)
            return text(language, "condition.score-known" if known else "condition.score-unknown", cause=name)
        label = definition.questions[line.question].label.of(language)
        return text(language, "condition.answered" if known else "condition.unanswered", label=label)
    prefix = "condition.not-" if negated else "condition."
    if isinstance(line, ScoreIs):
        return _score(definition, line, language, prefix)
    question = definition.questions[line.question]
    written = line.value if isinstance(line.value, tuple) else (str(line.value),)
    options = [question.option_text(option).of(language) for option in written]
    name = line.operator.replace("_", "-")
    if line.operator in ("at_least", "at_most") and len(line.options) == 1:  # nothing lies beyond
        name = "is"
    if question.multiple:
        name = {"is": "includes", "one-of": "includes-one-of"}[name]
    return text(
        language,
        prefix + name,
        label=question.label.of(language),
        option=options[0],
        options=quoted(options, language),
    )


def _score(definition: Definition, line: ScoreIs, language: Language, prefix: str) -> str:
    name = definition.cause(line.cause).name.of(language)
    operator = line.operator.replace("_", "-")
    if line.points is not None:
        key = f"condition.score-{operator}-points"
        words = text(language, key, cause=name, points=line.points)
        return words if prefix == "condition." else text(language, "condition.not", part=words)
    if len(line.bands) == 1:  # "low or below" is just "low"
        operator = "is"
    written = line.bands if operator == "is" else (str(line.value),)
    if operator == "one-of":
        written = line.bands
    bands = [band_name(definition, band, language) for band in written]
    return text(
        language,
        f"{prefix}score-{operator}",
        cause=name,
        band=bands[0],
        bands=quoted(bands, language),
    )


def answer_in_words(definition: Definition, response: Response, question_id: str, language: Language) -> str:
    """What was answered, "don't know" included; empty where the question is open."""
    question = definition.questions[question_id]
    chosen = response.answers.get(question_id, ())
    join = text(language, "condition.answer-join")
    return join.join(question.option_text(option).of(language) for option in chosen)


def actual_in_words(
    definition: Definition, response: Response, diagnosis: Diagnosis, condition: Condition, language: Language
) -> str:
    """What holds instead of the first line of a condition, as a sentence of its own.

    Empty for conditions about the order of causes, which the chart shows.
    """
    line = next(leaves(condition), None)
    if isinstance(line, QuestionIs):
        answer = answer_in_words(definition, response, line.question, language)
        if not answer:
            return text(language, "result.actual-open")
        return text(language, "result.actual-answer", answer=answer)
    if isinstance(line, ScoreIs):
        score = diagnosis.scores[line.cause]
        if score.shown is None:
            return text(language, "result.actual-score-unknown")
        band = band_name(definition, score.band, language)
        return text(language, "result.actual-score", points=score.shown, band=band)
    return ""
