"""How to get in touch, and the bar that keeps it and the PDF in reach."""

import datetime
import re
import zoneinfo

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.report.pdf import summary_pdf
from diagnosis.texts import Language, text
from diagnosis.ui.file_button import file_button
from diagnosis.ui.html import render
from diagnosis.ui.session import Session
from diagnosis.wording.mail import mail_text
from diagnosis.wording.summary import Summary

_NO_NAME = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|\s]+')
"""What systems do not allow in the name of a file, and white space."""


def show_contact(summary: Summary, *, short: bool) -> None:
    """Draw who is speaking and how to reach them; where no contact is set, what to send.

    `short` leaves out what they do, and the text for a mail, which then stands elsewhere.
    """
    language = summary.language
    none = "result.contact-none-print" if short else "result.contact-none"
    st.html(
        render(
            "contact",
            heading=text(language, "result.contact"),
            about="" if short else summary.about,
            lead=text(language, "result.contact-some")
            if summary.contacts
            else text(language, none, provider=summary.provider),
            contacts=summary.contacts,
            after=summary.contact_after,
            welcome=summary.welcome,
        )
    )
    if not short:
        show_mail_text(summary)


def show_mail_text(summary: Summary) -> None:
    """Draw the result as a text for a mail, folded."""
    words = text(summary.language, "result.mail-text")
    with st.expander(words):
        show_copyable(mail_text(summary), words, summary.language)


def show_copyable(words: str, name: str, language: Language) -> None:
    """Draw words to be copied, with a button that copies them."""
    labels = {"copy": text(language, "result.copy"), "copied": text(language, "result.copied")}
    st.html(render("copyable", name=name, words=words, **labels))


def show_reach(definition: Definition, visit: Session) -> None:
    """Draw the bar at the bottom of the screen."""
    language = visit.language

    def pdf() -> bytes:
        return summary_pdf(visit.result(definition), visit.voice(definition))

    with st.container(key="reach", horizontal=True):
        label = text(language, "result.download-pdf")
        name = f"{file_name(visit)}.pdf"
        file_button(label, pdf, name, "application/pdf", key="pdf", kind="primary")
        st.html(render("go_to", target="contact", words=text(language, "result.get-in-touch")))


def file_name(visit: Session) -> str:
    """The name of a visitor's files, without an ending: what it is, whose, and the date."""
    parts = [
        text(visit.language, "result.file-name"),
        _NO_NAME.sub("_", visit.details.get("organisation", ""))[:40].strip("._"),
        (visit.date or _today()).isoformat(),
    ]
    return "-".join(part for part in parts if part)


def _today() -> datetime.date:
    try:
        zone = zoneinfo.ZoneInfo(st.context.timezone or "UTC")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = zoneinfo.ZoneInfo("UTC")
    return datetime.datetime.now(zone).date()
