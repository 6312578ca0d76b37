"""The left side of a call: every question on one page, with notes and marks."""

from typing import Any

import streamlit as st

from diagnosis.definition.model import UNKNOWN, Definition, Question
from diagnosis.engine.case import GENERAL
from diagnosis.texts import Language, text
from diagnosis.ui.assets import asset
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.page import as_text

_WORDS = (
    "keys",
    "client",
    "name",
    "date",
    "general",
    "note",
    "note-of",
    "private",
    "for-summary",
    "differs",
    "differs-of",
    "clear",
    "clear-of",
    "most",
    "changed",
    "what-if",
    "unsent",
)


def show_sheet(definition: Definition, table: Desk, language: Language) -> None:
    """Draw the sheet of the record in hand. What is entered on it comes by way of the keeper."""
    data = {
        "general": GENERAL,
        "language": language,
        "words": {name: text(language, f"sheet.{name}") for name in _WORDS},
        "sections": _sections(definition, language),
        "values": _values(table),
    }
    st.components.v2.component(
        "sheet", html='<div class="sheet"></div>', css=asset("sheet.css"), js=asset("sheet.js")
    )(data=as_text(data), key="sheet")


def _values(table: Desk) -> dict[str, Any]:
    """What the sheet shows. While the screen is shared, nothing private is even sent."""
    assert table.case is not None
    record, response = table.record, table.response
    changed = [
        name
        for name in {**record.response.answers, **response.answers}
        if record.response.answers.get(name) != response.answers.get(name)
    ]
    return {
        "case": table.case.id,
        "record": record.id,
        "trial": table.trial is not None,
        "sharing": table.sharing,
        "client": table.case.client,
        "name": record.name,
        "date": record.date.isoformat() if record.date else "",
        "answers": {name: list(chosen) for name, chosen in response.answers.items()},
        "changed": changed,
        "notes": {
            name: note.model_dump()
            for name, note in record.notes.items()
            if not (table.sharing and note.private)
        },
        "differs": [] if table.sharing else list(record.differs),
    }


def _sections(definition: Definition, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "title": section.title.of(language),
            "questions": [_question(definition.questions[name], language) for name in section.questions],
        }
        for section in definition.sections
    ]


def _question(question: Question, language: Language) -> dict[str, Any]:
    return {
        "id": question.id,
        "label": question.label.of(language),
        "text": question.text.of(language),
        "scale": question.on_scale,
        "most": question.max_choices if question.multiple else 0,
        "options": [
            {"id": option, "text": question.option_text(option).of(language), "unknown": option == UNKNOWN}
            for option in question.option_ids
        ],
    }
