"""Hand over: the client's summary, and the internal record."""

from collections.abc import Collection

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.definition.model import Definition
from diagnosis.engine.case import Case, Record
from diagnosis.engine.result import Result
from diagnosis.engine.standing import standing
from diagnosis.engine.work_out import work_out
from diagnosis.report.document_pdf import document_pdf
from diagnosis.report.minutes import minutes_data, minutes_markdown
from diagnosis.report.result_json import to_json
from diagnosis.ui.consultant.desk import current_desk
from diagnosis.ui.consultant.judgement import show_judgement
from diagnosis.ui.kit.copyable import copyable
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named
from diagnosis.ui.platform.markdown import literal
from diagnosis.wording.blocks import Reader
from diagnosis.wording.client_file import PARTS, Part, chosen_document, chosen_record
from diagnosis.wording.conversation import conversation_record
from diagnosis.wording.follow_up import follow_up_text
from diagnosis.wording.voice import Voice


def show_handover(voice: Voice, opened: OpenCase) -> None:
    """Draw the screen for the selected record."""
    client = literal(opened.case.client)
    heading = "handover.summary-heading-of" if client else "handover.summary-heading"
    st.header(voice.text(heading, client=client), anchor=False)
    talk = conversation_record(voice, opened.case, opened.record)
    st.markdown(voice.text("handover.summary-help" if talk.given else "handover.record-none"))
    _say_what_is_open(voice, opened)
    parts = _parts(voice, opened)
    _client_files(voice, opened, parts, talked=talk.given)
    st.header(voice.text("handover.mail-heading"), anchor=False)
    st.markdown(voice.text("handover.mail-help"))
    words = follow_up(opened.case, opened.record, voice, parts)
    copyable(words, "handover.mail-name", "follow-up", voice.language)
    show_judgement(voice, opened)
    _minutes_files(voice, opened)


def _say_what_is_open(voice: Voice, opened: OpenCase) -> None:
    answered = opened.record.response.answers
    left = [one for one in voice.definition.questions.values() if one.required and one.id not in answered]
    if left:
        st.markdown(voice.text("handover.summary-open", count=len(left)))


def _client_files(voice: Voice, opened: OpenCase, parts: set[Part], *, talked: bool) -> None:
    """Draw the buttons of the client's copy and, after a talk, of the page to pass on."""
    day = opened.case.conversation.day or opened.record.date
    whose = opened.case.client if len(opened.case.records) == 1 else opened.record.name
    file_button(
        voice.text("handover.summary-button"),
        lambda: client_summary(opened.case, opened.record, voice, parts),
        f"{named(voice.text('handover.file-summary'), whose, day)}.pdf",
        "application/pdf",
        key="client-summary",
        kind="primary",
    )
    if not talked:
        return
    file_button(
        voice.text("handover.discreet-button"),
        lambda: shared_summary(opened.case, opened.record, voice, parts),
        f"{named(voice.text('handover.file-shared'), whose, day)}.pdf",
        "application/pdf",
        key="discreet-summary",
    )
    st.caption(voice.text("handover.discreet-help"))


def _minutes_files(voice: Voice, opened: OpenCase) -> None:
    st.header(voice.text("handover.minutes-heading"), anchor=False)
    st.markdown(voice.text("handover.minutes-help"))
    name = named(voice.text("handover.file-minutes"), opened.case.client)
    with st.container(horizontal=True):
        file_button(
            voice.text("handover.minutes-markdown"),
            lambda: internal_minutes(opened.case, voice),
            f"{name}.md",
            "text/markdown",
            key="minutes-markdown",
        )
        file_button(
            voice.text("handover.minutes-json"),
            lambda: internal_data(opened.case, voice.definition),
            f"{name}.json",
            "application/json",
            key="minutes-json",
        )


def _parts(voice: Voice, opened: OpenCase) -> set[Part]:
    """Ask what goes into the client's files. The proposal is not chosen before the client has seen it."""
    seen = current_desk().has_shown_plan(opened)
    with st.container(key="include"):
        st.markdown(f"**{voice.text('handover.include')}**")
        chosen = set[Part]()
        for part in PARTS:
            # A price without its plan says nothing.
            off = part == "price" and "plan" not in chosen
            ticked = st.checkbox(
                voice.text(f"handover.include-{part}"),
                value=seen if part in ("plan", "price") else True,
                key=f"include-{part}-{opened.case.id}-{opened.current}-{seen}",
                disabled=off,
            )
            if ticked and not off:
                chosen.add(part)
        st.caption(voice.text("handover.include-help"))
    return chosen


def client_summary(case: Case, record: Record, voice: Voice, parts: Collection[Part] = PARTS) -> bytes:
    """The client's PDF: what the talk came to, and of the result what is chosen; nothing that is private."""
    document = chosen_document(voice.document(work_out(voice.definition, record.response)), parts)
    talk = chosen_record(conversation_record(voice, case, record), parts)
    if "words" not in parts:
        record = record.model_copy(update={"response": record.response.model_copy(update={"note": ""})})
    return document_pdf(document, voice, talk, record.response if "answers" in parts else None)


def shared_summary(case: Case, record: Record, voice: Voice, parts: Collection[Part] = PARTS) -> bytes:
    """The PDF for people who were not in the talk: nothing of what anybody said or answered."""
    reader: Reader = "others" if "plan" in parts else "causes"
    document = voice.document(work_out(voice.definition, record.response), reader)
    return document_pdf(document, voice, conversation_record(voice, case, record).discreet)


def follow_up(case: Case, record: Record, voice: Voice, parts: Collection[Part] = PARTS) -> str:
    """The mail to the client that says the same as the first pages of the PDF."""
    document = chosen_document(voice.document(work_out(voice.definition, record.response)), parts)
    return follow_up_text(voice, chosen_record(conversation_record(voice, case, record), parts), document)


def results_of(case: Case, definition: Definition) -> dict[str, Result]:
    """The result of every record, by its id."""
    return {record.id: work_out(definition, record.response) for record in case.records}


def internal_data(case: Case, definition: Definition) -> str:
    """The whole case as JSON that reopens, for the firm alone."""
    return to_json(minutes_data(definition, case, results_of(case, definition)))


def internal_minutes(case: Case, voice: Voice) -> str:
    """The whole case in words, for the firm alone."""
    standings = {record.id: standing(voice.definition, record.response) for record in case.records}
    return minutes_markdown(case, results_of(case, voice.definition), standings, voice)
