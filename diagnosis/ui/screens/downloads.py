"""What the visitor takes along: PDF, data, and a text for a mail."""

from typing import get_args

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.response import MAX_TEXT
from diagnosis.report.document import document, to_json
from diagnosis.report.pdf import summary_pdf
from diagnosis.texts import text
from diagnosis.ui.file_button import file_button
from diagnosis.ui.screens.share import show_share
from diagnosis.ui.session import Detail, Session
from diagnosis.ui.streamlit_internals.page_parts import selector
from diagnosis.wording.mail import mail_text
from diagnosis.wording.summary import Summary


def collect_details(visit: Session) -> None:
    """Keep what the fields hold, before anything on the screen is made from it."""
    for name in get_args(Detail):
        if f"detail:{name}" in st.session_state:
            visit.details[name] = st.session_state[f"detail:{name}"] or ""


def show_downloads(definition: Definition, visit: Session, summary: Summary) -> dict[str, str]:
    """Draw the downloads; the optional details go into each of them."""
    language = visit.language
    st.header(text(language, "result.downloads"), anchor=False)
    _detail("organisation", visit, limit=MAX_TEXT)
    _detail("date", visit, limit=10, placeholder="2026-01-31")
    if visit.details.get("date", "").strip() and visit.date is None:
        st.html(f'<p class="problem" role="alert">{text(language, "result.date-problem")}</p>')
    _detail("note", visit, limit=MAX_TEXT)
    st.caption(text(language, "result.note-help"))

    def pdf() -> bytes:
        return summary_pdf(visit.result(definition), visit.voice(definition))

    def data() -> bytes:
        return to_json(document(visit.result(definition))).encode()

    name = text(language, "result.file-name")
    if visit.date:
        name += f"-{visit.date.isoformat()}"
    with st.container(key="downloads", horizontal=True):
        file_button(
            text(language, "result.download-pdf"),
            pdf,
            f"{name}.pdf",
            "application/pdf",
            key="pdf",
            kind="primary",
        )
        file_button(
            text(language, "result.download-json"),
            data,
            f"{name}.json",
            "application/json",
            key="json",
        )
    st.caption(text(language, "result.downloads-help"))
    show_share(definition, visit)
    with st.expander(text(language, "result.mail-text")):
        st.code(mail_text(summary), language=None, wrap_lines=True)
    return {f"{selector('stCode')} {selector('stBaseButton-elementToolbar')}": text(language, "result.copy")}


def _detail(name: Detail, visit: Session, *, limit: int, placeholder: str | None = None) -> None:
    key = f"detail:{name}"
    if key not in st.session_state:
        st.session_state[key] = visit.details.get(name, "")
    label = text(visit.language, f"result.{name}")
    st.text_input(label, key=key, max_chars=limit, placeholder=placeholder)
