"""Sending a result to the firm: what is sent, to whom and what for stands above every field."""

import datetime
import time

import streamlit as st

from diagnosis.counts.steps import SENT
from diagnosis.definition.model import Definition
from diagnosis.report.document_pdf import copy_pdf
from diagnosis.report.document_text import mail_text
from diagnosis.report.result_json import document
from diagnosis.sending.deliver import confirm, deliver
from diagnosis.sending.mail_address import folded, is_address
from diagnosis.sending.parcel import Parcel, id_of
from diagnosis.texts import Language, text
from diagnosis.ui.kit.clock import at_browser
from diagnosis.ui.kit.copyable import copyable
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.markdown import bullets
from diagnosis.ui.platform.streamlit_internals.page_parts import keyed
from diagnosis.ui.visitor.counting import count_step
from diagnosis.ui.visitor.file_name import file_name
from diagnosis.ui.visitor.letter import Letter, channels, limits
from diagnosis.ui.visitor.privacy import privacy_notice
from diagnosis.ui.visitor.session import Session
from diagnosis.wording.contacts import after_contact
from diagnosis.wording.letter import FIELDS, WISHES, Field, letter_text

_LONGEST: dict[Field, int] = {"name": 100, "email": 254, "message": 2000}
_TRAP = "send:trap"
"""A field that the style sheet hides. Programs fill it in, and now and then a browser does for a person."""


def show_send(definition: Definition, visit: Session, provider: str) -> Marks:
    """Draw the form where a way to send is set up. Returns accessibility marks of its fields."""
    if not channels().given:
        return {}
    if visit.letter.number and visit.letter.answers != visit.answers:
        visit.letter = Letter()
    language, letter = visit.language, visit.letter
    with st.expander(text(language, "send.heading", provider=provider), key="send"):
        if letter.number:
            _arrived(definition, visit, provider)
            return {}
        st.markdown(bullets(_sent_lines(definition, visit, provider)))
        if not letter.shown:
            letter.shown = time.monotonic()
        with st.form("send-form", border=False, enter_to_submit=False):
            for name in ("name", "email"):
                _line(name, visit)
            st.radio(
                text(language, "send.wish"),
                WISHES,
                format_func=lambda wish: text(language, f"send.wish-{wish}"),
                key="send:wish",
            )
            st.text_area(text(language, "send.message"), key="send:message", max_chars=_LONGEST["message"])
            st.text_input(text(language, "send.trap"), key=_TRAP, autocomplete="new-password")
            pressed = st.form_submit_button(text(language, "send.button"), type="primary", key="send-now")
        if pressed:
            with st.spinner(text(language, "send.sending")):
                _send(definition, visit, provider)
            st.rerun()
        _refused(letter, visit)
    return {
        f"{keyed(f'send:{name}')} input": {"aria-invalid": "true", "aria-describedby": _problem_id(name)}
        for name in letter.problems
    }


def _sent_lines(definition: Definition, visit: Session, provider: str) -> list[str]:
    """What has to be known before anything is written."""
    language, after = visit.language, after_contact(visit.voice(definition))
    following = "next" if after else "next-none"
    return [
        text(language, "send.purpose"),
        text(language, "send.recipient", provider=provider),
        text(language, f"send.{following}", after=after, provider=provider),
        text(language, "send.contents", count=len(visit.answers)),
        text(language, "send.kept"),
        *privacy_notice(language, definition.rulebook.provider),
    ]


def _line(name: Field, visit: Session) -> None:
    st.text_input(
        text(visit.language, f"send.{name}"),
        key=f"send:{name}",
        max_chars=_LONGEST[name],
        autocomplete=name,
    )
    problem = visit.letter.problems.get(name)
    if problem:
        st.html(render("kit/problem", id=_problem_id(name), problem=problem))


def _problem_id(name: Field) -> str:
    return f"problem-send-{name}"


def _refused(letter: Letter, visit: Session) -> None:
    """Why it was not sent, and what was written, to be taken along."""
    if not letter.refusal:
        return
    with st.container(key="send-refused", border=True):
        st.html(render("kit/notice", lines=[letter.refusal]))
        if letter.written:
            copyable(letter.written, "send.written", "send-written", visit.language)


def _arrived(definition: Definition, visit: Session, provider: str) -> None:
    language, letter = visit.language, visit.letter
    after = after_contact(visit.voice(definition))
    lines = [
        text(language, "send.sent", provider=provider, time=letter.sent, number=letter.number),
        *([text(language, "send.sent-receipt")] if letter.receipt else []),
        *([after] if after else []),
    ]
    with st.container(key="send-arrived"):
        st.html(render("kit/notice", lines=lines))


def _send(definition: Definition, visit: Session, provider: str) -> None:
    """Send what was written, or say why not; nothing that was written is lost."""
    language, letter = visit.language, visit.letter
    written = _written()
    letter.written = ""
    letter.problems = _problems(language, written)
    letter.refusal = "" if letter.problems else _refusal(visit)
    if letter.problems or letter.refusal:
        return
    result = visit.shared(definition)
    words = letter_text(written, language, mail_text(visit.voice(definition).document(result)))
    if not limits.admit(st.context.ip_address or ""):
        letter.refusal, letter.written = text(language, "send.too-often"), words
        return
    data: dict[str, object] = {str(name): value for name, value in written.items()}
    data |= {"language": language, "result": document(result)}
    parcel = Parcel(
        id=id_of(data),
        data=data,
        subject=text(language, "send.subject", name=written["name"]),
        words=words,
        pdf=copy_pdf(result, visit.voice(definition)),
        pdf_name=f"{file_name(visit, 'result.file-copy')}.pdf",
        reply_to=written["email"],
    )
    if not deliver(channels(), parcel):
        letter.refusal, letter.written = text(language, "send.failed"), words
        return
    letter.number, letter.sent = parcel.id.removeprefix("msg_")[:8], _moment(parcel.made)
    letter.answers = dict(visit.answers)
    count_step(visit, SENT)
    receipt = text(language, "send.receipt", provider=provider, number=letter.number)
    letter.receipt = confirm(channels(), parcel, text(language, "send.receipt-subject"), receipt)
    for name in FIELDS:
        st.session_state.pop(f"send:{name}", None)


def _written() -> dict[Field, str]:
    """What was typed into the fields, without surrounding spaces."""
    written: dict[Field, str] = {
        name: str(st.session_state.get(f"send:{name}") or "").strip() for name in FIELDS
    }
    return written | {"email": folded(written["email"])}


def _problems(language: Language, written: dict[Field, str]) -> dict[Field, str]:
    """What is wrong, by field."""
    problems: dict[Field, str] = {}
    if not written["name"]:
        problems["name"] = text(language, "send.name-problem")
    if not is_address(written["email"]) or "." not in written["email"].rpartition("@")[2]:
        problems["email"] = text(language, "send.email-problem")
    return problems


def _refusal(visit: Session) -> str:
    """Why nothing is sent at this press; empty where nothing stands against it."""
    if visit.previewed:
        return text(visit.language, "send.previewed")
    if visit.letter.in_haste:
        return text(visit.language, "send.too-soon")
    if st.session_state.get(_TRAP) and not visit.letter.asked_again:
        visit.letter.asked_again = True
        return text(visit.language, "send.once-more")
    return ""


def _moment(made: datetime.datetime) -> str:
    """The time as the visitor's own clock shows it."""
    return at_browser(made).strftime("%Y-%m-%d %H:%M")
