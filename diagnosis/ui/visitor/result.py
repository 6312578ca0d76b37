"""The result: one sentence, one picture, one proposal, what to do first; everything else folded below."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.report.picture import result_picture
from diagnosis.texts import text
from diagnosis.ui.kit.brand import show_sender
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.kit.picture import show_picture
from diagnosis.ui.kit.tables import plan_badge
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.markdown import bullets
from diagnosis.ui.visitor.contact import show_contact, show_reach
from diagnosis.ui.visitor.details import show_details
from diagnosis.ui.visitor.fields import collect_details, show_fields
from diagnosis.ui.visitor.how import show_link
from diagnosis.ui.visitor.privacy import show_erase, show_privacy
from diagnosis.ui.visitor.questions import collect
from diagnosis.ui.visitor.send import show_send
from diagnosis.ui.visitor.session import REVIEW, Session
from diagnosis.ui.visitor.share import show_link_to_paste, show_share
from diagnosis.wording.summary import Summary


def show(definition: Definition, visit: Session) -> Marks:
    """Draw the result."""
    collect_details(visit)
    for section in definition.after_result:
        collect(definition, section, visit)
    summary = visit.voice(definition).summary(visit.result(definition))
    short = not summary.proposed
    _opening(summary, definition)
    _picture(summary)
    if not short:
        st.header(summary.plan_heading, anchor=False)
        _plan(summary)
    _first_steps(summary)
    show_contact(summary, short=short)
    show_link_to_paste(definition, visit, summary.provider)
    sending = show_send(definition, visit, summary)
    if not short:
        with st.container(key="hand-on", gap=None):
            show_share(definition, visit, summary)
    more = text(summary.language, "result.more")
    if not short:
        st.header(more, anchor=False)
    with st.expander(more, key="more") if short else st.container(), st.container(key="details", gap=None):
        if short:
            with st.expander(summary.plan_heading):
                _plan(summary)
        show_details(definition, visit, summary)
        if short:
            show_share(definition, visit, summary)
        marks = show_fields(visit)
        show_privacy(visit, definition.rulebook.provider)
        show_link(summary.language)
    _leave(visit)
    show_reach(definition, visit, summary)
    return marks | sending


def _opening(summary: Summary, definition: Definition) -> None:
    language = summary.language
    show_sender(text(language, "result.sender", provider=summary.provider), definition)
    st.title(summary.headline, anchor=False)
    if summary.guide:
        st.markdown(bullets([reason.more for reason in summary.fit_reasons]))
        st.markdown(summary.support)
        return
    with st.container(key="opening"):
        if summary.optional:
            st.markdown(f"**{summary.support}**")
        else:
            key = "result.opening-conditional" if summary.verdict == "conditional" else "result.opening-fit"
            st.markdown(text(language, key, plan=f"**{summary.plan}**"))


def _picture(summary: Summary) -> None:
    with st.container(key="picture"):
        show_picture(result_picture(summary.picture))
        st.caption(summary.causes_help)


def _plan(summary: Summary) -> None:
    """The card of the plan; what has to be settled first stands in it."""
    language = summary.language
    with st.container(key="plan", border=True):
        st.html(render("plan", badge=plan_badge(summary), name=summary.plan, about=summary.plan_summary))
        st.markdown(summary.because)
        for line in (summary.later, "" if summary.optional else summary.runner_up):
            if line:
                st.markdown(line)
        if summary.verdict == "conditional" and not summary.optional:
            st.markdown(f"**{text(language, 'result.to-settle')}**")
            st.markdown(bullets([f"{reason.text}  \n  {reason.more}" for reason in summary.fit_reasons]))


def _first_steps(summary: Summary) -> None:
    st.header(text(summary.language, "result.next-steps"), anchor=False)
    if summary.urgency and not summary.guide:
        st.markdown(summary.urgency)
    st.markdown(bullets(summary.next_steps))


def _leave(visit: Session) -> None:
    language = visit.language
    with st.container(key="steps", horizontal=True):
        st.button(text(language, "result.change-answers"), key="back", on_click=visit.go, args=(REVIEW,))
        show_erase(visit, label="result.restart")
