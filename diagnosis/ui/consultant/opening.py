"""Open and save: what a client sent, a case of one's own, or a blank sheet."""

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response, ResponseError
from diagnosis.report.case_file import case_data
from diagnosis.report.reopen import reopen_link
from diagnosis.report.reopen_case import OpenedCase, open_anything
from diagnosis.report.result_json import to_json
from diagnosis.settings import settings
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named as file_named
from diagnosis.ui.kit.page import Marks, named
from diagnosis.ui.kit.upload import open_file
from diagnosis.wording.voice import Voice


def show_opening(voice: Voice, desk: Desk) -> Marks:
    """Draw the start of the consultants' page. Returns accessibility marks."""
    marks: Marks = {}
    if desk.open:
        marks = _case(voice, desk, desk.open)
    if desk.kept:
        _kept(voice, desk)
    st.header(voice.text("desk.open-heading"), anchor=False)
    st.markdown(voice.text("desk.open-lead"))
    open_file(
        voice.language,
        read=lambda content: open_anything(voice.definition, content),
        opened=lambda found: _opened(voice, desk, found),
        refused=lambda error: _refused(desk, error),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(voice.text("desk.link"), key="link", max_chars=20_000)
        st.button(
            voice.text("desk.link-button"),
            key="open-link",
            on_click=_open_link,
            args=(voice, desk),
        )
    blank = Response(answers={})
    st.button(voice.text("desk.blank"), key="blank", on_click=desk.receive, args=(blank, voice.language))
    st.caption(_memory_words(voice, desk))
    if not voice.definition.rulebook.provider.contact.given:
        st.caption(voice.text("desk.no-contact"))
    return marks


def _memory_words(voice: Voice, desk: Desk) -> str:
    if not settings().keep_cases:
        return voice.text("desk.kept-off")
    return voice.text("desk.kept-no" if desk.storage is False else "desk.kept-note")


def _opened(voice: Voice, desk: Desk, found: OpenedCase | Reopened) -> None:
    if isinstance(found, OpenedCase):
        desk.open_case(found)
    else:
        desk.receive(found.response, voice.language, found if found.changed else None)


def _open_link(voice: Voice, desk: Desk) -> None:
    try:
        _opened(voice, desk, reopen_link(voice.definition, str(st.session_state["link"]).strip()))
        st.session_state["link"] = ""
    except ResponseError as error:
        _refused(desk, error)


def _refused(desk: Desk, error: ResponseError) -> None:
    desk.findings = tuple(error.findings[:3])


def _kept(voice: Voice, desk: Desk) -> None:
    others = [entry for entry in desk.kept if not (desk.open and desk.open.case.id == entry.id)]
    if not others:
        return
    st.header(voice.text("desk.kept-heading"), anchor=False)
    for index, entry in enumerate(others):
        with st.container(key=f"kept-{index}", horizontal=True, vertical_alignment="center"):
            st.text(entry.client or voice.text("desk.unnamed", number=index + 1))
            st.button(
                voice.text("desk.kept-open"),
                key=f"kept-open-{index}",
                on_click=desk.turn_to,
                args=(entry.id,),
            )
            st.button(
                voice.text("desk.kept-erase"),
                key=f"kept-erase-{index}",
                on_click=desk.forget,
                args=(entry.id,),
            )


def _case(voice: Voice, desk: Desk, opened: OpenCase) -> Marks:
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
                on_click=desk.remove,
                args=(record.id,),
            )
    _close(voice, desk)
    return named(
        {
            f".st-key-remove-{record.id} button": voice.text("desk.remove-of", name=record.name)
            for record in opened.case.records
        }
    )


def _close(voice: Voice, desk: Desk) -> None:
    if not desk.confirm_close:
        with st.container(horizontal=True):
            if desk.may_leave:
                st.button(voice.text("desk.leave"), key="leave-case", on_click=_leave, args=(desk,))
            st.button(voice.text("desk.close"), key="close-case", on_click=_ask_close, args=(desk,))
        return
    with st.container(key="closing", border=True):
        st.markdown(voice.text("desk.close-confirm"))
        with st.container(horizontal=True):
            st.button(voice.text("desk.close-yes"), key="close-yes", on_click=desk.close)
            st.button(
                voice.text("desk.close-no"),
                key="close-no",
                on_click=_ask_close,
                args=(desk,),
            )


def _leave(desk: Desk) -> None:
    if desk.leave():
        desk.close_window()


def _ask_close(desk: Desk) -> None:
    desk.confirm_close = not desk.confirm_close
