"""What a room has come to: shown step by step, with what is agreed, and a PDF for everybody."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from diagnosis.report.team_pdf import team_pdf
from diagnosis.rooms.release import comparison_of
from diagnosis.rooms.service import rooms
from diagnosis.rooms.terms import LONGEST_WORDS, Note, Room
from diagnosis.team.comparison import Comparison
from diagnosis.team.rounds import Round
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named as file_named
from diagnosis.ui.kit.page import Marks, named
from diagnosis.ui.platform.markdown import literal
from diagnosis.ui.room.earlier import earlier_round, show_earlier
from diagnosis.ui.room.lead import LedRoom, OnAction
from diagnosis.wording.reveal import RevealStep
from diagnosis.wording.rounds import steps_since
from diagnosis.wording.team import bullets
from diagnosis.wording.voice import Voice


def show_outcome(voice: Voice, mine: LedRoom, room: Room, on_action: OnAction) -> Marks:
    """Draw a release and its steps; `on_action` turns an action on the room into a callback.

    Returns accessibility marks.
    """
    release = rooms().release(room)
    if release is None:
        st.markdown(voice.text("room.nothing"))
        return {}
    st.markdown(voice.text("room.closed"))
    comparison = comparison_of(release)
    before = earlier_round(room)
    steps = steps_since(voice, comparison, before)
    _steps(voice, mine, room, steps, on_action)
    notes = rooms().notes(room)
    marks = _notes(voice, mine, notes, on_action)
    _pdf(voice, comparison, notes, before)
    show_earlier(voice, mine, room, release, before, on_action)
    return marks


def _steps(voice: Voice, mine: LedRoom, room: Room, steps: list[RevealStep], on_action: OnAction) -> None:
    """What the shared screen shows, and the same here."""

    def show(place: int | None, *, names: bool = False) -> Callable[[], None]:
        return on_action(mine, partial(rooms().show, mine.room, mine.secret, place, named=names))

    if room.shown is None or not steps:
        with st.container(key="window-strip", horizontal=True, vertical_alignment="center"):
            st.markdown(voice.text("room.shows-nothing"))
            st.button(voice.text("room.begin"), key="room-begin", type="primary", on_click=show(0))
        return
    at = min(room.shown, len(steps) - 1)
    step = steps[at]
    words = voice.text("room.shows", place=at + 1, count=len(steps), heading=step.named.heading)
    with st.container(key="window-strip", horizontal=True, vertical_alignment="center"):
        st.markdown(literal(words))
        for key, place in (("previous", at - 1), ("next", at + 1)):
            st.button(
                voice.text(f"reveal.{key}"),
                key=f"room-{key}",
                disabled=not 0 <= place < len(steps),
                on_click=show(place),
            )
        key = "reveal.unname" if room.named else "reveal.name"
        st.button(voice.text(key), key="room-name", on_click=show(at, names=not room.named))
        st.button(voice.text("room.hide"), key="room-hide", on_click=show(None))
    # With the names, for whoever leads.
    with st.container(key="room-step", border=True):
        st.markdown(bullets(step.named.lines))


def _notes(voice: Voice, mine: LedRoom, notes: list[Note], on_action: OnAction) -> Marks:
    def add() -> None:
        words = str(st.session_state.get("room-agreement", ""))
        if words.strip():
            rooms().note(mine.room, mine.secret, words)
            st.session_state["room-agreement"] = ""

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(voice.text("room.agreement"), key="room-agreement", max_chars=LONGEST_WORDS)
        st.button(voice.text("room.add"), key="room-add", on_click=on_action(mine, add))
    marks: Marks = {}
    for kind, heading in (("agreement", "room.agreements"), ("thing", "room.things")):
        of_kind = [note for note in notes if note.kind == kind]
        if of_kind:
            st.header(voice.text(heading), anchor=False)
        for note in of_kind:
            with st.container(key=f"note-{note.id}", horizontal=True, vertical_alignment="center"):
                st.text(note.words)
                st.button(
                    voice.text("room.drop"),
                    key=f"drop-{note.id}",
                    on_click=on_action(mine, partial(rooms().drop_note, mine.room, mine.secret, note.id)),
                )
            marks |= named({f".st-key-drop-{note.id} button": voice.text("room.drop-of", words=note.words)})
    return marks


def _pdf(voice: Voice, comparison: Comparison, notes: list[Note], before: Round | None) -> None:
    said = [
        (voice.text(heading), [note.words for note in notes if note.kind == kind])
        for kind, heading in (("agreement", "room.agreements"), ("thing", "room.things"))
    ]
    day = local_now().date()  # once it is made, nobody knows any more where the browser is
    file_button(
        voice.text("room.pdf"),
        lambda: team_pdf(comparison, voice, day, said, before),
        f"{file_named(voice.text('room.file'), '')}.pdf",
        "application/pdf",
        key="room-pdf",
        kind="primary",
    )
