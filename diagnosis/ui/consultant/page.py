"""The consultant's view: its header, its four screens, and what stays in the browser."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.engine.standing import standing
from diagnosis.ui.consultant.before_after import show_before_after
from diagnosis.ui.consultant.client_names import alike
from diagnosis.ui.consultant.client_window import show_window_strip
from diagnosis.ui.consultant.desk import VIEWS, Desk, current_desk
from diagnosis.ui.consultant.desk_state import Elsewhere, Incoming
from diagnosis.ui.consultant.handover import show_handover
from diagnosis.ui.consultant.keeper import WINDOW, keep
from diagnosis.ui.consultant.opening import show_opening
from diagnosis.ui.consultant.panel import show_panel
from diagnosis.ui.consultant.sheet import show_sheet
from diagnosis.ui.kit.notice import notice
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.kit.trouble import show_trouble
from diagnosis.ui.platform.access.door import may_sign_out
from diagnosis.ui.platform.markdown import literal
from diagnosis.wording.panel import brief
from diagnosis.wording.voice import Voice


def show(voice: Voice) -> Marks:
    """Draw the view."""
    desk = current_desk()
    marks: Marks = {}
    with st.container(key="desk"):
        if desk.reported:
            _header(voice, desk)
            _notices(voice, desk)
            marks = _view(voice, desk, desk.open) if desk.open else show_opening(voice, desk)
        keep(voice, desk)
    return marks


def _view(voice: Voice, desk: Desk, opened: OpenCase) -> Marks:
    match desk.view:
        case "call":
            found = standing(voice.definition, opened.response)
            with st.container(key="call"):
                with st.container(key="left"):
                    show_sheet(voice, opened, found.agenda, brief(voice, found))
                show_panel(voice, opened, found)
        case "change":
            return show_before_after(voice, opened.case)
        case "handover":
            show_handover(voice, opened)
        case "case":
            return show_opening(voice, desk)
    return {}


def _header(voice: Voice, desk: Desk) -> None:
    if may_sign_out():
        st.button(voice.text("desk.logout"), key="sign-out", type="tertiary", on_click=st.logout)
    opened = desk.open
    if opened is None:
        st.title(voice.text("desk.title"), anchor=False)
    if desk.beside:
        clients = {entry.id: entry.client for entry in desk.beside}
        if opened:
            clients[opened.case.id] = opened.case.client
        unnamed = voice.text("desk.client-unnamed")
        # Each stays in its place, whichever is in hand.
        named = {name: clients[name] or unnamed for name in desk.tabs if name in clients}
        _row("clients", "client", named, opened.case.id if opened else "", desk.turn_to)
    if opened is None:
        return
    st.html(f'<h1 class="unseen">{escape(voice.text("desk.title"))}</h1>')
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        for view in VIEWS:
            st.button(
                voice.text(f"desk.view-{view}"),
                key=f"view-{view}",
                type="primary" if view == desk.view else "tertiary",
                on_click=_turn,
                args=(desk, view),
            )
        if desk.view == "call":
            label = "desk.what-if" if opened.trial is None else "desk.what-if-end"
            st.button(voice.text(label), key="what-if", on_click=opened.try_out)
        st.button(voice.text("window.open"), key=WINDOW, on_click=desk.open_window)
    if desk.window:
        show_window_strip(voice, desk, opened, desk.window)
    if len(opened.case.records) > 1 and desk.view in ("call", "handover"):
        names = {record.id: record.name or record.id for record in opened.case.records}
        _row("records", "hand", names, opened.current, opened.select_record)


def _row(key: str, each: str, names: dict[str, str], current: str, turn: Callable[[str], None]) -> None:
    """Buttons of what can be taken in hand, by id; the one that is stands out."""
    with st.container(key=key, horizontal=True):
        for name, words in names.items():
            st.button(
                literal(words),
                key=f"{each}-{name}",
                type="primary" if name == current else "secondary",
                on_click=turn,
                args=(name,),
            )


def _turn(desk: Desk, view: str) -> None:
    desk.view = next(known for known in VIEWS if known == view)
    desk.confirm_close = False


def _notices(voice: Voice, desk: Desk) -> None:
    if desk.view != "call":  # in which nothing is to move
        show_trouble(voice.language)
    if desk.findings:
        lines = [finding.message(voice.language) for finding in desk.findings]
        notice("desk-problem", lines, voice.language, lambda: _forget_findings(desk))
    if desk.elsewhere:
        _elsewhere(voice, desk, desk.elsewhere)
    if desk.incoming and desk.open:
        _incoming(voice, desk, desk.incoming, desk.open.case.client)
    opened = desk.open
    reopened = opened.changed.get(opened.current) if opened else None
    if opened and reopened:
        notice("desk-changed", voice.migration(reopened), voice.language, partial(_forget_changes, opened))


def _incoming(voice: Voice, desk: Desk, incoming: Incoming, client: str) -> None:
    """What came may be another client's than the one in hand: the consultant knows whose it is."""
    named = client or voice.text("desk.client-unnamed")
    came = incoming.response.organisation
    words = "desk.incoming-named" if came else "desk.incoming"
    same = alike(came, client)
    with st.container(key="incoming", border=True):
        line = voice.text(words, client=named, name=came)
        st.html(f'<p role="status">{escape(line)}</p>')
        with st.container(horizontal=True):
            if desk.may_leave:
                st.button(
                    voice.text("desk.incoming-beside"),
                    key="incoming-beside",
                    type="secondary" if same else "primary",
                    on_click=partial(desk.take_incoming, voice.language, beside=True),
                )
            st.button(
                literal(voice.text("desk.incoming-add", client=named)),
                key="incoming-add",
                type="primary" if same else "secondary",
                on_click=partial(desk.take_incoming, voice.language, beside=False),
            )
            st.button(voice.text("desk.incoming-drop"), key="incoming-drop", on_click=desk.drop_incoming)
        st.caption(voice.text("desk.incoming-kept" if desk.may_leave else "desk.incoming-alone"))


def _elsewhere(voice: Voice, desk: Desk, case: Elsewhere) -> None:
    """One tab at a time works on a case, so that none overwrites what another has written."""
    with st.container(key="desk-elsewhere", border=True):
        st.html(
            f'<p role="status">{escape(voice.text("desk.taken" if case.taken else "desk.elsewhere"))}</p>'
        )
        st.button(
            voice.text("desk.elsewhere-take"),
            key="take-over",
            on_click=partial(desk.want, case.id, take=True),
        )


def _forget_findings(desk: Desk) -> None:
    desk.findings = ()


def _forget_changes(opened: OpenCase) -> None:
    opened.changed.pop(opened.current, None)
