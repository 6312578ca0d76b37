"""The result: one sentence, one picture, one proposal, what to do first; everything else folded below."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.report.picture import result_picture
from diagnosis.texts import text
from diagnosis.ui.kit.brand import show_sender
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.kit.picture import show_picture
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.markdown import bullets
from diagnosis.ui.visitor.contact import show_contact, show_reach
from diagnosis.ui.visitor.details import show_details, with_more
from diagnosis.ui.visitor.fields import collect_details, show_fields
from diagnosis.ui.visitor.how import show_link
from diagnosis.ui.visitor.kept_answers import collect
from diagnosis.ui.visitor.privacy import show_erase, show_privacy
from diagnosis.ui.visitor.send import show_send
from diagnosis.ui.visitor.session import REVIEW, Session
from diagnosis.ui.visitor.share import show_link_to_paste, show_share
from diagnosis.wording.blocks import Document


def show(definition: Definition, visit: Session) -> Marks:
    """Draw the result. Where no plan is proposed, it is short, and all the rest is behind one heading."""
    collect_details(visit)
    for section in definition.after_result:
        collect(definition, section, visit)
    document = visit.voice(definition).document(visit.result(definition))
    short = not document.proposes
    show_sender(document.sender, definition)
    _opening(document)
    _picture(document)
    if not short:
        st.header(document.block("plan").heading, anchor=False)
        _plan(document)
    _first_steps(document)
    show_contact(document, short=short)
    show_link_to_paste(definition, visit, document.provider)
    sending = show_send(definition, visit, document.provider)
    if not short:
        with st.container(key="hand-on", gap=None):
            show_share(definition, visit, document)
    more = text(visit.language, "result.more")
    if not short:
        st.header(more, anchor=False)
    with st.expander(more, key="more") if short else st.container(), st.container(key="details", gap=None):
        if short and document.block("plan").says_something:
            with st.expander(document.block("plan").heading):
                _plan(document)
        show_details(definition, visit, document)
        if short:
            show_share(definition, visit, document)
        show_fields(visit)
        show_privacy(visit, definition.rulebook.provider)
        show_link(visit.language)
    _leave(visit)
    show_reach(definition, visit, document)
    return sending


def _opening(document: Document) -> None:
    st.title(document.block("headline").heading, anchor=False)
    opening = document.block("opening")
    if opening.lead:
        with st.container(key="opening"):
            st.markdown("\n\n".join(opening.lead))
    if opening.lines:
        st.markdown(bullets(line.text for line in opening.lines))
        st.markdown(opening.note)


def _picture(document: Document) -> None:
    with st.container(key="picture"):
        show_picture(result_picture(document.picture))
        st.caption(document.block("causes").note)


def _plan(document: Document) -> None:
    """The card of the plan; what has to be settled first stands in it."""
    plan = document.block("plan")
    with st.container(key="plan", border=True):
        about, *because = plan.lead
        st.html(render("kit/plan", badge=plan.badge, name=plan.title, about=about))
        for words in (*because, *(line.text for line in plan.lines)):
            st.markdown(words)
        for part in plan.parts:
            st.markdown(f"**{part.heading}**")
            st.markdown(bullets(map(with_more, part.lines)))


def _first_steps(document: Document) -> None:
    steps = document.block("steps")
    st.header(steps.heading, anchor=False)
    for words in steps.lead:
        st.markdown(words)
    st.markdown(bullets(line.text for line in steps.lines))


def _leave(visit: Session) -> None:
    language = visit.language
    with st.container(key="steps", horizontal=True):
        st.button(text(language, "result.change-answers"), key="back", on_click=visit.go, args=(REVIEW,))
        show_erase(visit, label="result.restart")
