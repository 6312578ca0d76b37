"""A row of a table as a response: columns are questions, cells are answers as people write them."""

import datetime
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diagnosis.definition.base import UNKNOWN
from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.response import MAX_TEXT, Response, ResponseError, encodable, shortened
from diagnosis.languages import LANGUAGES

DETAILS = ("organisation", "note", "date")
_BETWEEN = (";", "；")


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are: a question, one of DETAILS, or None for any other."""

    header: tuple[str, ...]
    questions: tuple[str | None, ...]
    details: tuple[str | None, ...]
    words: dict[str, dict[str, str]]
    """By question: the option that a word stands for, as `plain` writes it."""


def columns_of(definition: Definition, header: Sequence[str]) -> Columns:
    """The columns under a header of question ids, or labels in any language; others are passed over.

    Raises ResponseError where there is no question, or one has two columns.
    """
    names = {plain(name): name for name in definition.questions}
    for question in definition.questions.values():
        for language in LANGUAGES:
            names.setdefault(plain(question.label.of(language)), question.id)
    questions = tuple(names.get(plain(name)) for name in header)
    found = [name for name in questions if name]
    if not found:
        raise ResponseError([Finding(code="table-no-questions")])
    twice = next((name for name in found if found.count(name) > 1), None)
    if twice:
        raise ResponseError([Finding(code="table-column-twice", details={"name": twice})])
    return Columns(
        header=tuple(header),
        questions=questions,
        details=tuple(plain(name) if plain(name) in DETAILS else None for name in header),
        words={name: _words(definition.questions[name]) for name in found},
    )


def read_row(
    definition: Definition, columns: Columns, values: Sequence[str], row: int
) -> tuple[Response, list[Finding]]:
    """The response in a row, and what is wrong with it; a cell that cannot be read is left open.

    A cell holds an option's id, its wording in any language, or its number from 1 (0 for "don't know");
    several are parted by `;`, and an empty one is open. `row` is the number that is told.
    """
    answers: dict[str, tuple[str, ...]] = {}
    details: dict[str, str] = {}
    findings: list[Finding] = []
    for name, question, detail, value in zip(
        columns.header, columns.questions, columns.details, values, strict=False
    ):
        if not value.strip():
            continue
        if question:
            chosen, fault = read_cell(definition.questions[question], columns.words[question], value)
            if fault:
                findings.append(placed(fault, row, name, value))
            elif chosen:
                answers[question] = chosen
        elif detail:
            details[detail] = value
    date = details.get("date", "")
    try:
        day = datetime.date.fromisoformat(date[:10]) if date else None
    except ValueError:
        day = None
        findings.append(placed(Finding(code="table-date"), row, "date", date))
    response = Response(
        answers={name: answers[name] for name in definition.questions if name in answers},
        organisation=encodable(details.get("organisation", "")[:MAX_TEXT]),
        note=encodable(details.get("note", "")[:MAX_TEXT]),
        date=day,
    )
    return response, findings


def plain(value: str) -> str:
    """A word as it is compared: without the differences of width, case and space around it."""
    return unicodedata.normalize("NFKC", value).strip().casefold()


def _words(question: Question) -> dict[str, str]:
    words = {plain(option): option for option in question.option_ids}
    for option in question.option_ids:
        for language in LANGUAGES:
            words.setdefault(plain(question.option_text(option).of(language)), option)
    for number, known in enumerate(question.options, start=1):
        words.setdefault(str(number), known.id)
    if question.unknown:
        words.setdefault("0", UNKNOWN)
    return words


def read_cell(
    question: Question, words: Mapping[str, str], value: str
) -> tuple[tuple[str, ...], Finding | None]:
    """The options in a cell, or what is wrong with it; `words` is as in `Columns`."""
    whole = words.get(_number(plain(value)))
    if whole:
        return (whole,), None
    parts = [value]
    for mark in _BETWEEN:
        parts = [piece for part in parts for piece in part.split(mark)]
    written = [part for part in parts if part.strip()]
    given = [words.get(_number(plain(part))) for part in written]
    for part, option in zip(written, given, strict=True):
        if option is None:
            near = closest(plain(part), words)
            return (), Finding(
                code="table-cell",
                details={"known": ", ".join(question.option_ids)},
                suggestion=words[near] if near else None,
            )
    chosen = tuple(option for option in question.option_ids if option in given)
    limit = question.max_choices or 1
    if len(chosen) > limit:
        return (), Finding(code="table-too-many", details={"limit": str(limit)})
    if question.alone_ids.intersection(chosen) and len(chosen) > 1:
        return (), Finding(code="table-alone")
    return chosen, None


def _number(word: str) -> str:
    """A whole number as spreadsheets write it, without the decimals."""
    return word.removesuffix(".0")


def placed(fault: Finding, row: int, column: str, value: str) -> Finding:
    """What is wrong with a cell, and where it stands."""
    place = {"row": str(row), "column": shortened(column), "value": shortened(value)}
    return fault.model_copy(update={"details": {**fault.details, **place}})
