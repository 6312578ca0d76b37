"""What a consultant's session holds: the open case or none, and what is known of the browser."""

import secrets
import time
from dataclasses import dataclass, field, replace
from typing import Literal

import streamlit as st

from diagnosis.call.history import History
from diagnosis.call.open_case import OpenCase
from diagnosis.definition.finding import Finding
from diagnosis.engine.case import MAX_RECORDS, Case, Record
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import MAX_TEXT, Response
from diagnosis.report.reopen_case import OpenedCase
from diagnosis.settings import settings
from diagnosis.texts import Language, text
from diagnosis.ui.consultant.client_names import same
from diagnosis.ui.consultant.desk_state import Elsewhere, Incoming, KeptCase, Wanted, Window

View = Literal["call", "change", "handover", "case"]
VIEWS: tuple[View, ...] = ("call", "change", "handover", "case")


@dataclass
class Desk:
    """The state of one consultant's visit; all of it goes with the session.

    `open` is the case that is open, None at an empty desk. `kept` are the cases that the browser
    keeps, as it reported them, and `erase` those that it is to forget. `wanted` is the kept case that
    the browser is asked for, and `elsewhere` one that another tab has open. `incoming` came while
    another client was in hand, and `aside` are the ids of the cases that were left in this tab.
    `window` is the client's window, None where there is none; `tabs` are the ids of the cases that were
    opened in this tab, in that order. `plans_shown` names the windows in which a proposal stood.
    """

    open: OpenCase | None = None
    view: View = "call"
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    reported: bool = False
    storage: bool | None = None
    kept: list[KeptCase] = field(default_factory=list)
    wanted: Wanted | None = None
    elsewhere: Elsewhere | None = None
    erase: list[str] = field(default_factory=list)
    incoming: Incoming | None = None
    aside: list[str] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    confirm_close: bool = False
    window: Window | None = None
    tabs: list[str] = field(default_factory=list)
    plans_shown: set[str] = field(default_factory=set)

    def receive(self, response: Response, language: Language, changed: Reopened | None = None) -> None:
        """Open a response; ask first where it may be another client's than the one in hand."""
        if self.open and not same(response.organisation, self.open.case.client):
            self.incoming = Incoming(response, changed)
        else:
            self.add(response, language, changed)

    def take_incoming(self, language: Language, *, beside: bool) -> None:
        """Add what came to the client in hand, or open it as another one `beside`."""
        incoming, self.incoming = self.incoming, None
        if incoming and (not beside or self.leave()):
            self.add(incoming.response, language, incoming.changed)

    def drop_incoming(self) -> None:
        """Leave what came where it is."""
        self.incoming = None

    def add(self, response: Response, language: Language, changed: Reopened | None = None) -> None:
        """Open one more record, at an empty desk in a new case, and take it in hand."""
        case = self.open.case if self.open else Case(id=secrets.token_hex(6))
        if len(case.records) >= MAX_RECORDS:
            self.findings = (Finding(code="case-full", details={"limit": str(MAX_RECORDS)}),)
            return
        number = len(case.records) + 1
        name = response.organisation or text(language, "desk.unnamed", number=number)
        if response.date:
            name = f"{name} {response.date.isoformat()}"
        name = case.free_name(name[:MAX_TEXT])
        record = Record(
            id=case.next_id(),
            name=name,
            response=response,
            opening=dict(response.answers),
            opened=response.date,
        )
        if not case.client and response.organisation:
            case = case.model_copy(update={"client": response.organisation})
        if self.open is None:
            self._turn_to(OpenCase(case.having(record), record.id))
        else:
            self.open.case = case.having(record)
            self.open.history = History()
            self.open.select_record(record.id)
            self._turn_to(self.open)
        if changed and self.open:
            self.open.changed[record.id] = changed

    def open_case(self, opened: OpenedCase) -> None:
        """Take a whole case in hand, beside one that is open; one without records changes nothing."""
        if self.open and self.open.case.id == opened.case.id:
            self.findings = (Finding(code="case-open"),)
        elif opened.case.records and self.leave():
            first = opened.case.records[0].id
            self._turn_to(OpenCase(opened.case, first, changed=dict(opened.changed)))

    def _turn_to(self, opened: OpenCase) -> None:
        self.open = opened
        # What was erased before and is opened again is to be kept again.
        self.erase = [case_id for case_id in self.erase if case_id != opened.case.id]
        self.aside = [case_id for case_id in self.aside if case_id != opened.case.id]
        if opened.case.id not in self.tabs:
            self.tabs.append(opened.case.id)
        self.elsewhere = self.incoming = None
        self.findings = ()
        self.view = "call"

    def leave(self) -> bool:
        """Put the case in hand aside; the browser keeps it, and it is a press away.

        False, and said, where the browser keeps nothing: then it stays in hand.
        """
        if self.open and not self.may_leave:
            self.findings = (Finding(code="case-alone"),)
            return False
        if self.open:
            case = self.open.case
            entry = KeptCase(case.id, int(time.time() * 1000), case.client)
            self.aside.append(case.id)
            self.kept = [entry, *(other for other in self.kept if other.id != case.id)]
            window = self.window
            self.put_away()
            # The client goes on looking at it while the consultant looks something else up.
            self.window = window
        return True

    def turn_to(self, case_id: str) -> None:
        """Take a case in hand again that was put aside."""
        in_hand = self.open is not None and self.open.case.id == case_id
        if not in_hand and self.leave():
            self.want(case_id)

    @property
    def beside(self) -> list[KeptCase]:
        """The kept cases that were left in this tab and are a press away."""
        return [entry for entry in self.kept if entry.id in self.aside]

    @property
    def may_leave(self) -> bool:
        """Whether a case can be put aside: only where the browser keeps it."""
        return settings().keep_cases and self.storage is not False

    def open_window(self) -> None:
        """Show the selected record in the client's window, at first without the proposal."""
        if self.open:
            self.window = Window(self.open.case.id, self.open.current)

    def show_plan(self) -> None:
        """Show the proposal in the client's window too, or no more."""
        if self.window:
            self.window = replace(self.window, plan=not self.window.plan)
            self.plans_shown.add(self.window.name)

    def has_shown_plan(self, opened: OpenCase) -> bool:
        """Whether the client has seen the proposal for the selected record in this visit."""
        return Window(opened.case.id, opened.current).name in self.plans_shown

    def pause_window(self) -> None:
        """Leave the client's window as it is, or let it follow again."""
        if self.window:
            self.window = replace(self.window, paused=not self.window.paused)

    def close_window(self) -> None:
        """Clear the client's window."""
        self.window = None

    def close(self) -> None:
        """Forget the case, here and in the browser."""
        if self.open:
            self.forget(self.open.case.id)
        self.put_away()

    def forget(self, case_id: str) -> None:
        """Let the browser forget a kept case."""
        self.erase.append(case_id)
        self.kept = [entry for entry in self.kept if entry.id != case_id]

    def want(self, case_id: str, *, take: bool = False) -> None:
        """Ask the browser for a kept case."""
        self.wanted = Wanted(case_id, (self.wanted.turn if self.wanted else 0) + 1, take)
        self.elsewhere = None

    def put_away(self) -> None:
        """Forget the case here; the browser goes on keeping it."""
        self.open = None
        self.incoming = None
        self.findings, self.confirm_close = (), False
        self.view = "call"
        self.close_window()

    def remove(self, record_id: str) -> None:
        """Take a record out of the open case; the last one closes it."""
        if self.open is None:
            return
        if [record.id for record in self.open.case.records] == [record_id]:
            self.close()
        else:
            self.open.remove(record_id)
            if self.window and self.window.record == record_id:
                self.close_window()


def current_desk() -> Desk:
    """The desk of the consultant whose run this is."""
    if "desk" not in st.session_state:
        st.session_state["desk"] = Desk()
    kept: Desk = st.session_state["desk"]
    return kept
