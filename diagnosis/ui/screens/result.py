"""The result: one sentence first, then what it rests on, then what to do."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.chart import cause_chart, show_chart
from diagnosis.ui.screens.downloads import collect_details, show_downloads
from diagnosis.ui.screens.privacy import show_erase, show_privacy
from diagnosis.ui.session import REVIEW, Session
from diagnosis.ui.streamlit_internals.page_parts import selector
from diagnosis.ui.tables import comparison_table, evidence_table
from diagnosis.wording.summary import CauseLine, Summary


def show(definition: Definition, visit: Session) -> dict[str, str]:
    """Draw the result."""
    collect_details(visit)
    summary = visit.voice(definition).summary(visit.result(definition))
    _opening(summary)
    _causes(definition, summary)
    _plan(summary)
    _comparison(summary)
    _fit(summary)
    _next(summary)
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
        st.markdown(f"**{summary.support}**")
        st.markdown(summary.urgency)
    st.caption("\n".join(f"- {note}" for note in [*summary.notes, summary.disclaimer]))


def _causes(definition: Definition, summary: Summary) -> None:
    language = summary.language
    _heading(summary, "result.causes")
    show_chart(lambda ink: cause_chart(definition, summary, ink), key="causes")
    st.caption(summary.causes_help)
    _bullets([cause.sentence for cause in summary.causes])
    if summary.leading is None:
        st.markdown(summary.no_leading)
    else:
        st.subheader(text(language, "result.evidence", cause=summary.leading.name), anchor=False)
        st.markdown(summary.leading.about)
        _evidence(summary.leading, summary)
        if not summary.leading_settled and summary.unanswered:
            st.caption(text(language, "result.evidence-lead-open"))
    with st.expander(text(language, "result.evidence-others")):
        for cause in summary.causes:
            if summary.leading is None or cause.id != summary.leading.id:
                st.markdown(f"**{cause.name}**  \n{cause.about}")
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
        st.caption(text(summary.language, "result.evidence-help", points=cause.shown))
        st.html(evidence_table(cause, summary))


def _plan(summary: Summary) -> None:
    language = summary.language
    st.header(summary.plan_heading, anchor=False)
    with st.container(key="plan", border=True):
        badge = text(language, "result.plan-badge-optional" if summary.optional else "result.plan-badge")
        st.caption(badge)
        st.subheader(summary.plan, anchor=False)
        st.markdown(summary.plan_summary)
        st.markdown(f"**{text(language, 'result.reasons')}**  \n{summary.because}")
        if summary.later:
            st.markdown(summary.later)
        if summary.runner_up and not summary.optional:
            st.markdown(summary.runner_up)
        if summary.held:
            st.caption(
                text(language, "result.based-on") + "\n" + "\n".join(f"- {line}" for line in summary.held)
            )
        st.caption(text(language, "result.rule", rule=summary.rule))
    st.subheader(text(language, "result.why-not"), anchor=False)
    _bullets([f"**{line.plan}** — {line.text}" for line in summary.why_not])
    if summary.robustness:
        st.subheader(text(language, "result.sureness"), anchor=False)
        st.markdown(summary.robustness)
        _bullets(summary.flips)


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
                f"{place}. **{phase.name}** — {phase.text}" for place, phase in enumerate(summary.phases, 1)
            )
        )
        st.markdown(f"**{text(language, 'result.change-steps')}**  \n{' → '.join(summary.change_steps)}")
        st.caption(summary.change_note)
        if summary.first_months:
            st.markdown(f"**{text(language, 'result.first-months')}**  \n{summary.first_months}")
        st.markdown(f"**{text(language, 'result.terms')}**")
        _bullets(summary.terms)
        st.markdown(f"**{text(language, 'result.price')}**  \n{summary.plan_price}")
        st.caption(summary.price_note)
    st.subheader(text(language, "result.contact"), anchor=False)
    if summary.contact_url or summary.contact_email:
        st.markdown(text(language, "result.contact-some"))
        if summary.contact_url:
            st.link_button(text(language, "result.contact-url"), summary.contact_url)
        if summary.contact_email:
            st.link_button(summary.contact_email, f"mailto:{summary.contact_email}")
    else:
        st.markdown(text(language, "result.contact-none"))
    st.markdown(summary.welcome)


def _leave(visit: Session) -> None:
    language = visit.language
    with st.container(key="steps", horizontal=True):
        st.button(text(language, "result.change-answers"), key="back", on_click=visit.go, args=(REVIEW,))
    show_erase(visit, label="result.restart")
    show_privacy(visit)
