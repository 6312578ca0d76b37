"""Whose answers are on the table, in one consultant's visit; all of it goes with the session."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import ResponseError
from diagnosis.report.gathering import Gathering, Person
from diagnosis.report.response_table import TableRead

MOST_PEOPLE = 500
_MOST_FINDINGS = 20
"""Findings of one file that are shown at once."""


@dataclass(frozen=True)
class Shown:
    """Which step of the comparison the client's window shows, and whether with the names of groups."""

    place: int
    named: bool = False


@dataclass
class Table:
    """The people who are compared. `findings` are what is wrong with files that were not taken.

    `shown` is what the client's window shows, None where it shows nothing.
    """

    gathering: Gathering = field(default_factory=Gathering)
    findings: list[Finding] = field(default_factory=list)
    shown: Shown | None = None

    @property
    def people(self) -> list[Person]:
        """In the order in which they came."""
        return self.gathering.people

    def begin(self) -> None:
        """Forget what was said of earlier files."""
        self.findings = []

    def receive(self, files: Sequence[tuple[str, Reopened | TableRead | ResponseError]]) -> None:
        """Take over what came in files, and keep what has to be said of them."""
        for name, found in files:
            findings = self.gathering.add(name, found)
            self.findings += findings[:_MOST_FINDINGS]
            more = len(findings) - _MOST_FINDINGS
            if more > 0:
                self.findings.append(Finding(code="table-more", details={"count": str(more)}))
        left = len(self.people) - MOST_PEOPLE
        if left > 0:
            details = {"limit": str(MOST_PEOPLE), "count": str(left)}
            self.findings.append(Finding(code="too-many-people", details=details))
            del self.people[MOST_PEOPLE:]

    def remove(self, place: int) -> None:
        """Take somebody off the table."""
        self.gathering.remove(place)

    def clear(self) -> None:
        """Forget everybody."""
        self.gathering, self.findings, self.shown = Gathering(), [], None

    def show(self, place: int) -> None:
        """Show a step in the client's window, each step without the names of groups at first."""
        self.shown = Shown(place)

    def name_groups(self) -> None:
        """Show the names of groups in the client's window too, or no more."""
        if self.shown:
            self.shown = replace(self.shown, named=not self.shown.named)

    def end_showing(self) -> None:
        """Clear the client's window."""
        self.shown = None


def table() -> Table:
    """The table of the consultant whose run this is."""
    if "team" not in st.session_state:
        st.session_state["team"] = Table()
    kept: Table = st.session_state["team"]
    return kept
