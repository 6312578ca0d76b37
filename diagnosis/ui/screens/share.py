"""Two ways to hand a result on: with the answers, which reopen it, or the result alone."""

import segno
import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.look import BLACK, GROUND
from diagnosis.report.document import document, to_json
from diagnosis.report.link import link_fragment
from diagnosis.report.pdf import summary_pdf
from diagnosis.texts import text
from diagnosis.ui.copyable import copyable
from diagnosis.ui.counts.counting import counting
from diagnosis.ui.file_button import file_button
from diagnosis.ui.file_names import file_name
from diagnosis.ui.html import render
from diagnosis.ui.markdown import bullets
from diagnosis.ui.session import Session
from diagnosis.wording.mail import mail_text
from diagnosis.wording.summary import Summary

_LARGEST_QR = 1_000
"""The longest link, in characters, whose QR code a phone still reads with ease from a screen."""


def show_share(definition: Definition, visit: Session, summary: Summary) -> None:
    """Draw both ways, folded; each says what the receiver will see."""
    # What takes long to make is made once it is asked for.
    part = st.expander(text(visit.language, "share.with-answers"), key="share", on_change="rerun")
    with part:
        if part.open:
            _with_answers(definition, visit, summary)
    part = st.expander(text(visit.language, "share.without-answers"), key="pass-on", on_change="rerun")
    with part:
        if part.open:
            _without_answers(definition, visit)


def show_link_to_paste(definition: Definition, visit: Session, provider: str) -> None:
    """Draw the link that reopens the result, folded, for the page of the firm that takes bookings."""
    if not definition.rulebook.provider.contact.url:
        return
    part = st.expander(text(visit.language, "share.booking"), key="booking", on_change="rerun")
    with part:
        if part.open:
            st.markdown(text(visit.language, "share.booking-about", provider=provider))
            copyable(_link(definition, visit), "share.link", "booking-link", visit.language)


def _link(definition: Definition, visit: Session) -> str:
    """The address that reopens the result."""
    return _address() + link_fragment(definition, visit.response(definition))


def _with_answers(definition: Definition, visit: Session, summary: Summary) -> None:
    language = visit.language
    contents = [text(language, "share.answers", count=len(visit.answers))]
    contents += [
        text(language, f"result.{name}")
        for name in ("organisation", "date", "note")
        if visit.details.get(name)
    ]
    st.markdown(text(language, "share.with-about"))
    st.markdown(f"**{text(language, 'share.warning')}**")
    st.caption(text(language, "share.contents") + "\n" + bullets(contents))

    def pdf() -> bytes:
        return summary_pdf(visit.result(definition), visit.voice(definition))

    def data() -> bytes:
        return to_json(document(visit.result(definition))).encode()

    name = file_name(visit)
    with st.container(horizontal=True):
        label = text(language, "result.download-pdf")
        file_button(label, counting(visit, pdf), f"{name}.pdf", "application/pdf", key="pdf-with-answers")
        label = text(language, "result.download-json")
        file_button(label, counting(visit, data), f"{name}.json", "application/json", key="json")
    link = _link(definition, visit)
    copyable(link, "share.link", "link", language)
    if len(link) <= _LARGEST_QR:
        st.caption(text(language, "share.qr"))
        st.html(render("qr", address=_qr(link), words=text(language, "share.qr-name")))
    else:
        st.caption(text(language, "share.qr-too-long"))
    copyable(mail_text(summary, link=link), "share.mail", "mail", language)


def _without_answers(definition: Definition, visit: Session) -> None:
    language = visit.language
    st.markdown(text(language, "share.without-about"))
    voice = visit.voice(definition).discreet

    def page() -> bytes:
        return summary_pdf(visit.result(definition), voice, answers=False)

    label = text(language, "share.page")
    name = f"{file_name(visit)}-{text(language, 'result.file-page')}.pdf"
    file_button(label, counting(visit, page), name, "application/pdf", key="one-page")
    words = mail_text(voice.summary(visit.result(definition)), answers=False)
    copyable(words, "share.mail-without", "mail-without", language)
    st.markdown(text(language, "share.invite"))
    copyable(_address(), "share.start", "start-link", language)


def _address() -> str:
    """Where the visitor's browser has found this app."""
    return (st.context.url or "").partition("#")[0].partition("?")[0].rstrip("/") + "/"


def _qr(link: str) -> str:
    """The code of a link, as the address of an image that holds it."""
    made = segno.make(link, error="l", boost_error=False)
    return made.svg_data_uri(scale=4, border=4, dark=BLACK, light=GROUND)
