"""Two ways to hand a result on: with the answers, which reopen it, or the result alone."""

import segno
import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.look import BLACK, GROUND
from diagnosis.report.document_text import document_text, mail_text
from diagnosis.report.link import link_fragment
from diagnosis.report.result_json import document, to_json
from diagnosis.texts import text
from diagnosis.ui.kit.copyable import copyable
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.markdown import bullets
from diagnosis.ui.visitor.counting import counting
from diagnosis.ui.visitor.download import copy_button, page_button
from diagnosis.ui.visitor.file_name import file_name
from diagnosis.ui.visitor.session import Detail, Session
from diagnosis.wording.blocks import OTHERS, Document, Reader

_LARGEST_QR = 1_000
"""The longest link, in characters, whose QR code a phone still reads with ease from a screen."""


def show_share(definition: Definition, visit: Session, shown: Document) -> None:
    """Draw both ways, folded; each says what the receiver will see."""
    # What takes long to make is made once it is asked for.
    part = st.expander(text(visit.language, "share.with-answers"), key="share", on_change="rerun")
    with part:
        if part.open:
            _with_answers(definition, visit)
    part = st.expander(text(visit.language, "share.without-answers"), key="pass-on", on_change="rerun")
    with part:
        if part.open:
            _without_answers(definition, visit, shown)


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
    return _address() + link_fragment(definition, visit.shared(definition).response)


def _with_answers(definition: Definition, visit: Session) -> None:
    language = visit.language
    contents = [text(language, "share.answers", count=len(visit.answers))]
    kept: tuple[Detail, ...] = ("organisation",)
    if visit.shares_note:
        kept = (*kept, "note")
    if visit.date:
        contents.append(text(language, "result.dated", date=visit.date.isoformat()))
    contents += [text(language, f"result.{name}") for name in kept if visit.details.get(name)]
    st.markdown(text(language, "share.with-about"))
    st.markdown(f"**{text(language, 'share.warning')}**")
    st.caption(text(language, "share.contents") + "\n" + bullets(contents))

    def data() -> bytes:
        return to_json(document(visit.shared(definition))).encode()

    with st.container(horizontal=True):
        copy_button(definition, visit, key="pdf-with-answers")
        label, name = text(language, "result.save-data"), f"{file_name(visit, 'result.file-data')}.json"
        file_button(label, counting(visit, data), name, "application/json", key="json")
    link = _link(definition, visit)
    copyable(link, "share.link", "link", language)
    if len(link) <= _LARGEST_QR:
        st.caption(text(language, "share.qr"))
        st.html(render("kit/qr", address=_qr(link), words=text(language, "share.qr-name")))
    else:
        st.caption(text(language, "share.qr-too-long"))
    handed_on = visit.voice(definition).document(visit.shared(definition))
    copyable(mail_text(handed_on, link=link), "share.mail", "mail", language)


def _without_answers(definition: Definition, visit: Session, shown: Document) -> None:
    language = visit.language
    st.markdown(text(language, "share.without-about"))
    reader: Reader = "causes"
    if shown.proposes:
        reader = st.radio(
            text(language, "share.form"),
            OTHERS,
            format_func=lambda form: text(language, f"share.form-{form}"),
            key="share-form",
            horizontal=True,
        )
    page_button(definition, visit, key="one-page", reader=reader)
    handed_on = visit.voice(definition).document(visit.result(definition), reader)
    copyable(document_text(handed_on), "share.mail-without", "mail-without", language)
    st.markdown(text(language, "share.invite"))
    copyable(_address(), "share.start", "start-link", language)


def _address() -> str:
    """Where the visitor's browser has found this app."""
    return (st.context.url or "").partition("#")[0].partition("?")[0].rstrip("/") + "/"


def _qr(link: str) -> str:
    """The code of a link, as the address of an image that holds it."""
    made = segno.make(link, error="l", boost_error=False)
    return made.svg_data_uri(scale=4, border=4, dark=BLACK, light=GROUND)
