"""Which rooms are led from this browser: kept there, so that a reload or another server finds them again."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from diagnosis.ui.kit.page import as_text
from diagnosis.ui.platform.assets import asset

OnAction = Callable[["LedRoom", Callable[[], None]], Callable[[], None]]
"""Makes a press of what is done to a room; what goes wrong is said on the page."""
_KEY = "lead"
_MOST = 50
"""Keys in a browser."""
_component = st.components.v2.component(_KEY, js=asset("room/lead/lead.js"))


@dataclass
class LedRoom:
    """The room that is led: its id and secret, empty where there is none.

    `known` once the browser has said what it kept. `screen` is the key of the shared screen, where it was
    opened in this visit. `sure` names what waits for a second press, and `problem` the text of what failed.
    `kept` has the keys that the browser keeps, by room, and `ended` the rooms that were deleted in this
    visit. `offered` is the key in a link that was opened, until it is taken.
    """

    room: str = ""
    secret: str = ""
    screen: str = ""
    known: bool = False
    sure: str = ""
    problem: str = ""
    offered: str = ""
    kept: dict[str, str] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)
    session: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def key(self) -> str:
        """What the browser keeps, and another leader is given."""
        return f"{self.room}.{self.secret}.{self.screen}" if self.room else ""

    @property
    def full(self) -> bool:
        """Whether the browser keeps no further key."""
        return len(self.kept) >= _MOST

    def take(self, key: str) -> None:
        """Lead the room of this key."""
        self.room, self.secret, self.screen = parts_of(key)
        self.kept[self.room] = key
        self.sure = ""

    def leave(self) -> None:
        """Lead no room for now; its key stays in the browser."""
        self.room = self.secret = self.screen = self.sure = ""

    def forget(self) -> None:
        """Lead the room no more, since it is deleted."""
        self.kept.pop(self.room, None)
        self.ended.append(self.room)
        self.leave()


def parts_of(key: str) -> tuple[str, str, str]:
    """The room of a key, its secret, and the key of its screen."""
    room, secret, screen = (*key.split("."), "", "", "")[:3]
    return room, secret, screen


def lead() -> LedRoom:
    """That of the visitor whose run this is."""
    if _KEY + "-state" not in st.session_state:
        st.session_state[_KEY + "-state"] = LedRoom()
    kept: LedRoom = st.session_state[_KEY + "-state"]
    return kept


def remember_lead(mine: LedRoom) -> None:
    """Hand the key to the browser, or hear which it has."""

    def happened() -> None:
        event: Any = getattr(st.session_state.get(_KEY), "event", None)
        if isinstance(event, Mapping) and event.get("session") == mine.session and not mine.known:
            hear(mine, event)

    data = {"session": mine.session, "key": mine.key, "known": mine.known, "ended": mine.ended}
    _component(data=as_text(data), key=_KEY, on_event_change=happened)


def hear(mine: LedRoom, event: Mapping[str, Any]) -> None:
    """Take up what the browser keeps, and the key in the link that it opened."""
    mine.known = True
    kept = event.get("kept")
    keys = [key for key in kept if isinstance(key, str)] if isinstance(kept, list) else []
    mine.kept = {parts_of(key)[0]: key for key in keys[:_MOST]}
    key, linked = event.get("key"), event.get("linked")
    if isinstance(key, str) and key:
        mine.take(key)
    if isinstance(linked, str) and linked != mine.key:
        mine.offered = linked
