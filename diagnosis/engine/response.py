"""One person's answers, checked against a definition."""

import datetime
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from diagnosis.definition.base import OPEN, UNKNOWN, KebabId
from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.forms import Fault
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.languages import LANGUAGES, Language

MAX_TEXT = 2000
"""The longest organisation name or note, in characters."""
MAX_ENTRIES = 500
"""How many answers, or open questions, are read of one response."""
MAX_PROBLEMS = 20
"""How many problems are told of one response; reading ends with the last of them."""

_KEYS = ("answers", "open", "organisation", "note", "date", "language", "definition")
_ID = TypeAdapter(KebabId)


class DefinitionRef(BaseModel):
    """Which definition a response was given to."""

    model_config = ConfigDict(frozen=True)

    id: str
    version: str
    hash: str

    @classmethod
    def of(cls, definition: Definition) -> "DefinitionRef":
        return cls(id=definition.id, version=definition.version, hash=definition.hash)


class Response(BaseModel):
    """Validated answers: question id -> the option ids chosen, in the question's order.

    A question that was left open is absent; "don't know" is `("unknown",)`. The other
    fields never change a diagnosis: `date` is the day of the answers, in ISO form.
    """

    model_config = ConfigDict(frozen=True)

    answers: dict[str, tuple[str, ...]]
    organisation: str = ""
    note: str = ""
    date: datetime.date | None = None
    language: Language | None = None

    @property
    def final(self) -> dict[str, tuple[str, ...]]:
        """The answers that are a last word: all but "don't know"."""
        return {name: chosen for name, chosen in self.answers.items() if UNKNOWN not in chosen}

    def known(self, question_id: str) -> tuple[str, ...]:
        """The definite answer to a question; empty where it is open or "don't know"."""
        chosen = self.answers.get(question_id, ())
        return () if OPEN.issuperset(chosen) else chosen


class ResponseError(ValueError):
    """The data is not a response to this definition; `findings` lists every problem."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


def refused(code: str, **details: object) -> ResponseError:
    """The error to raise for one problem; `details` fill in its wording."""
    return ResponseError([Finding(code=code, details={name: str(value) for name, value in details.items()})])


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


def as_data(definition: Definition, response: Response) -> dict[str, Any]:
    """The response in the form that `read_response` takes, ready for JSON."""
    data: dict[str, Any] = {
        "definition": DefinitionRef.of(definition).model_dump(),
        "answers": {
            question: definition.questions[question].form.encode(chosen)
            for question, chosen in response.answers.items()
        },
        "open": [name for name in definition.questions if name not in response.answers],
    }
    if response.organisation:
        data["organisation"] = response.organisation
    if response.note:
        data["note"] = response.note
    if response.date:
        data["date"] = response.date.isoformat()
    if response.language:
        data["language"] = response.language
    return data


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


def encodable(value: str) -> str:
    """`value` with a question mark for each lone surrogate, which neither a file nor a browser can take."""
    return value.encode("utf-8", "replace").decode("utf-8")


def shortened(value: str) -> str:
    """One printable line of at most 80 characters, since the value comes from outside."""
    printable = "".join(character if character.isprintable() else "�" for character in value[:81])
    return printable if len(printable) <= 80 else printable[:79] + "…"
