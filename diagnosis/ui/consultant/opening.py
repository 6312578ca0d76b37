"""Open and save: what a client sent, a case of one's own, or a blank sheet."""

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response, ResponseError
from diagnosis.report.case_file import OpenedCase, case_data, open_anything
from diagnosis.report.document import to_json
from diagnosis.report.reopen import reopen_link
from diagnosis.settings import settings
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named as file_named
from diagnosis.ui.kit.open_file import open_file
from diagnosis.ui.kit.page import Marks, named
from diagnosis.wording.voice import Voice


def show_opening(voice: Voice, table: Desk) -> Marks:
    """Draw the screen; without a case, there is no other. What Streamlit does not say of it."""
    marks: Marks = {}
    if table.open:
        marks = _case(voice, table, table.open)
    if table.kept:
        _kept(voice, table)
    st.header(voice.text("desk.open-heading"), anchor=False)
    st.markdown(voice.text("desk.open-lead"))
    open_file(
        voice.language,
        read=lambda content: open_anything(voice.definition, content),
        opened=lambda found: _opened(voice, table, found),
        refused=lambda error: _refused(table, error),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(voice.text("desk.link"), key="link", max_chars=20_000)
        st.button(
            voice.text("desk.link-button"),
            key="open-link",
            on_click=_open_link,
            args=(voice, table),
        )
    blank = Response(answers={})
    st.button(voice.text("desk.blank"), key="blank", on_click=table.receive, args=(blank, voice.language))
    st.caption(_memory_words(voice, table))
    if not voice.definition.rulebook.provider.contact.given:
        st.caption(voice.text("desk.no-contact"))
    return marks


def _memory_words(voice: Voice, table: Desk) -> str:
    if not settings().keep_cases:
        return voice.text("desk.kept-off")
    return voice.text("desk.kept-no" if table.storage is False else "desk.kept-note")


def _opened(voice: Voice, table: Desk, found: OpenedCase | Reopened) -> None:
    if isinstance(found, OpenedCase):
        table.open_case(found)
    else:
        table.receive(found.response, voice.language, found if found.changed else None)


def _open_link(voice: Voice, table: Desk) -> None:
    try:
        _opened(voice, table, reopen_link(voice.definition, str(st.session_state["link"]).strip()))
        st.session_state["link"] = ""
    except ResponseError as error:
        _refused(table, error)


def _refused(table: Desk, error: ResponseError) -> None:
    table.findings = tuple(error.findings[:3])


def _kept(voice: Voice, table: Desk) -> None:
    others = [entry for entry in table.kept if not (table.open and table.open.case.id == entry.id)]
    if not others:
        return
    st.header(voice.text("desk.kept-heading"), anchor=False)
    for index, entry in enumerate(others):
        with st.container(key=f"kept-{index}", horizontal=True, vertical_alignment="center"):
            st.text(entry.client or voice.text("desk.unnamed", number=index + 1))
            st.button(
                voice.text("desk.kept-open"),
                key=f"kept-open-{index}",
                on_click=table.turn_to,
                args=(entry.id,),
            )
            st.button(
                voice.text("desk.kept-erase"),
                key=f"kept-erase-{index}",
                on_click=table.forget,
                args=(entry.id,),
            )


def _case(voice: Voice, table: Desk, opened: OpenCase) -> Marks:
    st.header(voice.text("desk.case-heading"), anchor=False)
    file_button(
        voice.text("desk.save"),
        lambda: to_json(case_data(voice.definition, opened.case)),
        file_named(voice.text("handover.file-case"), opened.case.client) + ".json",
        "application/json",
        key="save-case",
        kind="primary",
    )
    st.caption(voice.text("desk.save-help"))
    for record in opened.case.records:
        with st.container(key=f"record-{record.id}", horizontal=True, vertical_alignment="center"):
            st.text(record.name or record.id)
            st.button(
                voice.text("desk.remove"),
                key=f"remove-{record.id}",
                on_click=table.remove,
                args=(record.id,),
            )
    _close(voice, table)
    return named(
        {
            f".st-key-remove-{record.id} button": voice.text("desk.remove-of", name=record.name)
            for record in opened.case.records
        }
    )


def _close(voice: Voice, table: Desk) -> None:
    if not table.confirm_close:
        with st.container(horizontal=True):
            if table.may_leave:
                st.button(voice.text("desk.leave"), key="leave-case", on_click=_leave, args=(table,))
            st.button(voice.text("desk.close"), key="close-case", on_click=_ask_close, args=(table,))
        return
    with st.container(key="closing", border=True):
        st.markdown(voice.text("desk.close-confirm"))
        with st.container(horizontal=True):
            st.button(voice.text("desk.close-yes"), key="close-yes", on_click=table.close)
            st.button(
                voice.text("desk.close-no"),
                key="close-no",
                on_click=_ask_close,
                args=(table,),
            )


def _leave(table: Desk) -> None:
    if table.leave():
        table.close_window()


def _ask_close(table: Desk) -> None:
    table.confirm_close = not table.confirm_close
