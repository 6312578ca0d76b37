"""Hand over: the client's summary, and the internal record."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, Case, Record
from diagnosis.engine.result import Result
from diagnosis.engine.standing import standing
from diagnosis.engine.work_out import work_out
from diagnosis.report.document import to_json
from diagnosis.report.pdf import summary_pdf
from diagnosis.report.record import record_data, record_markdown
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.file_button import file_button
from diagnosis.wording.voice import Voice


def show_handover(voice: Voice, table: Desk) -> None:
    """Draw the screen for the record in hand."""
    definition = voice.definition
    case, record = table.case, table.record
    assert case is not None
    st.header(voice.text("handover.summary-heading"), anchor=False)
    remarks = remarks_of(record, voice)
    key = "handover.summary-help" if remarks else "handover.summary-none"
    st.markdown(voice.text(key, count=len(remarks)) if remarks else voice.text(key))
    left = [
        name
        for name, question in definition.questions.items()
        if question.required and name not in record.response.answers
    ]
    if left:
        st.markdown(voice.text("handover.summary-open", count=len(left)))
    day = f"-{record.date.isoformat()}" if record.date else ""
    file_button(
        voice.text("handover.summary-button"),
        lambda: client_summary(table.record, voice),
        voice.text("handover.file-summary") + f"{day}.pdf",
        "application/pdf",
        key="client-summary",
        kind="primary",
    )
    for label, words in remarks:
        st.text(f"{label}\n{words}")
    if table.sharing:
        return
    st.header(voice.text("handover.record-heading"), anchor=False)
    st.markdown(voice.text("handover.record-help"))
    name = voice.text("handover.file-record")
    with st.container(horizontal=True):
        file_button(
            voice.text("handover.record-markdown"),
            lambda: internal_record(table.case or case, voice),
            f"{name}.md",
            "text/markdown",
            key="record-markdown",
        )
        file_button(
            voice.text("handover.record-json"),
            lambda: internal_data(table.case or case, definition),
            f"{name}.json",
            "application/json",
            key="record-json",
        )


def client_summary(record: Record, voice: Voice) -> bytes:
    """The client's PDF: answers, result, and the notes that are for the summary; nothing else."""
    return summary_pdf(work_out(voice.definition, record.response), voice, remarks_of(record, voice))


def results_of(case: Case, definition: Definition) -> dict[str, Result]:
    """The result of every record, by its id."""
    return {record.id: work_out(definition, record.response) for record in case.records}


def internal_data(case: Case, definition: Definition) -> str:
    """The whole case as JSON that reopens, for the firm alone."""
    return to_json(record_data(definition, case, results_of(case, definition)))


def internal_record(case: Case, voice: Voice) -> str:
    """The whole case in words, for the firm alone."""
    standings = {record.id: standing(voice.definition, record.response) for record in case.records}
    return record_markdown(case, results_of(case, voice.definition), standings, voice)


def remarks_of(record: Record, voice: Voice) -> list[tuple[str, str]]:
    """The notes for the summary, each under the label of its question."""
    notes = record.for_summary()
    order = [GENERAL, *voice.definition.questions]
    names = sorted(notes, key=lambda name: order.index(name) if name in order else len(order))
    return [
        (voice.text("sheet.general") if name == GENERAL else voice.label(name), notes[name]) for name in names
    ]
