"""Open and save: what a client sent, a case of one's own, or a blank sheet."""

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response, ResponseError
from diagnosis.report.case_file import OpenedCase, case_data, open_anything
from diagnosis.report.document import to_json
from diagnosis.report.reopen import reopen_link
from diagnosis.texts import Language, text
from diagnosis.ui.consultant.desk import Desk, keeps_cases
from diagnosis.ui.file_button import file_button
from diagnosis.ui.open_file import open_file


def show_opening(definition: Definition, table: Desk, language: Language) -> dict[str, str]:
    """Draw the screen; without a case, there is no other. The accessible names of its buttons."""
    labels: dict[str, str] = {}
    if table.case:
        labels = _case(definition, table, language)
    elif table.kept:
        _kept(table, language)
    st.header(text(language, "desk.open-heading"), anchor=False)
    st.markdown(text(language, "desk.open-lead"))
    open_file(
        language,
        read=lambda content: open_anything(definition, content),
        opened=lambda found: _opened(table, found, language),
        refused=lambda error: _refused(table, error),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(text(language, "desk.link"), key="link", max_chars=20_000)
        st.button(
            text(language, "desk.link-button"),
            key="open-link",
            on_click=_open_link,
            args=(definition, table, language),
        )
    st.button(
        text(language, "desk.blank"), key="blank", on_click=table.add, args=(Response(answers={}), language)
    )
    st.caption(_memory_words(table, language))
    return labels


def _memory_words(table: Desk, language: Language) -> str:
    if not keeps_cases():
        return text(language, "desk.kept-off")
    return text(language, "desk.kept-no" if table.storage is False else "desk.kept-note")


def _opened(table: Desk, found: OpenedCase | Reopened, language: Language) -> None:
    if isinstance(found, OpenedCase):
        if table.case:
            table.findings = (Finding(code="case-open"),)
        else:
            table.open_case(found)
        return
    table.add(found.response, language)
    if found.changed and not table.findings:
        table.changed[table.current] = found


def _open_link(definition: Definition, table: Desk, language: Language) -> None:
    try:
        _opened(table, reopen_link(definition, str(st.session_state["link"]).strip()), language)
        st.session_state["link"] = ""
    except ResponseError as error:
        _refused(table, error)


def _refused(table: Desk, error: ResponseError) -> None:
    table.findings = tuple(error.findings[:3])


def _kept(table: Desk, language: Language) -> None:
    st.header(text(language, "desk.kept-heading"), anchor=False)
    for place, entry in enumerate(table.kept):
        with st.container(key=f"kept-{place}", horizontal=True, vertical_alignment="center"):
            st.text(entry.client or text(language, "desk.unnamed", number=place + 1))
            st.button(
                text(language, "desk.kept-open"),
                key=f"kept-open-{place}",
                on_click=table.want,
                args=(entry.id,),
            )
            st.button(
                text(language, "desk.kept-erase"),
                key=f"kept-erase-{place}",
                on_click=table.forget,
                args=(entry.id,),
            )


def _case(definition: Definition, table: Desk, language: Language) -> dict[str, str]:
    case = table.case
    assert case is not None
    st.header(text(language, "desk.case-heading"), anchor=False)
    file_button(
        text(language, "desk.save"),
        lambda: to_json(case_data(definition, table.case or case)),
        text(language, "handover.file-case") + ".json",
        "application/json",
        key="save-case",
        kind="primary",
    )
    st.caption(text(language, "desk.save-help"))
    for record in case.records:
        with st.container(key=f"record-{record.id}", horizontal=True, vertical_alignment="center"):
            st.text(record.name or record.id)
            st.button(
                text(language, "desk.remove"),
                key=f"remove-{record.id}",
                on_click=table.remove,
                args=(record.id,),
            )
    _close(table, language)
    return {
        f".st-key-remove-{record.id} button": text(language, "desk.remove-of", name=record.name)
        for record in case.records
    }


def _close(table: Desk, language: Language) -> None:
    if not table.confirm_close:
        st.button(text(language, "desk.close"), key="close-case", on_click=_ask_close, args=(table,))
        return
    with st.container(key="closing", border=True):
        st.markdown(text(language, "desk.close-confirm"))
        with st.container(horizontal=True):
            st.button(text(language, "desk.close-yes"), key="close-yes", on_click=table.close)
            st.button(
                text(language, "desk.close-no"),
                key="close-no",
                on_click=_ask_close,
                args=(table,),
            )


def _ask_close(table: Desk) -> None:
    table.confirm_close = not table.confirm_close
