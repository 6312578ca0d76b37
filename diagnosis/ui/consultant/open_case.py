"""The case that is open in a consultant's session: the record in hand, the trial, and what is entered."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, MAX_NOTE, Case, Note, Record
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import MAX_TEXT, Response, ResponseError, encodable, read_response

_MOST_EDITS = 2_000
"""What a browser hands over at once: one edit for each field of a sheet, at most."""


@dataclass
class OpenCase:
    """A case with at least one record.

    `current` is the id of the record in hand. `trial` is the scratch copy of its response while
    something is tried out. `changed` tells, per record, what became of a response that was given to
    another version. `seen` is the number of the last edit that was taken over.
    """

    case: Case
    current: str
    trial: Response | None = None
    changed: dict[str, Reopened] = field(default_factory=dict)
    seen: float = 0

    @property
    def record(self) -> Record:
        """The record in hand."""
        return self.case.record(self.current)

    @property
    def response(self) -> Response:
        """The answers that the sheet shows: those of the trial while there is one."""
        return self.record.response if self.trial is None else self.trial

    def put(self, record: Record) -> None:
        """Take over a changed record, or a further one."""
        self.case = self.case.having(record)

    def take_in_hand(self, record_id: str) -> None:
        """Turn to another record; a trial ends with that."""
        self.current = record_id
        self.trial = None

    def try_out(self) -> None:
        """Begin a trial, or end it."""
        self.trial = self.record.response if self.trial is None else None

    def remove(self, record_id: str) -> None:
        """Take a record out of the case, which has to have another one."""
        self.case = self.case.without(record_id)
        self.changed.pop(record_id, None)
        if self.current == record_id:
            self.take_in_hand(self.case.records[0].id)


def apply_edits(definition: Definition, opened: OpenCase, edits: Any) -> None:
    """Take over what was entered on the sheet, oldest first; what makes no sense is passed over."""
    if not isinstance(edits, Sequence) or isinstance(edits, str) or len(edits) > _MOST_EDITS:
        return
    sound = [edit for edit in edits if isinstance(edit, Mapping) and isinstance(edit.get("n"), int | float)]
    for edit in sorted(sound, key=lambda entry: entry["n"]):
        if edit["n"] > opened.seen:
            opened.seen = edit["n"]
            _apply(definition, opened, edit)


def _apply(definition: Definition, opened: OpenCase, edit: Mapping[str, Any]) -> None:
    if edit.get("case") != opened.case.id:
        return
    what, value = edit.get("what"), edit.get("value")
    if what == "client" and isinstance(value, str):
        opened.case = opened.case.model_copy(update={"client": encodable(value[:MAX_TEXT])})
        return
    try:
        record = opened.case.record(str(edit.get("record")))
    except KeyError:
        return
    question = str(edit.get("question"))
    known = question in definition.questions
    match what:
        case "answer" if known and edit.get("trial") is True:
            if opened.trial is not None and record.id == opened.current:
                opened.trial = _answered(definition, opened.trial, question, value)
        case "answer" if known:
            opened.put(_with_response(record, _answered(definition, record.response, question, value)))
        case "note" | "private" if known or question == GENERAL:
            opened.put(_noted(record, question, what, value))
        case "differs" if known:
            others = tuple(name for name in record.differs if name != question)
            opened.put(
                record.model_copy(update={"differs": (*others, question) if value is True else others})
            )
        case "name" if isinstance(value, str):
            name = opened.case.free_name(encodable(value[:MAX_TEXT]), but=record.id)
            opened.put(record.model_copy(update={"name": name}))
        case "date" if isinstance(value, str):
            opened.put(_with_response(record, _dated(record.response, value)))


def _with_response(record: Record, response: Response) -> Record:
    return record.model_copy(update={"response": response})


def _answered(definition: Definition, response: Response, question: str, value: Any) -> Response:
    """The response with one answer changed; as it was where the definition does not allow it."""
    try:
        given = read_response(definition, {"answers": {question: value or []}}).answers
    except ResponseError:
        return response
    answers = {**response.answers, question: given.get(question, ())}
    ordered = {name: answers[name] for name in definition.questions if answers.get(name)}
    return response.model_copy(update={"answers": ordered})


def _noted(record: Record, question: str, what: str, value: Any) -> Record:
    note = record.notes.get(question, Note(text=""))
    try:
        if what == "note":
            note = Note(text=encodable(str(value or "")[:MAX_NOTE]), private=note.private)
        elif isinstance(value, bool):
            note = Note(text=note.text, private=value)
    except ValidationError:
        return record
    others = {name: kept for name, kept in record.notes.items() if name != question}
    # An empty note that is private says nothing; one for the summary remembers its mark.
    notes = others if not note.text and note.private else {**others, question: note}
    return record.model_copy(update={"notes": notes})


def _dated(response: Response, value: str) -> Response:
    try:
        date = datetime.date.fromisoformat(value.strip().replace("/", "-")) if value.strip() else None
    except ValueError:
        return response
    return response.model_copy(update={"date": date})
