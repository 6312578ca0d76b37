"""An earlier round beside this one: a file to keep now, and one to open that was kept then."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from diagnosis.engine.response import ResponseError
from diagnosis.rooms.release import kept_round, read_round
from diagnosis.rooms.service import rooms
from diagnosis.rooms.terms import Room
from diagnosis.team.rounds import Round
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named as file_named
from diagnosis.ui.kit.upload import open_file
from diagnosis.ui.room.lead import LedRoom, OnAction
from diagnosis.wording.conversation import day_words
from diagnosis.wording.voice import Voice


def earlier_round(room: Room) -> Round | None:
    """The round that this one is compared with."""
    before = rooms().before(room)
    return read_round(before) if before else None


def show_earlier(
    voice: Voice, mine: LedRoom, room: Room, release: str, before: Round | None, on_action: OnAction
) -> None:
    """Draw what is kept for a later round, and what an earlier one is opened with."""
    zone = local_now().tzinfo
    with st.expander(voice.text("room.earlier"), key="room-earlier"):
        st.markdown(voice.text("room.keep-help"))
        file_button(
            voice.text("room.keep"),
            partial(kept_round, room, release, zone),
            f"{file_named(voice.text('room.keep-file'), '')}.json",
            "application/json",
            key="room-keep",
        )
        if before:
            day = day_words(voice.language, before.day) if before.day else ""
            st.markdown(voice.text("room.earlier-beside", day=day))
            st.button(
                voice.text("room.earlier-drop"),
                key="room-earlier-drop",
                on_click=on_action(mine, _beside(mine, None)),
            )
        else:
            st.markdown(voice.text("room.earlier-help"))
            open_file(
                voice.language,
                read=_checked,
                opened=lambda content: on_action(mine, _beside(mine, content))(),
                refused=partial(_refused, mine),
                key="room-earlier-file",
                label="room.earlier-open",
                accept=".json,application/json",
            )


def _checked(content: bytes) -> str:
    """A file that can be read."""
    read_round(content)
    return content.decode()


def _beside(mine: LedRoom, before: str | None) -> Callable[[], None]:
    return partial(rooms().compare_with, mine.room, mine.secret, before)


def _refused(mine: LedRoom, error: ResponseError) -> None:
    mine.problem = f"findings.{error.findings[0].code}"
