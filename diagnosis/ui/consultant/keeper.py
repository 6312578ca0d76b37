"""The consultant's own browser as the memory of cases, apart from that of visitors."""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.response import ResponseError
from diagnosis.report.case_file import MAX_CASE, case_data, open_case
from diagnosis.report.document import compact_json
from diagnosis.ui.assets import asset
from diagnosis.ui.consultant.desk import Desk, apply_edits, keeps_cases
from diagnosis.ui.page import as_text

_KEY = "keeper"
_MOST = 10


def keep(definition: Definition, table: Desk) -> None:
    """Hand the case to the browser, which keeps it where that is allowed."""

    def happened() -> None:
        event = getattr(st.session_state.get(_KEY), "event", None)
        if isinstance(event, Mapping) and event.get("session") == table.id:
            _happened(definition, table, event)

    data: dict[str, Any] = {
        "session": table.id,
        "ready": table.reported,
        "keep": keeps_cases(),
        "id": table.case.id if table.case else "",
        "case": case_text(definition, table) if table.case else "",
        "seen": table.seen,
        "erase": table.erase,
        "sharing": table.sharing,
        "turns": table.turns,
    }
    st.components.v2.component("keeper", js=asset("keeper.js"))(
        data=as_text(data), key=_KEY, on_event_change=happened
    )


def case_text(definition: Definition, table: Desk) -> str:
    """The open case as compact JSON."""
    assert table.case is not None
    return compact_json(case_data(definition, table.case))


def _happened(definition: Definition, table: Desk, event: Mapping[str, Any]) -> None:
    if event.get("kind") == "entered":
        apply_edits(definition, table, event.get("edits"))
    if event.get("kind") != "opened" or table.reported:
        return
    table.reported = True
    table.storage = event.get("storage") is True
    cases = event.get("cases")
    if not keeps_cases() or not isinstance(cases, list):
        return
    table.kept = [entry for entry in cases[:_MOST] if _sound(entry)]
    here = event.get("here")
    for entry in table.kept:
        if entry["id"] == here:
            resume(definition, table, entry)


def _sound(entry: Any) -> bool:
    if not isinstance(entry, Mapping):
        return False
    shapes = {"id": str, "text": str, "saved": int}
    return (
        all(isinstance(entry.get(name), shape) for name, shape in shapes.items())
        and len(entry["text"]) <= MAX_CASE
    )


def resume(definition: Definition, table: Desk, entry: Mapping[str, Any]) -> None:
    """Go on with a case that the browser kept, with what it had not handed over yet."""
    try:
        opened = open_case(definition, entry["text"].encode("utf-8", "replace"))
    except ResponseError as error:
        table.findings = tuple(error.findings[:3])
        return
    table.open_case(opened)
    apply_edits(definition, table, entry.get("pending"))


def client_of(entry: Mapping[str, Any]) -> str:
    """The client's name in a kept case, for the list; empty where there is none."""
    try:
        data = json.loads(entry["text"])
    except (ValueError, RecursionError):
        return ""
    client = data.get("client") if isinstance(data, dict) else None
    return client[:80] if isinstance(client, str) else ""
