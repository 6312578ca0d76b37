"""The comparison in the client's window, a step at a time; the names of groups only on a press."""

import streamlit as st

from diagnosis.ui.consultant.team.table import Shown, Table
from diagnosis.ui.kit.page import as_text
from diagnosis.ui.kit.step import step_shown
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.http.paths import WINDOW as WINDOW_PATH
from diagnosis.ui.platform.http.paths import base
from diagnosis.ui.platform.markdown import literal
from diagnosis.ui.platform.streamlit_internals.page_parts import keyed
from diagnosis.wording.reveal import RevealStep
from diagnosis.wording.voice import Voice

_OPEN = "team-window"
_component = st.components.v2.component("presenter", js=asset("consultant/presenter/presenter.js"))


def show_presenting(voice: Voice, here: Table, steps: list[RevealStep]) -> None:
    """Draw what the client's window shows, and what can be done about it."""
    if here.shown is None:
        st.button(voice.text("reveal.open"), key=_OPEN, on_click=here.show, args=(0,))
    else:
        _strip(voice, here, here.shown, _place(here.shown, steps), steps)


def feed_window(voice: Voice, here: Table, steps: list[RevealStep]) -> None:
    """Let the browser show it; without any step, the window is empty."""
    shown = here.shown if steps else None
    content = {
        "address": f"{base()}{WINDOW_PATH}?lang={voice.language}",
        "of": "team" if shown else "",
        "shown": step_shown(voice, steps[_place(shown, steps)], named=shown.named) if shown else None,
        "button": f"{keyed(_OPEN)} button",
    }
    _component(data=as_text(content), key="presenter")


def _place(shown: Shown, steps: list[RevealStep]) -> int:
    """There may be fewer steps than when it was chosen."""
    return min(shown.place, len(steps) - 1)


def _strip(voice: Voice, here: Table, shown: Shown, at: int, steps: list[RevealStep]) -> None:
    words = voice.text("reveal.shows", place=at + 1, count=len(steps), heading=steps[at].named.heading)
    with st.container(key="window-strip", horizontal=True, vertical_alignment="center"):
        st.markdown(literal(words))
        for key, place in (("previous", at - 1), ("next", at + 1)):
            st.button(
                voice.text(f"reveal.{key}"),
                key=f"reveal-{key}",
                disabled=not 0 <= place < len(steps),
                on_click=here.show,
                args=(place,),
            )
        name = "reveal.unname" if shown.named else "reveal.name"
        st.button(voice.text(name), key="reveal-name", on_click=here.name_groups)
        st.button(voice.text("reveal.close"), key="reveal-close", on_click=here.end_showing)
