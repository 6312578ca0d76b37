"""How to get in touch, and the bar that keeps it and both PDFs in reach."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.platform.html import render
from diagnosis.ui.visitor.download import copy_button, page_button
from diagnosis.ui.visitor.letter import channels
from diagnosis.ui.visitor.session import Session
from diagnosis.wording.blocks import Document


def show_contact(document: Document, *, short: bool) -> None:
    """Draw who is speaking and how to reach them; where no contact is set, what to send.

    `short` leaves out what they do.
    """
    language, contact = document.language, document.block("contact")
    none = "result.contact-none-print" if short else "result.contact-none"
    if channels().given:
        none = "result.contact-send"
    st.html(
        render(
            "visitor/contact",
            heading=contact.heading,
            about=[] if short else document.block("about").lead,
            lead=text(language, "result.contact-some")
            if document.contacts
            else text(language, none, provider=document.provider),
            contacts=document.contacts,
            after=contact.lines[len(document.contacts) :],
            welcome=contact.note,
        )
    )


def show_reach(definition: Definition, visit: Session, document: Document) -> None:
    """Draw the bar at the bottom of the screen."""
    with st.container(key="reach", horizontal=True):
        copy_button(definition, visit, key="pdf")
        page_button(definition, visit, key="pdf-page")
        if channels().given or document.contacts:
            st.html(
                render("visitor/go_to", target="contact", words=text(visit.language, "result.get-in-touch"))
            )
