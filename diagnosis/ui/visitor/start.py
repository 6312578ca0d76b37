"""The first screen: what this is, for whom, and one button."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.report.picture import plain_picture
from diagnosis.report.reopen import reopen
from diagnosis.texts import text
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.kit.picture import show_picture
from diagnosis.ui.kit.upload import open_file
from diagnosis.ui.platform.streamlit_internals.page_parts import keyed
from diagnosis.ui.visitor.how import show_link
from diagnosis.ui.visitor.memory import offer_response, open_response, refuse
from diagnosis.ui.visitor.privacy import show_erase, show_privacy
from diagnosis.ui.visitor.session import Offer, Session
from diagnosis.wording.cause_line import chain_of

BEGIN = f"{keyed('begin')} button"


def show(definition: Definition, visit: Session) -> Marks:
    """Draw the start."""
    language = visit.language
    if visit.offer:
        _ask_first(definition, visit, visit.offer)
    st.title(text(language, "start.heading"), anchor=False)
    if visit.answers:
        _go_on(definition, visit)
    else:
        st.markdown(text(language, "start.lead"))
        _begin_button(definition, visit, "start.button")
        st.caption(
            text(language, "start.promise", count=len(definition.before_result)),
        )
        with st.container(key="picture"):
            st.caption(text(language, "start.picture"))
            causes = [
                (cause.name.of(language), cause.gloss.of(language) if cause.gloss else "")
                for cause in definition.causes
            ]
            show_picture(plain_picture(language, causes, chain_of(visit.voice(definition))), small=True)
        st.markdown(definition.rulebook.provider.about.of(language))
    if visit.storage is False:
        st.caption(text(language, "start.no-storage"))
    st.markdown(text(language, "start.for-whom"))
    st.caption(text(language, "start.answers-note") + " " + text(language, "start.scope-note"))
    st.header(text(language, "start.open-heading"), anchor=False)
    open_file(
        language,
        read=lambda content: reopen(definition, content),
        opened=lambda reopened: offer_response(definition, visit, Offer(reopened, linked=False)),
        refused=lambda error: refuse(visit, error),
    )
    show_link(language)
    show_privacy(visit, definition.rulebook.provider)
    return {}


def _go_on(definition: Definition, visit: Session) -> None:
    language = visit.language
    with st.container(key="go-on"):
        count = text(
            language,
            "start.kept",
            count=len(visit.answers.keys() & set(definition.before_result)),
            total=len(definition.before_result),
        )
        st.markdown(count)
        _begin_button(definition, visit, "start.continue")
        show_erase(visit, label="start.afresh")


def _begin_button(definition: Definition, visit: Session, label: str) -> None:
    st.button(
        text(visit.language, label),
        key="begin",
        type="primary",
        width="stretch",
        on_click=_begin,
        args=(definition, visit),
    )


def _ask_first(definition: Definition, visit: Session, offer: Offer) -> None:
    """Before answers from outside take the place of the visitor's own."""
    language = visit.language
    with st.container(key="offer", border=True):
        st.markdown(
            text(language, "start.offer", count=len(offer.reopened.response.answers), own=len(visit.answers))
        )
        with st.container(horizontal=True):
            st.button(
                text(language, "start.offer-open"),
                key="offer-open",
                on_click=open_response,
                args=(definition, visit, offer),
            )
            st.button(text(language, "start.offer-keep"), key="offer-keep", on_click=_decline, args=(visit,))


def _decline(visit: Session) -> None:
    visit.offer = None


def _begin(definition: Definition, visit: Session) -> None:
    visit.go(visit.resume or definition.sections[0].id)
