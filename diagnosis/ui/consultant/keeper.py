"""The consultant's own browser as the memory of cases, apart from that of visitors."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import streamlit as st

from diagnosis.call.sheet_edits import apply_edits
from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.case import Case
from diagnosis.engine.response import ResponseError, encodable
from diagnosis.report.case_file import case_data
from diagnosis.report.reopen_case import open_case
from diagnosis.report.result_json import compact_json
from diagnosis.settings import settings
from diagnosis.ui.consultant.client_window import shown_to_client
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.consultant.desk_state import Elsewhere, KeptCase, Window
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.kit.page import as_text
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.http.paths import WINDOW as WINDOW_PATH
from diagnosis.ui.platform.http.paths import base
from diagnosis.ui.platform.streamlit_internals.page_parts import LINE, keyed
from diagnosis.wording.voice import Voice

WINDOW = "client-window"
"""The key of the button that opens the client's window; only the browser can open one."""
_KEY = "keeper"
_component = st.components.v2.component(_KEY, js=asset("consultant/keeper/keeper.js"))
_MOST = 10
_LONGEST_ID = 40


def keep(voice: Voice, desk: Desk) -> None:
    """Hand the case to the browser, which keeps it where that is allowed."""

    definition = voice.definition

    def happened() -> None:
        event = getattr(st.session_state.get(_KEY), "event", None)
        if isinstance(event, Mapping) and event.get("session") == desk.id:
            _happened(definition, desk, event)

    data: dict[str, Any] = {
        "session": desk.id,
        "ready": desk.reported,
        "keep": settings().keep_cases,
        "id": desk.open.case.id if desk.open else "",
        "case": case_text(definition, desk.open.case) if desk.open else "",
        "seen": desk.open.seen if desk.open else 0,
        "erase": desk.erase,
        "wanted": asdict(desk.wanted) if desk.wanted else None,
        "window": _window(voice, desk),
        "parts": {**LINE, "window": f"{keyed(WINDOW)} button"},
    }
    _component(data=as_text(data), key=_KEY, on_event_change=happened)


def _window(voice: Voice, desk: Desk) -> dict[str, Any]:
    """What the client's window is to show; nothing new while it is paused, or another record is in hand."""
    window, opened = desk.window, desk.open
    shown = None
    if window and opened and window.follows(opened):
        shown = shown_to_client(voice, opened, plan=window.plan)
    return {
        "address": f"{base()}{WINDOW_PATH}?lang={voice.language}",
        "of": window.name if window else "",
        "shown": shown,
    }


def case_text(definition: Definition, case: Case) -> str:
    """A case as compact JSON."""
    return compact_json(case_data(definition, case))


def _happened(definition: Definition, desk: Desk, event: Mapping[str, Any]) -> None:
    _note_storage(desk, keeps=event.get("storage") is True)
    kind, name = event.get("kind"), event.get("id")
    if kind == "entered" and desk.open:
        apply_edits(definition, desk.open, event.get("edits"), local_now())
    elif kind == "opened" and not desk.reported:
        desk.reported = True
        window = event.get("window")
        desk.window = Window.of(window[: 2 * _LONGEST_ID]) if isinstance(window, str) else None
        _take_kept(definition, desk, event)
    elif kind == "case":
        resume(definition, desk, event.get("entry"))
    elif kind in ("elsewhere", "taken") and isinstance(name, str):
        if desk.open and desk.open.case.id == name:
            desk.put_away()
        desk.elsewhere = Elsewhere(name, taken=kind == "taken")


def _note_storage(desk: Desk, *, keeps: bool) -> None:
    """Say it at once where the browser stops keeping cases, such as when its storage is full."""
    if desk.storage and not keeps and desk.open:
        desk.findings = (Finding(code="case-not-kept"),)
    desk.storage = keeps


def _take_kept(definition: Definition, desk: Desk, event: Mapping[str, Any]) -> None:
    """What the browser has kept: go on at once with what this tab had open."""
    cases, here = event.get("cases"), event.get("elsewhere")
    if not settings().keep_cases or not isinstance(cases, list):
        return
    desk.kept = [kept for entry in cases[:_MOST] if (kept := _kept(entry))]
    if isinstance(here, str):
        desk.elsewhere = Elsewhere(here, taken=False)
    resume(definition, desk, event.get("entry"))


def _kept(entry: Any) -> KeptCase | None:
    if not isinstance(entry, Mapping):
        return None
    name, saved, client = (entry.get(part) for part in ("id", "saved", "client"))
    if not isinstance(name, str) or not isinstance(saved, int):
        return None
    return KeptCase(name[:_LONGEST_ID], saved, encodable(client[:80]) if isinstance(client, str) else "")


def resume(definition: Definition, desk: Desk, entry: Any) -> None:
    """Go on with a case that the browser kept, with what it had not handed over yet."""
    if not isinstance(entry, Mapping) or not isinstance(entry.get("text"), str):
        return
    try:
        opened = open_case(definition, entry["text"].encode("utf-8", "replace"))
    except ResponseError as error:
        desk.findings = tuple(error.findings[:3])
        return
    desk.open_case(opened)
    if desk.open:
        apply_edits(definition, desk.open, entry.get("pending"), local_now())
