"""Hand over: the client's summary, and the internal record."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, Record
from diagnosis.engine.diagnose import diagnose
from diagnosis.report.document import to_json
from diagnosis.report.pdf import summary_pdf
from diagnosis.report.record import record_data, record_markdown
from diagnosis.texts import Language, text
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.file_button import file_button
from diagnosis.wording.migration import question_label
from diagnosis.wording.sheet import build_sheet


def show_handover(definition: Definition, table: Desk, language: Language) -> None:
    """Draw the screen for the record in hand."""
    case, record = table.case, table.record
    assert case is not None
    st.header(text(language, "handover.summary-heading"), anchor=False)
    remarks = remarks_of(definition, record, language)
    key = "handover.summary-help" if remarks else "handover.summary-none"
    st.markdown(text(language, key, count=len(remarks)) if remarks else text(language, key))
    left = [
        name
        for name, question in definition.questions.items()
        if question.required and name not in record.response.answers
    ]
    if left:
        st.markdown(text(language, "handover.summary-open", count=len(left)))
    day = f"-{record.date.isoformat()}" if record.date else ""
    file_button(
        text(language, "handover.summary-button"),
        lambda: client_summary(definition, table.record, language),
        text(language, "handover.file-summary") + f"{day}.pdf",
        "application/pdf",
        key="client-summary",
        kind="primary",
    )
    for label, words in remarks:
        st.text(f"{label}\n{words}")
    if table.sharing:
        return
    st.header(text(language, "handover.record-heading"), anchor=False)
    st.markdown(text(language, "handover.record-help"))
    name = text(language, "handover.file-record")
    with st.container(horizontal=True):
        file_button(
            text(language, "handover.record-markdown"),
            lambda: record_markdown(definition, table.case or case, language),
            f"{name}.md",
            "text/markdown",
            key="record-markdown",
        )
        file_button(
            text(language, "handover.record-json"),
            lambda: to_json(record_data(definition, table.case or case)),
            f"{name}.json",
            "application/json",
            key="record-json",
        )


def client_summary(definition: Definition, record: Record, language: Language) -> bytes:
    """The client's PDF: answers, result, and the notes that are for the summary; nothing else."""
    response = record.response
    diagnosis = diagnose(definition, response)
    sheet = build_sheet(definition, response, diagnosis, language)
    return summary_pdf(definition, response, sheet, remarks_of(definition, record, language))


def remarks_of(definition: Definition, record: Record, language: Language) -> list[tuple[str, str]]:
    """The notes for the summary, each under the label of its question."""
    notes = record.for_summary()
    order = [GENERAL, *definition.questions]
    names = sorted(notes, key=lambda name: order.index(name) if name in order else len(order))
    return [
        (
            text(language, "sheet.general")
            if name == GENERAL
            else question_label(definition, name, language),
            notes[name],
        )
        for name in names
    ]
