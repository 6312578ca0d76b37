"""Every page that has an address of its own: what it is called, who may see it, and what draws it."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from diagnosis.settings import settings
from diagnosis.ui.consultant import page as call
from diagnosis.ui.consultant import rule_map
from diagnosis.ui.consultant.desk import current_desk
from diagnosis.ui.consultant.team import page as team
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.owner.counts import page as counts
from diagnosis.ui.owner.workbench import page as workbench
from diagnosis.ui.platform.access.address import PAGE as DESK
from diagnosis.ui.platform.access.publishing import may_publish
from diagnosis.ui.room import page as room
from diagnosis.ui.visitor import how
from diagnosis.wording.voice import Voice


def _always(_voice: Voice) -> bool:
    return True


def _compares(voice: Voice) -> bool:
    return voice.definition.team is not None


@dataclass(frozen=True)
class Page:
    """A page at `?page=<id>`.

    `title` and `way` are keys of texts: what the page is called, and what leads to it. It is behind the door
    unless it is for everybody. `offered` says whether the menu has it.
    """

    id: str
    title: str
    way: str
    show: Callable[[Voice], Marks]
    for_everybody: bool = False
    wide: bool = False
    offered: Callable[[Voice], bool] = _always


PAGES = {
    page.id: page
    for page in (
        Page(DESK, "desk.title", "table.back", call.show, wide=True),
        Page(
            team.PAGE,
            "team.heading",
            "table.link",
            team.show,
            offered=lambda voice: bool(voice.definition.team),
        ),
        Page(
            room.PAGE,
            "room.heading",
            "room.link",
            room.show,
            offered=lambda voice: _compares(voice) and settings().rooms,
        ),
        Page(
            counts.PAGE, "counts.heading", "counts.heading", counts.show, offered=lambda _: settings().counts
        ),
        Page(
            workbench.PAGE,
            "bench.heading",
            "bench.link",
            workbench.show,
            wide=True,
            offered=lambda _: may_publish(),
        ),
        Page(rule_map.PAGE, "map.heading", "map.heading", rule_map.show),
        Page(how.PAGE, "how.heading", "how.link", how.show, for_everybody=True),
    )
}


def show_menu(voice: Voice, current: Page) -> None:
    """Draw the ways between the pages of consultants, but within a call, which needs the room."""
    if current.for_everybody or (current.id == DESK and current_desk().open):
        return
    with st.container(key="menu", horizontal=True):
        for page in PAGES.values():
            if not page.for_everybody and page is not current and page.offered(voice):
                st.button(
                    voice.text(page.way),
                    key=f"to-{'desk' if page.id == DESK else page.id}",
                    type="tertiary",
                    on_click=_go,
                    args=(page.id,),
                )


def _go(page: str) -> None:
    st.query_params["page"] = page
