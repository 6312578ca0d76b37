"""The result: one sentence first, then what it rests on, then what to do."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.chart import cause_chart, show_chart
from diagnosis.ui.questions import ask_beside, collect
from diagnosis.ui.screens.downloads import collect_details, show_downloads
from diagnosis.ui.screens.how import show_link
from diagnosis.ui.screens.privacy import show_erase, show_privacy
from diagnosis.ui.session import REVIEW, Session
from diagnosis.ui.streamlit_internals.page_parts import selector
from diagnosis.ui.tables import comparison_table, evidence_table, plan_badge
from diagnosis.wording.cause_line import CauseLine
from diagnosis.wording.summary import Summary


def show(definition: Definition, visit: Session) -> dict[str, str]:
    """Draw the result."""
    collect_details(visit)
    for section in definition.after_result:
        collect(definition, section, visit)
    summary = visit.voice(definition).summary(visit.result(definition))
    _opening(summary)
    _causes(definition, summary)
    _plan(summary)
    _comparison(summary)
    if not summary.optional:
        _fit(summary)
    _next(summary)
    _about_the_reader(definition, visit)
    labels = show_downloads(definition, visit, summary)
    _leave(visit)
    return {
        f".st-key-chart {selector('stPlotlyChart')}": text(summary.language, "result.chart-alt"),
        **labels,
    }


def _heading(summary: Summary, key: str, **values: object) -> None:
    st.header(text(summary.language, key, **values), anchor=False)


def _bullets(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


def _opening(summary: Summary) -> None:
    language = summary.language
    st.caption(f"{text(language, 'result.heading')} · {text(language, 'result.provisional')}")
    st.title(summary.headline, anchor=False)
    with st.container(key="support"):
        if summary.guide:
            _bullets([reason.more for reason in summary.fit_reasons])
        st.markdown(f"**{summary.support}**")
        st.markdown(summary.urgency)
    st.caption("\n".join(f"- {note}" for note in [*summary.notes, summary.disclaimer]))


def _causes(definition: Definition, summary: Summary) -> None:
    language = summary.language
    _heading(summary, "result.causes")
    show_chart(lambda ink: cause_chart(definition, summary, ink), key="causes")
    st.caption(summary.causes_help)
    _bullets([cause.sentence for cause in summary.causes])
    if not summary.leading:
        st.markdown(summary.no_leading)
    for cause in summary.leading:
        st.subheader(text(language, "result.evidence", cause=cause.name), anchor=False)
        st.markdown(cause.about)
        _evidence(cause, summary)
    if len(summary.leading) == 1 and not summary.leading_settled and summary.unanswered:
        st.caption(text(language, "result.evidence-lead-open"))
    others = [cause for cause in summary.causes if not cause.leads]
    if not others and not summary.unanswered:
        return
    with st.expander(text(language, "result.evidence-others")):
        for cause in others:
            st.markdown(f"**{cause.name}**")
            _evidence(cause, summary)
        if summary.unanswered:
            st.markdown(f"**{text(language, 'result.unanswered')}**")
            _bullets(summary.unanswered)


def _evidence(cause: CauseLine, summary: Summary) -> None:
    if not cause.evidence:
        st.caption(text(summary.language, "result.evidence-none"))
    elif cause.shown is None:
        st.caption(text(summary.language, "result.evidence-unknown", known=cause.coverage))
    else:
        st.caption(cause.evidence_help)
        st.html(evidence_table(cause, summary))


def _plan(summary: Summary) -> None:
    language = summary.language
    st.header(summary.plan_heading, anchor=False)
    with st.container(key="plan", border=True):
        st.caption(plan_badge(summary))
        st.subheader(summary.plan, anchor=False)
        st.markdown(summary.plan_summary)
        reasons = text(language, "result.reasons-guide" if summary.guide else "result.reasons")
        st.markdown(f"**{reasons}**  \n{summary.because}")
        if summary.later:
            st.markdown(summary.later)
        if summary.runner_up and not summary.optional:
            st.markdown(summary.runner_up)
        if summary.held:
            st.caption(
                text(language, "result.based-on") + "\n" + "\n".join(f"- {line}" for line in summary.held)
            )
    if summary.why_not:
        st.subheader(text(language, "result.why-not"), anchor=False)
        _bullets([f"**{line.plan}** — {line.text}" for line in summary.why_not])
    if summary.robustness:
        st.subheader(text(language, "result.sureness"), anchor=False)
        st.markdown(summary.robustness)
        if summary.flips:
            _bullets(summary.flips)
        if summary.robustness_detail:
            with st.expander(text(language, "result.sure-how")):
                st.markdown(summary.robustness_detail)


def _comparison(summary: Summary) -> None:
    _heading(summary, "result.comparison")
    with st.container(key="scroll-hint"):
        st.caption(text(summary.language, "result.comparison-scroll"))
    st.html(comparison_table(summary))
    st.caption(summary.price_note)


def _fit(summary: Summary) -> None:
    _heading(summary, "result.fit")
    st.markdown(f"**{summary.verdict_name}**")
    _bullets(
        [
            f"{reason.text}  \n  {reason.more}" if reason.more else reason.text
            for reason in summary.fit_reasons
        ]
    )
    if summary.fit_strengths:
        st.markdown(f"**{text(summary.language, 'result.fit-strengths')}**")
        _bullets(summary.fit_strengths)
    if summary.invitation:
        st.caption(summary.invitation)


def _next(summary: Summary) -> None:
    language = summary.language
    _heading(summary, "result.next")
    st.subheader(text(language, "result.next-steps"), anchor=False)
    _bullets(summary.next_steps)
    with st.expander(text(language, "result.details"), expanded=not summary.optional):
        st.markdown(f"**{text(language, 'result.phases')}**")
        st.markdown(
            "\n".join(
                f"{index}. **{phase.name}** — {phase.text}" for index, phase in enumerate(summary.phases, 1)
            )
        )
        st.markdown(f"**{text(language, 'result.change-steps')}**  \n{' → '.join(summary.change_steps)}")
        st.caption(summary.change_note)
        if summary.first_months:
            st.markdown(f"**{text(language, 'result.first-months')}**  \n{summary.first_months}")
        st.markdown(f"**{text(language, 'result.terms')}**")
        _bullets(summary.terms)
        st.markdown(f"**{text(language, 'result.price')}**  \n{summary.plan_price}")
        st.markdown(f"**{text(language, 'result.themes')}**")
        _bullets([f"**{theme.name}** — {theme.text}" for theme in summary.themes])
        st.caption(summary.themes_note)
    st.subheader(text(language, "result.contact"), anchor=False)
    st.markdown(summary.about)
    if summary.contact_url or summary.contact_email:
        st.markdown(text(language, "result.contact-some"))
        if summary.contact_url:
            st.link_button(text(language, "result.contact-url"), summary.contact_url)
        if summary.contact_email:
            st.link_button(summary.contact_email, f"mailto:{summary.contact_email}")
    else:
        st.markdown(text(language, "result.contact-none"))
    st.markdown(summary.welcome)


def _about_the_reader(definition: Definition, visit: Session) -> None:
    """What only adds a remark to the result is asked here, and may be left open."""
    for section in definition.after_result:
        with st.expander(section.title.of(visit.language)):
            st.markdown(section.intro.of(visit.language))
            for question in section.questions:
                ask_beside(definition.questions[question], visit)


def _leave(visit: Session) -> None:
    language = visit.language
    with st.container(key="steps", horizontal=True):
        st.button(text(language, "result.change-answers"), key="back", on_click=visit.go, args=(REVIEW,))
    show_link(language)
    show_erase(visit, label="result.restart")
    show_privacy(visit)
