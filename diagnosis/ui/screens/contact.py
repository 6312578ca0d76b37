"""How to get in touch, and the bar that keeps it and the PDF in reach."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.report.pdf import summary_pdf
from diagnosis.texts import text
from diagnosis.ui.counts.counting import counting
from diagnosis.ui.file_button import file_button
from diagnosis.ui.file_names import file_name
from diagnosis.ui.html import render
from diagnosis.ui.letter import channels
from diagnosis.ui.session import Session
from diagnosis.wording.summary import Summary


def show_contact(summary: Summary, *, short: bool) -> None:
    """Draw who is speaking and how to reach them; where no contact is set, what to send.

    `short` leaves out what they do.
    """
    language = summary.language
    none = "result.contact-none-print" if short else "result.contact-none"
    if channels().given:
        none = "result.contact-send"
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


def show_reach(definition: Definition, visit: Session) -> None:
    """Draw the bar at the bottom of the screen."""
    language = visit.language

    def pdf() -> bytes:
        return summary_pdf(visit.result(definition), visit.voice(definition))

    with st.container(key="reach", horizontal=True):
        label = text(language, "result.download-pdf")
        name = f"{file_name(visit)}.pdf"
        file_button(label, counting(visit, pdf), name, "application/pdf", key="pdf", kind="primary")
        st.html(render("go_to", target="contact", words=text(language, "result.get-in-touch")))
