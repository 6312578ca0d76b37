"""What a consultant's session holds: the case, the record in hand, and the trial."""

import datetime
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import streamlit as st
from pydantic import ValidationError

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, MAX_NOTE, MAX_RECORDS, Case, Note, Record
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import MAX_TEXT, Response, ResponseError, encodable, read_response
from diagnosis.report.case_file import OpenedCase
from diagnosis.texts import Language, text

View = Literal["call", "change", "handover", "case"]
VIEWS: tuple[View, ...] = ("call", "change", "handover", "case")
KEEP = "DIAGNOSIS_KEEP_CASES"
_MOST_EDITS = 2_000
"""What a browser hands over at once: one edit for each field of a sheet, at most."""


@dataclass(frozen=True)
class KeptCase:
    """A case in the browser's storage: its id, when it was saved (ms since 1970), whose it is."""

    id: str
    saved: int
    client: str


@dataclass(frozen=True)
class Wanted:
    """A kept case that the browser is to send; `take` it from another tab that has it open.

    `turn` differs for each request.
    """

    id: str
    turn: int
    take: bool = False


@dataclass(frozen=True)
class Elsewhere:
    """A case that another tab has open, or has just `taken` over from this one."""

    id: str
    taken: bool


@dataclass
class Desk:
    """The state of one consultant's visit; all of it goes with the session.

    `case` is None until something is opened, and `current` the id of the record in hand.
    `trial` is the scratch copy of its response while something is tried out. `kept` are the
    cases that the browser keeps, as it reported them: id, time, client. `seen` is the number of the
    last edit that was taken over, and `erase` lists the cases that the browser is to forget. `turns`
    counts how often sharing was turned on or off: after two quick turns `sharing` is as it was, and
    the browser must hear of them all the same. `wanted` is the kept case that the browser is asked
    for, and `elsewhere` one that another tab has open.
    """

    case: Case | None = None
    current: str = ""
    trial: Response | None = None
    sharing: bool = False
    turns: int = 0
    view: View = "call"
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    reported: bool = False
    storage: bool | None = None
    kept: list[KeptCase] = field(default_factory=list)
    wanted: Wanted | None = None
    elsewhere: Elsewhere | None = None
    seen: float = 0
    erase: list[str] = field(default_factory=list)
    changed: dict[str, Reopened] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    confirm_close: bool = False

    @property
    def record(self) -> Record:
        """The record in hand; KeyError where no case is open."""
        if self.case is None:
            raise KeyError("no case is open")
        return self.case.record(self.current)

    @property
    def response(self) -> Response:
        """The answers that the sheet shows: those of the trial while there is one."""
        return self.record.response if self.trial is None else self.trial

    def put(self, record: Record) -> None:
        """Take over a changed record of the open case."""
        assert self.case is not None
        self.case = self.case.having(record)

    def add(self, response: Response, language: Language) -> None:
        """Open one more record and take it in hand."""
        case = self.case or Case(id=secrets.token_hex(6))
        if len(case.records) >= MAX_RECORDS:
            self.findings = (Finding(code="case-full", details={"limit": str(MAX_RECORDS)}),)
            return
        number = len(case.records) + 1
        name = response.organisation or text(language, "desk.unnamed", number=number)
        if response.date:
            name = f"{name} {response.date.isoformat()}"
        record = Record(id=case.next_id(), name=name[:MAX_TEXT], response=response)
        if not case.client and response.organisation:
            case = case.model_copy(update={"client": response.organisation})
        self.case = case.having(record)
        self.elsewhere = None
        self._opened(record)

    def open_case(self, opened: OpenedCase) -> None:
        """Take a whole case in hand."""
        self.case = opened.case
        self.elsewhere = None
        self.changed = dict(opened.changed)
        if opened.case.records:
            self._opened(opened.case.records[0])

    def close(self) -> None:
        """Forget the case, here and in the browser."""
        if self.case:
            self.forget(self.case.id)
        self.put_away()

    def forget(self, case_id: str) -> None:
        """Let the browser forget a kept case."""
        self.erase.append(case_id)
        self.kept = [entry for entry in self.kept if entry.id != case_id]

    def want(self, case_id: str, *, take: bool = False) -> None:
        """Ask the browser for a kept case."""
        self.wanted = Wanted(case_id, (self.wanted.turn if self.wanted else 0) + 1, take)
        self.elsewhere = None

    def put_away(self) -> None:
        """Forget the case here; the browser goes on keeping it."""
        self.case, self.current, self.trial = None, "", None
        self.changed, self.findings, self.confirm_close = {}, (), False
        self.view = "call"

    def remove(self, record_id: str) -> None:
        """Take a record out of the case; the last one closes it."""
        if self.case is None:
            return
        self.case = self.case.without(record_id)
        self.changed.pop(record_id, None)
        if not self.case.records:
            self.close()
        elif self.current == record_id:
            self.take_in_hand(self.case.records[0].id)

    def take_in_hand(self, record_id: str) -> None:
        """Turn to another record; a trial ends with that."""
        self.current = record_id
        self.trial = None

    def _opened(self, record: Record) -> None:
        self.take_in_hand(record.id)
        self.findings = ()
        self.view = "call"


def desk() -> Desk:
    """The desk of the consultant whose run this is."""
    if "desk" not in st.session_state:
        st.session_state["desk"] = Desk()
    kept: Desk = st.session_state["desk"]
    return kept


def keeps_cases() -> bool:
    """Whether this deployment lets browsers keep cases (unless DIAGNOSIS_KEEP_CASES is `off`)."""
    return os.environ.get(KEEP, "on").strip().lower() not in ("off", "0", "no", "false")


def apply_edits(definition: Definition, table: Desk, edits: Any) -> None:
    """Take over what was entered on the sheet, oldest first; what makes no sense is passed over."""
    if not isinstance(edits, Sequence) or isinstance(edits, str) or len(edits) > _MOST_EDITS:
        return
    sound = [edit for edit in edits if isinstance(edit, Mapping) and isinstance(edit.get("n"), int | float)]
    for edit in sorted(sound, key=lambda entry: entry["n"]):
        if edit["n"] > table.seen:
            table.seen = edit["n"]
            _apply(definition, table, edit)


def _apply(definition: Definition, table: Desk, edit: Mapping[str, Any]) -> None:
    if table.case is None or edit.get("case") != table.case.id:
        return
    what, value = edit.get("what"), edit.get("value")
    if what == "client" and isinstance(value, str):
        table.case = table.case.model_copy(update={"client": encodable(value[:MAX_TEXT])})
        return
    try:
        record = table.case.record(str(edit.get("record")))
    except KeyError:
        return
    question = str(edit.get("question"))
    known = question in definition.questions
    match what:
        case "answer" if known and edit.get("trial") is True:
            if table.trial is not None and record.id == table.current:
                table.trial = _answered(definition, table.trial, question, value)
        case "answer" if known:
            table.put(_with_response(record, _answered(definition, record.response, question, value)))
        case "note" | "private" if known or question == GENERAL:
            table.put(_noted(record, question, what, value))
        case "differs" if known:
            others = tuple(name for name in record.differs if name != question)
            table.put(record.model_copy(update={"differs": (*others, question) if value is True else others}))
        case "name" if isinstance(value, str):
            table.put(record.model_copy(update={"name": encodable(value[:MAX_TEXT])}))
        case "date" if isinstance(value, str):
            table.put(_with_response(record, _dated(record.response, value)))


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
