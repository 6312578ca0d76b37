"""Whose answers lie on the table, in one consultant's visit; all of it goes with the session."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response, ResponseError
from diagnosis.report.response_table import TableRead

MOST_PEOPLE = 500
_MOST_TOLD = 20
"""Faulty cells of a table that are told at once."""


@dataclass(frozen=True)
class Person:
    """One response, and the name of the file that it came in."""

    file: str
    response: Response


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

    people: list[Person] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    shown: Shown | None = None

    def receive(self, files: Sequence[tuple[str, Reopened | TableRead | ResponseError]]) -> None:
        """Take over what came in files; the same response twice counts once.

        That is said, and how many find no room any more.
        """
        self.findings = []
        for name, found in files:
            if isinstance(found, ResponseError):
                self.findings.append(Finding(code="not-a-response-file", details={"name": name}))
                self.findings += found.findings[:1]
            elif isinstance(found, TableRead):
                self.findings += found.findings[:_MOST_TOLD]
                more = len(found.findings) - _MOST_TOLD
                if more > 0:
                    self.findings.append(Finding(code="table-more", details={"count": str(more)}))
                # Two people may answer a short table alike.
                people = [Person(f"{name} ({row})", one) for row, one in enumerate(found.responses, start=1)]
                self.people = [*self.people, *people]
            elif any(person.response == found.response for person in self.people):
                self.findings.append(Finding(code="response-twice", details={"name": name}))
            else:
                self.people = [*self.people, Person(name, found.response)]
        left = len(self.people) - MOST_PEOPLE
        if left > 0:
            details = {"limit": str(MOST_PEOPLE), "count": str(left)}
            self.findings.append(Finding(code="too-many-people", details=details))
            self.people = self.people[:MOST_PEOPLE]

    def remove(self, place: int) -> None:
        """Take somebody off the table."""
        del self.people[place]

    def clear(self) -> None:
        """Forget everybody."""
        self.people, self.findings, self.shown = [], [], None

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
