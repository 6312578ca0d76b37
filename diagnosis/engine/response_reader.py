"""Reads a response from data that comes from outside, and tells every problem in it."""

import datetime
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from diagnosis.definition.base import KebabId
from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.forms import Fault
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.response import MAX_TEXT, Response, ResponseError, encodable, shortened
from diagnosis.languages import LANGUAGES

MAX_ENTRIES = 500
"""How many answers, or open questions, are read of one response."""
MAX_PROBLEMS = 20
"""The most problems that are reported of one response; reading ends there."""

_KEYS = ("answers", "open", "organisation", "note", "date", "language", "definition")
_ID = TypeAdapter(KebabId)


class _Problems(list[Finding]):
    """The problems found so far; raises ResponseError as soon as there are enough of them."""

    def append(self, problem: Finding) -> None:
        super().append(problem)
        if len(self) >= MAX_PROBLEMS:
            raise ResponseError(list(self))


def read_response(definition: Definition, data: object, *, unfinished: bool = False) -> Response:
    """The response in `data`, as decoded from JSON.

    `data` is `{"answers": {question id: option id or [option ids]}}` with optional `organisation`,
    `note`, `date`, `language`, `definition` and `open` (the ids of the questions that were asked
    and left open). An `unfinished` one is as a form holds it: too many options of a question
    may be chosen.
    Raises ResponseError with every problem, up to MAX_PROBLEMS.
    """
    problems = _Problems()
    if not isinstance(data, Mapping) or not isinstance(data.get("answers"), Mapping):
        raise ResponseError([Finding(code="response-shape")])
    if len(data["answers"]) > MAX_ENTRIES:
        raise ResponseError([_problem("response-too-many-answers", limit=MAX_ENTRIES)])
    for key in data:
        if key not in _KEYS:
            problems.append(_problem("response-key", suggestion=closest(str(key), _KEYS), name=key))
    answers = _read_answers(definition, data["answers"], problems, unfinished=unfinished)
    left = data.get("open", [])
    if not isinstance(left, list) or len(left) > MAX_ENTRIES or not all(map(is_question_id, left)):
        problems.append(_problem("response-open"))
    texts = {key: _read_text(key, data.get(key), problems) for key in ("organisation", "note")}
    date = _read_date(data.get("date"), problems)
    language = data.get("language")
    if language is not None and language not in LANGUAGES:
        problems.append(_problem("response-language", value=language, known=", ".join(LANGUAGES)))
    reference = data.get("definition")
    if reference is not None and not isinstance(reference, Mapping):
        problems.append(_problem("response-definition"))
    elif isinstance(reference, Mapping) and reference.get("id", definition.id) != definition.id:
        problems.append(_problem("response-other-definition", value=reference["id"], expected=definition.id))
    if problems:
        raise ResponseError(problems)
    return Response(answers=answers, date=date, language=language, **texts)


def _read_answers(
    definition: Definition, data: Mapping[Any, Any], problems: list[Finding], *, unfinished: bool
) -> dict[str, tuple[str, ...]]:
    for name in data:
        if name not in definition.questions:
            problems.append(
                _problem("response-question", suggestion=closest(str(name), definition.questions), name=name)
            )
    answers: dict[str, tuple[str, ...]] = {}
    for question in definition.questions.values():
        if question.id in data:
            chosen = _read_answer(question, data[question.id], problems, unfinished=unfinished)
            if chosen:
                answers[question.id] = chosen
    return answers


def _read_answer(
    question: Question, value: Any, problems: list[Finding], *, unfinished: bool
) -> tuple[str, ...]:
    chosen = [value] if isinstance(value, str) else value
    if not isinstance(chosen, list | tuple) or not all(isinstance(item, str) for item in chosen):
        problems.append(_problem("response-answer-shape", name=question.id))
        return ()
    form = question.form
    if len(chosen) > len(form.offered):
        problems.append(_answer_problem(question, Fault("too-many"), len(chosen)))
        return ()
    faults = form.faults(chosen)
    unique = form.in_order(chosen)
    for fault in faults:
        if not (unfinished and question.multiple and fault.kind in ("too-many", "alone")):
            problems.append(_answer_problem(question, fault, len(unique)))
    return () if any(fault.kind == "strange" for fault in faults) else unique


def _answer_problem(question: Question, fault: Fault, count: int) -> Finding:
    form = question.form
    match fault.kind:
        case "repeated":
            return _problem("response-repeated", name=question.id, value=fault.option)
        case "strange":
            return _problem(
                "response-option",
                suggestion=closest(fault.option, form.offered),
                name=question.id,
                value=fault.option,
                known=", ".join(form.offered),
            )
        case "too-many":
            return _problem("response-too-many", name=question.id, count=count, limit=form.most)
        case "alone":
            return _problem("response-unknown-with-others", name=question.id)


def _read_text(key: str, value: Any, problems: list[Finding]) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        problems.append(_problem("response-text", name=key))
    elif len(value) > MAX_TEXT:
        problems.append(_problem("response-too-long", name=key, count=len(value), limit=MAX_TEXT))
    else:
        return encodable(value)
    return ""


def _read_date(value: Any, problems: list[Finding]) -> datetime.date | None:
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        problems.append(_problem("response-date", value=value))
        return None


def _problem(code: str, *, suggestion: str | None = None, **details: object) -> Finding:
    shown = {name: shortened(str(value)) for name, value in details.items()}
    return Finding(code=code, details=shown, suggestion=suggestion)


def is_question_id(value: object) -> bool:
    """Whether `value` is written like the id of a question."""
    try:
        _ID.validate_python(value)
    except ValidationError:
        return False
    return True
