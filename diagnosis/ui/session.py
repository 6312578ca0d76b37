"""What a visitor's session holds: the answers, the screen and the language. Nothing else is kept."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.response import MAX_TEXT, Response, read_response
from diagnosis.texts import Language
from diagnosis.ui.language import preferred_language

Detail = Literal["organisation", "date", "note"]
START, REVIEW, RESULT = "start", "review", "result"


@dataclass
class Session:
    """The state of one visit.

    `screen` is START, a section id, REVIEW or RESULT. `moves` counts changes of screen, and
    `target` names the question to be shown first. `attempted` holds the sections that were
    left with questions open. `running` is true while the script runs for this visit.
    """

    language: Language
    screen: str = START
    moves: int = 0
    target: str = ""
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    details: dict[Detail, str] = field(default_factory=dict)
    attempted: set[str] = field(default_factory=set)
    to_review: bool = False
    confirm_restart: bool = False
    running: bool = False

    def go(self, screen: str, target: str = "") -> None:
        """Move to another screen, to the question `target` where one is named."""
        self.screen = screen
        self.target = target
        self.moves += 1
        self.confirm_restart = False

    def restart(self) -> None:
        """Forget every answer and go back to the start."""
        self.answers.clear()
        self.details.clear()
        self.attempted.clear()
        self.to_review = False
        self.go(START)

    def response(self, definition: Definition) -> Response:
        """The answers so far, as a response."""
        data: dict[str, object] = {
            "answers": {question: list(chosen) for question, chosen in self.answers.items()},
            "language": self.language,
            "organisation": self.details.get("organisation", "")[:MAX_TEXT],
            "note": self.details.get("note", "")[:MAX_TEXT],
        }
        if self.date:
            data["date"] = self.date.isoformat()
        return read_response(definition, data)

    @property
    def date(self) -> datetime.date | None:
        """The date that was typed, where it is one."""
        try:
            return datetime.date.fromisoformat(self.details.get("date", "").strip().replace("/", "-"))
        except ValueError:
            return None


def session() -> Session:
    """The session of the visitor whose run this is."""
    if "session" not in st.session_state:
        header = st.context.headers.get("Accept-Language")
        st.session_state["session"] = Session(language=preferred_language(header))
    kept: Session = st.session_state["session"]
    return kept
