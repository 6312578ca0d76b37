"""What the visitor writes on what they take along."""

from typing import get_args

import streamlit as st

from diagnosis.engine.response import MAX_TEXT
from diagnosis.texts import text
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.streamlit_internals.page_parts import keyed
from diagnosis.ui.visitor.session import Detail, Session

_NOTE_SHARED = "note-shared"
_DATE_PROBLEM = "problem-date"


def collect_details(visit: Session) -> None:
    """Keep what the fields hold, before anything on the screen is made from it."""
    for name in get_args(Detail):
        if f"detail:{name}" in st.session_state:
            visit.details[name] = st.session_state[f"detail:{name}"] or ""
    visit.shares_note = bool(st.session_state.get(_NOTE_SHARED, visit.shares_note))


def show_fields(visit: Session) -> Marks:
    """Draw the fields, folded. Returns their accessibility marks."""
    language = visit.language
    wrong = bool(visit.details.get("date", "").strip()) and visit.date is None
    with st.expander(text(language, "result.fields"), key="keep"):
        _detail("organisation", visit, limit=MAX_TEXT)
        _detail("date", visit, limit=10, placeholder="2026-01-31")
        if wrong:
            st.html(render("kit/problem", id=_DATE_PROBLEM, problem=text(language, "result.date-problem")))
        _detail("note", visit, limit=MAX_TEXT)
        st.caption(text(language, "result.note-help"))
        st.checkbox(text(language, "result.note-shared"), key=_NOTE_SHARED)
    if not wrong:
        return {}
    return {f"{keyed('detail:date')} input": {"aria-invalid": "true", "aria-describedby": _DATE_PROBLEM}}


def _detail(name: Detail, visit: Session, *, limit: int, placeholder: str | None = None) -> None:
    key = f"detail:{name}"
    if key not in st.session_state:
        st.session_state[key] = visit.details.get(name, "")
    label = text(visit.language, f"result.{name}")
    st.text_input(label, key=key, max_chars=limit, placeholder=placeholder)
