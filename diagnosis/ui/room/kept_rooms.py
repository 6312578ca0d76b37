"""Which room is led, where this browser has the keys of several or opened a link to another."""

import datetime
from functools import partial

import streamlit as st

from diagnosis.rooms.rows import NoRoomError
from diagnosis.rooms.service import rooms
from diagnosis.rooms.terms import Room
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.platform.markdown import literal
from diagnosis.ui.room.lead import LedRoom, parts_of
from diagnosis.wording.conversation import day_words
from diagnosis.wording.voice import Voice


def settle_link(voice: Voice, mine: LedRoom) -> bool:
    """Take the room of a link that was opened. Where another is led, ask first: whether it was asked."""
    other = _led(mine.offered)
    if other is None:
        mine.offered, mine.problem = "", "room.gone"
        return False
    now = _led(mine.key) if mine.room and mine.room != other.id else None
    if now is None:
        _go(mine, mine.offered)
        return False
    with st.container(key="room-offered", border=True):
        names = {"now": literal(_name(now)), "other": literal(_name(other))}
        st.markdown(voice.text("room.offered", **names))
        with st.container(horizontal=True):
            st.button(
                voice.text("room.offered-yes"),
                key="room-offered-yes",
                type="primary",
                on_click=partial(_go, mine, mine.offered),
            )
            st.button(voice.text("room.offered-no"), key="room-offered-no", on_click=_stay, args=(mine,))
    return True


def show_others(voice: Voice, mine: LedRoom) -> None:
    """Draw the rooms whose keys this browser has, to go on with one of them."""
    found = [(key, room) for key in mine.kept.values() if (room := _led(key))]
    if not found:
        return
    st.header(voice.text("room.others"), anchor=False)
    st.caption(voice.text("room.others-help"))
    for key, room in sorted(found, key=lambda one: -one[1].opened):
        opened = datetime.datetime.fromtimestamp(room.opened, local_now().tzinfo).date()
        day = day_words(voice.language, opened)
        st.button(
            voice.text("room.others-open", room=literal(_name(room)), day=day),
            key=f"room-take-{room.id}",
            on_click=partial(mine.take, key),
        )


def _go(mine: LedRoom, key: str) -> None:
    mine.offered = ""
    if mine.full and parts_of(key)[0] not in mine.kept:
        mine.problem = "room.keys-full"
    else:
        mine.take(key)


def _stay(mine: LedRoom) -> None:
    mine.offered = ""


def _led(key: str) -> Room | None:
    room, secret, _ = parts_of(key)
    try:
        return rooms().led(room, secret)
    except NoRoomError:
        return None


def _name(room: Room) -> str:
    return room.terms.client or room.terms.purpose or room.code
