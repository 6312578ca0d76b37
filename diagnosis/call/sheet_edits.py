"""Takes over what was entered on the sheet into the open case."""

import datetime
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from pydantic import ValidationError

from diagnosis.call.open_case import OpenCase
from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, MAX_NOTE, Case, Note, Observation, Record
from diagnosis.engine.conversation import MAX_TALKS, Conversation
from diagnosis.engine.response import MAX_TEXT, Response, ResponseError, encodable
from diagnosis.engine.response_reader import read_response

_MOST_EDITS = 2_000
"""What a browser hands over at once: one edit for each field of a sheet, at most."""


def apply_edits(
    definition: Definition, opened: OpenCase, edits: Any, now: datetime.datetime | None = None
) -> None:
    """Take over what was entered on the sheet, oldest first; what makes no sense is passed over.

    `now` is the consultant's time, with the offset of their clock.
    """
    now = (now or datetime.datetime.now(datetime.UTC)).replace(second=0, microsecond=0)
    if not isinstance(edits, Sequence) or isinstance(edits, str) or len(edits) > _MOST_EDITS:
        return
    sound = [edit for edit in edits if isinstance(edit, Mapping) and isinstance(edit.get("n"), int | float)]
    for edit in sorted(sound, key=lambda entry: entry["n"]):
        if edit["n"] > opened.seen:
            opened.seen = edit["n"]
            if edit.get("case") == opened.case.id:
                _take(definition, opened, edit, now)


def _take(definition: Definition, opened: OpenCase, edit: Mapping[str, Any], now: datetime.datetime) -> None:
    """Take over one edit, as a step that can be undone."""
    what, before = edit.get("what"), opened.case
    opened.undone = ""
    if what in ("undo", "redo"):
        opened.case = opened.history.step(before, back=what == "undo")
        _turn_to_changed(opened, before)
        return
    _apply(definition, opened, edit, now)
    if opened.case != before:
        part = edit.get("question") or _part_of_talk(before.conversation, opened.case.conversation)
        opened.history.note(before, (edit.get("record"), what, part))


def _turn_to_changed(opened: OpenCase, before: Case) -> None:
    """Select the record in which a step was undone, so that it is seen."""
    known = {record.id: record for record in before.records}
    changed = [record.id for record in opened.case.records if known.get(record.id) != record]
    if changed and opened.current not in changed:
        opened.select_record(changed[0])
    if changed and opened.current in known:
        opened.undone = _changed_question(known[opened.current], opened.record)


def _changed_question(before: Record, after: Record) -> str:
    """The question in which two states of a record differ, the first of several; empty where it is none."""

    def parts(record: Record) -> tuple[Mapping[str, object], ...]:
        return record.response.answers, record.notes, record.observed

    for one, other in zip(parts(before), parts(after), strict=True):
        for name in {**one, **other}:
            if one.get(name) != other.get(name):
                return name
    return ""


def _part_of_talk(before: Conversation, after: Conversation) -> str:
    """Which field of a conversation has changed, and in which line of how many actions."""
    for name in ("day", "present", "agreed", "meeting"):
        if getattr(before, name) != getattr(after, name):
            return name
    lines = zip_longest(before.actions, after.actions)
    changed = [str(number) for number, (one, other) in enumerate(lines) if one != other]
    return f"actions {len(after.actions)} {' '.join(changed)}"


def _apply(definition: Definition, opened: OpenCase, edit: Mapping[str, Any], now: datetime.datetime) -> None:
    what, value = edit.get("what"), edit.get("value")
    if what == "client" and isinstance(value, str):
        opened.case = opened.case.model_copy(update={"client": encodable(value[:MAX_TEXT])})
        return
    if what == "conversation" and isinstance(value, Mapping):
        opened.case = _talked(opened.case, value, now.date())
        return
    if what == "next-talk":
        opened.case = _next_talk(opened.case)
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
            opened.put(_said(record, _answered(definition, record.response, question, value), question, now))
        case "note" | "kind" if known or question == GENERAL:
            opened.put(_noted(record, question, what, value))
        case "observed" if known:
            opened.put(_observed(definition, record, question, value))
        case "opening":
            opened.put(_as_opened(record))
        case "name" if isinstance(value, str):
            name = opened.case.free_name(encodable(value[:MAX_TEXT]), but=record.id)
            opened.put(record.model_copy(update={"name": name}))
        case "memo" if isinstance(value, bool):
            opened.put(record.model_copy(update={"memo_shown": value}))
        case "date" if isinstance(value, str):
            opened.put(_with_response(record, _dated(record.response, value)))


def _said(record: Record, response: Response, question: str, now: datetime.datetime) -> Record:
    """The record with an answer that was given in the call; one that is back at its opening was not."""
    said = {name: when for name, when in record.said.items() if name != question}
    changed = record.model_copy(update={"response": response})
    if changed.changed_in_call(question):
        said[question] = now
    return changed.model_copy(update={"said": said})


def _as_opened(record: Record) -> Record:
    """The record with the answers that it was opened with; notes and observations stay."""
    response = record.response.model_copy(update={"answers": dict(record.opening)})
    return record.model_copy(update={"response": response, "said": {}})


def _observed(definition: Definition, record: Record, question: str, value: Any) -> Record:
    observed = {name: seen for name, seen in record.observed.items() if name != question}
    if isinstance(value, Mapping):
        option, words = value.get("option"), value.get("words")
        known = isinstance(option, str) and option in definition.questions[question].option_ids
        observed[question] = Observation(
            option=str(option) if known else "",
            words=encodable(words[:MAX_NOTE]) if isinstance(words, str) else "",
        )
    return record.model_copy(update={"observed": observed})


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
            note = note.model_copy(update={"text": encodable(str(value or "")[:MAX_NOTE])})
        elif value in ("private", "summary", "quote"):
            note = Note(text=note.text, private=value == "private", quote=value == "quote")
    except ValidationError:
        return record
    others = {name: kept for name, kept in record.notes.items() if name != question}
    # An empty note that is private says nothing; one for the summary remembers its mark.
    notes = others if not note.text and note.private else {**others, question: note}
    return record.model_copy(update={"notes": notes})


def _talked(case: Case, value: Mapping[str, Any], today: datetime.date) -> Case:
    """The case with what the talk came to; of today where that is said of no other day."""
    try:
        day = datetime.date.fromisoformat(str(value.get("day")))
    except ValueError:
        day = None
    try:
        talk = Conversation.model_validate({**value, "day": day})
    except ValidationError:
        return case
    if talk.given and talk.day is None:
        talk = talk.model_copy(update={"day": today})
    return case.model_copy(update={"conversation": talk})


def _next_talk(case: Case) -> Case:
    """The case with an empty record for the next talk; what there was is kept."""
    if not case.conversation.given or len(case.earlier) >= MAX_TALKS:
        return case
    earlier = (*case.earlier, case.conversation)
    return case.model_copy(update={"conversation": Conversation(), "earlier": earlier})


def _dated(response: Response, value: str) -> Response:
    try:
        date = datetime.date.fromisoformat(value.strip().replace("/", "-")) if value.strip() else None
    except ValueError:
        return response
    return response.model_copy(update={"date": date})
