"""The client's window: what goes into it, and the strip on the desk that says so.

What is private has no way into it: it is put together from what the client gets in any case.
"""

from typing import Any

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.engine.work_out import work_out
from diagnosis.report.picture import result_picture
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.consultant.desk_state import Window
from diagnosis.ui.platform.markdown import literal
from diagnosis.wording.blocks import Document
from diagnosis.wording.conversation import conversation_record, remarks_of
from diagnosis.wording.voice import Voice

_WORDS = ("said", "agreed", "actions", "meeting", "what", "who", "until")


def shown_to_client(voice: Voice, opened: OpenCase, *, plan: bool) -> dict[str, Any]:
    """What the window shows of the selected record, ready for JSON.

    The proposal stands there only with `plan`, and a price never. A trial is not shown: the
    client has not said it.
    """
    record = opened.record
    document = voice.document(work_out(voice.definition, record.response))
    talk = conversation_record(voice, opened.case, record)
    own = [(voice.text("window.memo"), record.response.note)] if record.memo_shown else []
    quotes = own + remarks_of(voice, record, quotes_only=True)
    return {
        "language": voice.language,
        "title": voice.text("window.title"),
        "client": talk.client,
        "of": voice.text("window.of-record", name=record.name) if len(opened.case.records) > 1 else "",
        "picture": result_picture(document.picture),
        "caveat": document.block("causes").note,
        "words": {name: voice.text(f"window.{name}") for name in _WORDS},
        "said": [{"label": label, "words": words} for label, words in quotes],
        "agreed": talk.agreed,
        "actions": [action.model_dump() for action in talk.actions],
        "meeting": talk.meeting,
        "plan": _plan(document) if plan else None,
    }


def _plan(document: Document) -> dict[str, Any]:
    """The headline with the proposal, or, where no plan is proposed, with what the result opens with."""
    shown = document.block("plan" if document.proposes else "opening")
    return {
        "headline": document.block("headline").heading,
        "heading": shown.heading,
        "name": shown.title,
        "lines": [*shown.lead, *([shown.note] if shown.note else [])],
    }


def show_window_strip(voice: Voice, desk: Desk, opened: OpenCase, window: Window) -> None:
    """Draw what the client's window shows, and what can be done about it."""
    in_hand = window.is_of(opened)
    with st.container(key="window-strip", horizontal=True, vertical_alignment="center"):
        st.markdown(literal(_what_it_shows(voice, desk, opened, window)))
        if not in_hand:
            st.button(voice.text("window.show-this"), key="window-this", on_click=desk.open_window)
        elif not window.paused:
            key = "window.plan-off" if window.plan else "window.plan-on"
            st.button(voice.text(key), key="window-plan", on_click=desk.show_plan)
        if in_hand:
            key = "window.resume" if window.paused else "window.pause"
            st.button(voice.text(key), key="window-pause", on_click=desk.pause_window)
        st.button(voice.text("window.close"), key="window-close", on_click=desk.close_window)


def _what_it_shows(voice: Voice, desk: Desk, opened: OpenCase, window: Window) -> str:
    if window.case != opened.case.id:
        client = next((entry.client for entry in desk.kept if entry.id == window.case), "")
        return voice.text("window.other", client=client or voice.text("desk.client-unnamed"))
    if window.record != opened.current:
        name = next((record.name for record in opened.case.records if record.id == window.record), "")
        return voice.text("window.other-record", name=name)
    if window.paused:
        return voice.text("window.paused")
    return voice.text("window.shows-plan" if window.plan else "window.shows")
