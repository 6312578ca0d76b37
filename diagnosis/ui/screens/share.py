"""A link that carries the response, to be sent or scanned."""

import segno
import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.look import BLACK, GROUND
from diagnosis.report.link import link_fragment
from diagnosis.texts import text
from diagnosis.ui.html import render
from diagnosis.ui.markdown import bullets
from diagnosis.ui.screens.contact import show_copyable
from diagnosis.ui.session import Session

_LARGEST_QR = 1_000
"""The longest link, in characters, whose QR code a phone still reads with ease from a screen."""


def show_share(definition: Definition, visit: Session) -> None:
    """Draw the link with what it contains, once it is asked for."""
    language = visit.language
    part = st.expander(text(language, "share.heading"), key="share", on_change="rerun")
    with part:
        if not part.open:
            return
        st.markdown(text(language, "share.about"))
        st.markdown(f"**{text(language, 'share.warning')}**")
        contents = [text(language, "share.answers", count=len(visit.answers))]
        contents += [
            text(language, f"result.{name}")
            for name in ("organisation", "date", "note")
            if visit.details.get(name)
        ]
        st.caption(text(language, "share.contents") + "\n" + bullets(contents))
        link = _address() + link_fragment(definition, visit.response(definition))
        with st.container(key="link"):
            show_copyable(link, text(language, "share.link"), language)
        if len(link) <= _LARGEST_QR:
            st.caption(text(language, "share.qr"))
            st.html(render("qr", address=_qr(link), words=text(language, "share.qr-name")))
        else:
            st.caption(text(language, "share.qr-too-long"))


def _address() -> str:
    """Where the visitor's browser has found this app."""
    return (st.context.url or "").partition("#")[0].partition("?")[0].rstrip("/") + "/"


def _qr(link: str) -> str:
    """The code of a link, as the address of an image that holds it."""
    made = segno.make(link, error="l", boost_error=False)
    return made.svg_data_uri(scale=4, border=4, dark=BLACK, light=GROUND)
