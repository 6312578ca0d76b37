"""Which room is led from this browser: kept there, so that a reload or another server finds it again."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from diagnosis.ui.assets import asset
from diagnosis.ui.page import as_text

Doing = Callable[["Lead", Callable[[], None]], Callable[[], None]]
"""Makes a press of what is done to a room; what goes wrong is said on the page."""
_KEY = "lead"
_component = st.components.v2.component(_KEY, js=asset("lead/lead.js"))


@dataclass
class Lead:
    """The room that is led: its id and secret, empty where there is none.

    `known` once the browser has said what it kept. `screen` is the key of the shared screen, where it was
    opened in this visit. `sure` names what waits for a second press, and `problem` the text of what failed.
    """

    room: str = ""
    secret: str = ""
    screen: str = ""
    known: bool = False
    sure: str = ""
    problem: str = ""
    session: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def key(self) -> str:
        """What the browser keeps, and another leader is given."""
        return f"{self.room}.{self.secret}.{self.screen}" if self.room else ""

    def take(self, key: str) -> None:
        """Lead the room of this key."""
        self.room, self.secret, self.screen = (*key.split("."), "", "", "")[:3]

    def leave(self) -> None:
        """Lead no room any more."""
        self.take("")
        self.sure = ""


def lead() -> Lead:
    """That of the visitor whose run this is."""
    if _KEY + "-state" not in st.session_state:
        st.session_state[_KEY + "-state"] = Lead()
    kept: Lead = st.session_state[_KEY + "-state"]
    return kept


def remember_lead(mine: Lead) -> None:
    """Hand the key to the browser, or hear which it has."""

    def happened() -> None:
        event: Any = getattr(st.session_state.get(_KEY), "event", None)
        if isinstance(event, Mapping) and event.get("session") == mine.session and not mine.known:
            mine.known = True
            key = event.get("key")
            mine.take(key if isinstance(key, str) else "")

    data = {"session": mine.session, "key": mine.key, "known": mine.known}
    _component(data=as_text(data), key=_KEY, on_event_change=happened)
