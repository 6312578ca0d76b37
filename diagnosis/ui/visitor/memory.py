"""The visitor's own browser as the memory: what is kept there, and what comes back from it.

`components/memory/` keeps and reports; nothing that it reports is trusted.
"""

from collections.abc import Mapping
from typing import Any, get_args

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response, ResponseError, as_data
from diagnosis.report.reopen import reopen_link, reopen_saved
from diagnosis.report.result_json import compact_json
from diagnosis.texts import LANGUAGES
from diagnosis.ui.kit.page import as_text
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.streamlit_internals.page_parts import FILE_BUTTON, KEYED, LINE, keyed
from diagnosis.ui.visitor.counting import counted_before, not_counted
from diagnosis.ui.visitor.kept_answers import collect, forget_controls, take_chosen
from diagnosis.ui.visitor.open_questions import open_questions
from diagnosis.ui.visitor.question_places import controls
from diagnosis.ui.visitor.section import ANSWERS, answers_wait
from diagnosis.ui.visitor.session import (
    RESULT,
    REVIEW,
    START,
    Detail,
    Offer,
    Problem,
    Session,
    named_language,
    session,
)

_KEY = "memory"
_component = st.components.v2.component(_KEY, js=asset("visitor/memory/memory.js"))
_FIELDS = {name: f"{keyed(f'detail:{name}')} input" for name in get_args(Detail)}
"""Where the details are typed, as CSS selectors."""


def remember(definition: Definition, visit: Session) -> None:
    """Hand the session to the browser, which keeps it and reports what happens there."""
    section = visit.section(definition)
    data: dict[str, Any] = {
        "session": visit.id,
        "ready": visit.reported,
        "response": _as_text(definition, visit.answers, visit) if visit.has_answers else "",
        "blank": _as_text(definition, {}, visit),
        "details": {name: visit.details.get(name, "") for name in get_args(Detail)},
        "language": visit.language,
        "screen": visit.screen,
        "place": visit.resume or visit.screen,
        "borrowed": visit.borrowed,
        "adopted": visit.adopted,
        "asked": {
            name: controls(definition.questions[name]) for name in (section.questions if section else ())
        },
        "waits": answers_wait(definition, visit),
        "fields": _FIELDS,
        "parts": {**LINE, "fileButton": FILE_BUTTON, "keyed": KEYED, "answers": keyed(ANSWERS)},
    }
    _component(data=as_text(data), key=_KEY, on_event_change=lambda: _happened(definition))


def _as_text(definition: Definition, answers: dict[str, tuple[str, ...]], visit: Session) -> str:
    details = visit.checked_details()
    data = as_data(definition, Response(answers=answers, **details))
    return compact_json(data)


def _happened(definition: Definition) -> None:
    """Take in what the browser reports."""
    visit = session()
    event = getattr(st.session_state.get(_KEY), "event", None)
    if not isinstance(event, Mapping) or event.get("session") != visit.id:
        return
    _collect(definition, visit, event.get("chosen"))
    _note_storage(visit, keeps=event.get("storage") is True)
    link = event.get("link")
    match event.get("kind"):
        case "opened" if not visit.reported:
            visit.reported = True
            _take_saved(definition, visit, event.get("saved"), here=event.get("here") is True)
            if isinstance(link, str):
                open_link(definition, visit, link)
        case "link" if isinstance(link, str):
            open_link(definition, visit, link)
        case "elsewhere":
            _take_elsewhere(definition, visit, event.get("saved"))
        case "moved":
            _move(definition, visit, event.get("screen"))


def _note_storage(visit: Session, *, keeps: bool) -> None:
    """Say it at once where the browser stops keeping answers, such as when its storage is full."""
    if visit.storage and not keeps and visit.has_answers:
        visit.problem = Problem("storage")
    elif keeps and visit.problem == Problem("storage"):
        visit.problem = None
    visit.storage = keeps


def _collect(definition: Definition, visit: Session, chosen: Any) -> None:
    """Keep taps that have come with the event: one that has not been drawn yet, or those of a form."""
    section = visit.section(definition)
    if section:
        collect(definition, section, visit)
    if isinstance(chosen, Mapping):
        take_chosen(definition, chosen, visit)


def _take_saved(definition: Definition, visit: Session, saved: Any, *, here: bool) -> None:
    """What an earlier session left: go on at once in the same tab, else offer to."""
    if visit.has_answers or not isinstance(saved, Mapping):
        return
    try:
        reopened = reopen_saved(definition, str(saved.get("response", "")))
    except ResponseError:
        visit.problem = Problem("memory")
        return
    visit.take(reopened.response)
    visit.borrowed = saved.get("borrowed") is True
    if saved.get("language") in LANGUAGES and not named_language():
        visit.language = saved["language"]
    visit.reopened = reopened if reopened.changed else None
    place = _place(definition, visit, saved.get("screen"), reopened)
    if visit.borrowed:
        not_counted(definition, visit)
    else:
        counted_before(definition, visit, place)
    visit.go(place if here else START)
    visit.resume = "" if here or place == START else place


def _place(definition: Definition, visit: Session, screen: Any, reopened: Reopened) -> str:
    """The screen to go on with: the one that was left, unless it is gone or asks for more first."""
    names = [section.id for section in definition.sections]
    if screen not in (START, *names, RESULT):
        return REVIEW
    if screen == RESULT and (reopened.changed or open_questions(definition, visit)):
        return REVIEW
    return str(screen)


def open_link(definition: Definition, visit: Session, link: str) -> None:
    """Open the response in a link, or say why that cannot be done."""
    try:
        offer_response(definition, visit, Offer(reopen_link(definition, link), linked=True))
    except ResponseError as error:
        refuse(visit, error)


def offer_response(definition: Definition, visit: Session, offer: Offer) -> None:
    """Show a response that came from outside; ask first where it would replace other answers."""
    visit.problem = None
    if visit.has_answers and visit.answers != offer.reopened.response.answers:
        visit.offer = offer
        visit.go(START)
    else:
        open_response(definition, visit, offer)


def open_response(definition: Definition, visit: Session, offer: Offer) -> None:
    """Take over a response and show its result, or its review where questions are open."""
    reopened = offer.reopened
    # What this browser has already, it has from its owner, unless it came with a link before.
    if visit.answers != reopened.response.answers:
        visit.borrowed = offer.linked
    visit.take(reopened.response)
    forget_controls(definition)
    if reopened.response.language:
        visit.language = reopened.response.language
    visit.reopened = reopened if reopened.changed else None
    visit.offer = None
    not_counted(definition, visit)
    visit.go(REVIEW if reopened.changed or open_questions(definition, visit) else RESULT)


def refuse(visit: Session, error: ResponseError) -> None:
    """Say on the start why something could not be opened; the answers stay as they are."""
    visit.problem = Problem("opened", tuple(error.findings[:3]))
    visit.go(START)


def _take_elsewhere(definition: Definition, visit: Session, saved: Any) -> None:
    """Another tab of the same browser has changed the answers, or erased them."""
    visit.adopted += 1
    if not isinstance(saved, Mapping):
        visit.restart()
    else:
        try:
            visit.take(reopen_saved(definition, str(saved.get("response", ""))).response)
        except ResponseError:
            return
        if visit.screen == RESULT and open_questions(definition, visit):
            visit.go(REVIEW)
    forget_controls(definition)


def _move(definition: Definition, visit: Session, screen: Any) -> None:
    """The back or forward button."""
    names = [section.id for section in definition.sections]
    allowed = screen in (START, *names, REVIEW) or (
        screen == RESULT and not open_questions(definition, visit)
    )
    if allowed and screen != visit.screen:
        visit.go(screen)
