"""What the visitor writes on what they take along."""

from typing import get_args

import streamlit as st

from diagnosis.engine.response import MAX_TEXT
from diagnosis.texts import text
from diagnosis.ui.visitor.session import Detail, Session

_NOTE_SHARED = "note-shared"


def collect_details(visit: Session) -> None:
    """Keep what the fields hold, before anything on the screen is made from it."""
    for name in get_args(Detail):
        if f"detail:{name}" in st.session_state:
            visit.details[name] = st.session_state[f"detail:{name}"] or ""
    visit.shares_note = bool(st.session_state.get(_NOTE_SHARED, visit.shares_note))


def show_fields(visit: Session) -> None:
    """Draw the fields, folded."""
    language = visit.language
    with st.expander(text(language, "result.fields"), key="keep"):
        for name in get_args(Detail):
            _detail(name, visit)
        st.caption(text(language, "result.note-help"))
        st.checkbox(text(language, "result.note-shared"), key=_NOTE_SHARED)


def _detail(name: Detail, visit: Session) -> None:
    key = f"detail:{name}"
    if key not in st.session_state:
        st.session_state[key] = visit.details.get(name, "")
    label = text(visit.language, f"result.{name}")
    st.text_input(label, key=key, max_chars=MAX_TEXT)
