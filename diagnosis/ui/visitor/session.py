"""What a visitor's session holds: the answers, the screen and the language."""

import datetime
import secrets
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Section
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import MAX_TEXT, Response, encodable
from diagnosis.engine.result import Result
from diagnosis.engine.work_out import work_out
from diagnosis.texts import LANGUAGES, Language
from diagnosis.ui.platform.language import preferred_language
from diagnosis.ui.visitor.letter import Letter
from diagnosis.wording.voice import Voice

Detail = Literal["organisation", "note"]
START, REVIEW, RESULT = "start", "review", "result"


@dataclass(frozen=True)
class Problem:
    """What went wrong with keeping: what the browser had kept, a link or file, or the browser's storage."""

    source: Literal["memory", "opened", "storage"]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Offer:
    """A response from outside: with a link, which others may have sent, or from a file."""

    reopened: Reopened
    linked: bool


@dataclass
class Session:
    """The state of one visit.

    `screen` is START, a section id, REVIEW or RESULT; `resume` is the screen to go on with
    from START. `moves` counts changes of screen, and `target` names the question to be shown
    first. `date` is the day on which the answers were last changed, and `dated` the answers of that day.
    `attempted` holds the sections that were left with questions open; `to_review` is the question
    for whose sake the review was left, and to which it comes back.

    `id` tells this session from the ones before it in the same browser. `reported` is true
    once the browser has said what it had kept, and `storage` whether it can keep anything.
    `adopted` counts how often the answers were taken over from another tab. `offer` is a
    response from outside that waits for a yes, `reopened` one whose changes are to be told.
    `borrowed` is true for answers that came with a link, until that is read; `worked_out` is the
    result that was worked out last. `definition` is the one that the visit began with, `letter` what the
    visitor sends to the firm. `counted` are the steps that count this visit already, and `countable` is
    whether it may be counted, once that is known. `previewed` is true where nobody visits: the screens
    are shown to whoever edits them.
    """

    language: Language
    screen: str = START
    resume: str = ""
    moves: int = 0
    target: str = ""
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    details: dict[Detail, str] = field(default_factory=dict)
    date: datetime.date | None = None
    dated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    attempted: set[str] = field(default_factory=set)
    to_review: str = ""
    confirm_restart: bool = False
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    reported: bool = False
    storage: bool | None = None
    adopted: int = 0
    offer: Offer | None = None
    reopened: Reopened | None = None
    problem: Problem | None = None
    borrowed: bool = False
    worked_out: Result | None = None
    definition: Definition | None = None
    letter: Letter = field(default_factory=Letter)
    counted: set[str] = field(default_factory=set)
    countable: bool | None = None
    previewed: bool = False
    shares_note: bool = False

    def go(self, screen: str, target: str = "") -> None:
        """Move to another screen, to the question `target` where one is named."""
        if screen != START:
            self.resume = ""
        elif self.screen != START:
            self.resume = self.screen
        self.screen = screen
        self.target = target
        self.moves += 1
        self.confirm_restart = False

    def restart(self) -> None:
        """Forget every answer and go back to the start."""
        self.take(Response(answers={}))
        self.offer = self.reopened = self.problem = self.worked_out = None
        self.borrowed = self.shares_note = False
        self.letter = Letter()
        self.go(START)
        self.resume = ""

    def take(self, response: Response) -> None:
        """Put a response in the place of the answers so far."""
        self.answers = dict(response.answers)
        self.details = {"organisation": response.organisation, "note": response.note}
        self.date, self.dated = response.date, dict(response.answers)
        self.attempted.clear()
        self.to_review = ""

    def date_answers(self, today: datetime.date) -> None:
        """Note the day of the answers where they have changed. Those of somebody else keep their own."""
        if self.answers != self.dated:
            self.date, self.dated = today, dict(self.answers)

    @property
    def page(self) -> tuple[object, ...]:
        """All but the answers that decides what is drawn: while it is the same, so is the page."""
        asked = (self.reported, self.storage, self.offer, self.reopened, self.problem, self.borrowed)
        return (self.moves, self.language, self.confirm_restart, self.adopted, *asked)

    @property
    def has_answers(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.answers or any(self.details.values()))

    def section(self, definition: Definition) -> Section | None:
        """The section that the visit is on; None on any other screen."""
        return next((section for section in definition.sections if section.id == self.screen), None)

    def response(self, definition: Definition) -> Response:
        """The answers so far, as a response."""
        ordered = {
            name: question.form.in_order(self.answers.get(name, ()))
            for name, question in definition.questions.items()
        }
        return Response(
            answers={name: chosen for name, chosen in ordered.items() if chosen},
            language=self.language,
            **self.checked_details(),
        )

    def voice(self, definition: Definition) -> Voice:
        """What speaks to the visitor."""
        return Voice(definition, self.language)

    def result(self, definition: Definition) -> Result:
        """What the answers so far mean; kept until they change, since it is drawn and printed."""
        response = self.response(definition)
        if self.worked_out is None or self.worked_out.response != response:
            self.worked_out = work_out(definition, response)
        return self.worked_out

    def checked_details(self) -> dict[str, Any]:
        """The details in the form that a response takes."""
        return {
            "organisation": encodable(self.details.get("organisation", "")[:MAX_TEXT]),
            "note": encodable(self.details.get("note", "")[:MAX_TEXT]),
            "date": self.date,
        }

    def shared(self, definition: Definition) -> Result:
        """The result as it is handed on beside the answers: the note stays here unless it was chosen."""
        result = self.result(definition)
        if self.shares_note or not result.response.note:
            return result
        return replace(result, response=result.response.model_copy(update={"note": ""}))


def named_language() -> Language | None:
    """The language that the address names."""
    return next((known for known in LANGUAGES if known == st.query_params.get("lang")), None)


def session() -> Session:
    """The session of the visitor whose run this is."""
    if "session" not in st.session_state:
        header = st.context.headers.get("Accept-Language")
        st.session_state["session"] = Session(language=named_language() or preferred_language(header))
    kept: Session = st.session_state["session"]
    return kept
