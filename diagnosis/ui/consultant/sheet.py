"""The left side of a call: every question on one page, with notes and marks."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.definition.base import UNKNOWN
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.case import GENERAL, Record
from diagnosis.ui.kit.page import as_text
from diagnosis.ui.platform.assets import asset
from diagnosis.wording.sources import said_lines
from diagnosis.wording.voice import Voice

_component = st.components.v2.component(
    "sheet",
    html='<div class="sheet"></div>',
    css=asset("consultant/sheet/sheet.css"),
    js=asset("consultant/sheet/sheet.js"),
)
_WORDS = (
    "keys",
    "client",
    "name",
    "date",
    "date-form",
    "general",
    "note",
    "note-of",
    "private",
    "quote",
    "for-summary",
    "differs",
    "differs-of",
    "clear",
    "clear-of",
    "most",
    "changed",
    "what-if",
    "unsent",
    "prompt",
    "listen",
    "memo",
    "observed-option",
    "observed-words",
    "undo",
    "redo",
    "opening",
    "frame-start",
    "frame-left",
    "frame-over",
    "frame-off",
    "agreed-heading",
    "agreed-help",
    "day",
    "present",
    "agreed",
    "actions",
    "what",
    "who",
    "until",
    "action-remove",
    "meeting",
    "to-agreed",
    "memo-shown",
    "next-talk",
)


def show_sheet(voice: Voice, opened: OpenCase, agenda: Sequence[str], brief: str) -> None:
    """Draw the sheet of the selected record. What is entered on it comes by way of the keeper.

    `agenda` are the questions that are open or not known, in the order of a talk, and `brief` says
    where it stands in a line.
    """
    data = {
        "general": GENERAL,
        "language": voice.language,
        "words": {name: voice.text(f"sheet.{name}") for name in _WORDS},
        "frame": [
            {"title": voice.of(part.title), "minutes": part.minutes} for part in voice.definition.frame
        ],
        "sections": _sections(voice),
        "values": _values(voice, opened, agenda, brief),
    }
    _component(data=as_text(data), key="sheet")


def _all_sources(voice: Voice, record: Record) -> dict[str, list[str]]:
    """What was said before the call and in it; what was observed stands in fields of its own."""
    lines = {name: said_lines(voice, record, name) for name in voice.definition.questions}
    return {name: found for name, found in lines.items() if found}


def _values(voice: Voice, opened: OpenCase, agenda: Sequence[str], brief: str) -> dict[str, Any]:
    record, response = opened.record, opened.response
    changed = [
        name
        for name in {**record.response.answers, **response.answers}
        if record.response.answers.get(name) != response.answers.get(name)
    ]
    return {
        "case": opened.case.id,
        "record": record.id,
        "trial": opened.trial is not None,
        "client": opened.case.client,
        "name": record.name,
        "date": record.date.isoformat() if record.date else "",
        "answers": {name: list(chosen) for name, chosen in response.answers.items()},
        "changed": changed,
        "notes": {name: note.model_dump() for name, note in record.notes.items()},
        "observed": {name: seen.model_dump() for name, seen in record.observed.items()},
        "sources": _all_sources(voice, record),
        "conversation": opened.case.conversation.model_dump(mode="json"),
        "brief": brief,
        "undone": voice.text("sheet.undone", label=_named(voice, opened.undone)) if opened.undone else "",
        "memo": response.note,
        "memoShown": record.memo_shown,
        "agenda": list(agenda),
    }


def _named(voice: Voice, question: str) -> str:
    return voice.text("sheet.general") if question == GENERAL else voice.label(question)


def _sections(voice: Voice) -> list[dict[str, Any]]:
    return [
        {
            "title": voice.of(section.title),
            "questions": [_question(voice, voice.definition.questions[name]) for name in section.questions],
        }
        for section in (*voice.definition.sections, *voice.definition.after_result)
    ]


def _question(voice: Voice, question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "label": voice.of(question.label),
        "text": voice.of(question.text),
        "spoken": voice.of(question.spoken or question.text),
        "listen": voice.of(question.listen) if question.listen else "",
        "scale": question.on_scale,
        "most": question.form.most if question.multiple else 0,
        "options": [
            {
                "id": option,
                "text": voice.of(question.option_text(option)),
                "unknown": option == UNKNOWN,
                "alone": option in question.form.alone,
            }
            for option in question.form.offered
        ],
    }
