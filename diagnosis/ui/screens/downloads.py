"""What the visitor takes along besides the PDF, and what they write on it."""

from typing import get_args

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.response import MAX_TEXT
from diagnosis.report.document import document, to_json
from diagnosis.report.pdf import summary_pdf
from diagnosis.texts import text
from diagnosis.ui.file_button import file_button
from diagnosis.ui.screens.contact import file_name
from diagnosis.ui.screens.share import show_share
from diagnosis.ui.session import Detail, Session


def collect_details(visit: Session) -> None:
    """Keep what the fields hold, before anything on the screen is made from it."""
    for name in get_args(Detail):
        if f"detail:{name}" in st.session_state:
            visit.details[name] = st.session_state[f"detail:{name}"] or ""


def show_downloads(definition: Definition, visit: Session) -> None:
    """Draw what goes into the files, and the further ways to hand the result on."""
    language = visit.language
    with st.expander(text(language, "result.downloads"), key="keep"):
        st.caption(text(language, "result.downloads-help"))
        _detail("organisation", visit, limit=MAX_TEXT)
        _detail("date", visit, limit=10, placeholder="2026-01-31")
        if visit.details.get("date", "").strip() and visit.date is None:
            st.html(f'<p class="problem" role="alert">{text(language, "result.date-problem")}</p>')
        _detail("note", visit, limit=MAX_TEXT)
        st.caption(text(language, "result.note-help"))

        def page() -> bytes:
            return summary_pdf(visit.result(definition), visit.voice(definition), answers=False)

        def data() -> bytes:
            return to_json(document(visit.result(definition))).encode()

        name = file_name(visit)
        label = text(language, "result.download-page")
        file_button(
            label, page, f"{name}-{text(language, 'result.file-page')}.pdf", "application/pdf", key="one-page"
        )
        st.caption(text(language, "result.page-help"))
        label = text(language, "result.download-json")
        file_button(label, data, f"{name}.json", "application/json", key="json")
    show_share(definition, visit)


def _detail(name: Detail, visit: Session, *, limit: int, placeholder: str | None = None) -> None:
    key = f"detail:{name}"
    if key not in st.session_state:
        st.session_state[key] = visit.details.get(name, "")
    label = text(visit.language, f"result.{name}")
    st.text_input(label, key=key, max_chars=limit, placeholder=placeholder)
