"""The result: one sentence first, then what it rests on, then what to do."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.chart import cause_chart, show_chart
from diagnosis.ui.screens.downloads import collect_details, show_downloads
from diagnosis.ui.screens.privacy import show_erase, show_privacy
from diagnosis.ui.session import REVIEW, Session
from diagnosis.ui.tables import comparison_table, evidence_table
from diagnosis.wording.sheet import CauseLine, Sheet


def show(definition: Definition, visit: Session) -> dict[str, str]:
    """Draw the result."""
    collect_details(visit)
    sheet = visit.sheet(definition)
    _opening(sheet)
    _causes(definition, sheet)
    _plan(sheet)
    _comparison(sheet)
    _fit(sheet)
    _next(sheet)
    labels = show_downloads(definition, visit, sheet)
    _leave(visit)
    return {'.st-key-chart [data-testid="stPlotlyChart"]': text(sheet.language, "result.chart-alt"), **labels}


def _heading(sheet: Sheet, key: str, **values: object) -> None:
    st.header(text(sheet.language, key, **values), anchor=False)


def _bullets(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


def _opening(sheet: Sheet) -> None:
    language = sheet.language
    st.caption(f"{text(language, 'result.heading')} · {text(language, 'result.provisional')}")
    st.title(sheet.headline, anchor=False)
    with st.container(key="support"):
        st.markdown(f"**{sheet.support}**")
        st.markdown(sheet.urgency)
    st.caption("\n".join(f"- {note}" for note in [*sheet.notes, sheet.disclaimer]))


def _causes(definition: Definition, sheet: Sheet) -> None:
    language = sheet.language
    _heading(sheet, "result.causes")
    show_chart(lambda ink: cause_chart(definition, sheet, ink), key="causes")
    st.caption(sheet.causes_help)
    _bullets([cause.sentence for cause in sheet.causes])
    if sheet.leading is None:
        st.markdown(sheet.no_leading)
    else:
        st.subheader(text(language, "result.evidence", cause=sheet.leading.name), anchor=False)
        st.markdown(sheet.leading.about)
        _evidence(sheet.leading, sheet)
        if not sheet.leading_settled and sheet.unanswered:
            st.caption(text(language, "result.evidence-lead-open"))
    with st.expander(text(language, "result.evidence-others")):
        for cause in sheet.causes:
            if sheet.leading is None or cause.id != sheet.leading.id:
                st.markdown(f"**{cause.name}**  \n{cause.about}")
                _evidence(cause, sheet)
        if sheet.unanswered:
            st.markdown(f"**{text(language, 'result.unanswered')}**")
            _bullets(sheet.unanswered)


def _evidence(cause: CauseLine, sheet: Sheet) -> None:
    if not cause.evidence:
        st.caption(text(sheet.language, "result.evidence-none"))
    elif cause.shown is None:
        st.caption(text(sheet.language, "result.evidence-unknown", known=cause.coverage))
    else:
        st.caption(text(sheet.language, "result.evidence-help", points=cause.shown))
        st.html(evidence_table(cause, sheet))


def _plan(sheet: Sheet) -> None:
    language = sheet.language
    st.header(sheet.plan_heading, anchor=False)
    with st.container(key="plan", border=True):
        badge = text(language, "result.plan-badge-optional" if sheet.optional else "result.plan-badge")
        st.caption(badge)
        st.subheader(sheet.plan, anchor=False)
        st.markdown(sheet.plan_summary)
        st.markdown(f"**{text(language, 'result.reasons')}**  \n{sheet.because}")
        if sheet.later:
            st.markdown(sheet.later)
        if sheet.runner_up and not sheet.optional:
            st.markdown(sheet.runner_up)
        if sheet.held:
            st.caption(
                text(language, "result.based-on") + "\n" + "\n".join(f"- {line}" for line in sheet.held)
            )
        st.caption(text(language, "result.rule", rule=sheet.rule))
    st.subheader(text(language, "result.why-not"), anchor=False)
    _bullets([f"**{line.plan}** — {line.text}" for line in sheet.why_not])
    if sheet.robustness:
        st.subheader(text(language, "result.sureness"), anchor=False)
        st.markdown(sheet.robustness)
        _bullets(sheet.flips)


def _comparison(sheet: Sheet) -> None:
    _heading(sheet, "result.comparison")
    with st.container(key="scroll-hint"):
        st.caption(text(sheet.language, "result.comparison-scroll"))
    st.html(comparison_table(sheet))
    st.caption(sheet.price_note)


def _fit(sheet: Sheet) -> None:
    _heading(sheet, "result.fit")
    st.markdown(f"**{sheet.verdict_name}**")
    _bullets(
        [f"{reason.text}  \n  {reason.more}" if reason.more else reason.text for reason in sheet.fit_reasons]
    )
    if sheet.fit_strengths:
        st.markdown(f"**{text(sheet.language, 'result.fit-strengths')}**")
        _bullets(sheet.fit_strengths)
    st.caption(sheet.invitation)


def _next(sheet: Sheet) -> None:
    language = sheet.language
    _heading(sheet, "result.next")
    st.subheader(text(language, "result.next-steps"), anchor=False)
    _bullets(sheet.next_steps)
    with st.expander(text(language, "result.details"), expanded=not sheet.optional):
        st.markdown(f"**{text(language, 'result.phases')}**")
        st.markdown(
            "\n".join(
                f"{place}. **{phase.name}** — {phase.text}" for place, phase in enumerate(sheet.phases, 1)
            )
        )
        st.markdown(f"**{text(language, 'result.change-steps')}**  \n{' → '.join(sheet.change_steps)}")
        st.caption(sheet.change_note)
        if sheet.first_months:
            st.markdown(f"**{text(language, 'result.first-months')}**  \n{sheet.first_months}")
        st.markdown(f"**{text(language, 'result.terms')}**")
        _bullets(sheet.terms)
        st.markdown(f"**{text(language, 'result.price')}**  \n{sheet.plan_price}")
        st.caption(sheet.price_note)
    st.subheader(text(language, "result.contact"), anchor=False)
    if sheet.contact_url or sheet.contact_email:
        st.markdown(text(language, "result.contact-some"))
        if sheet.contact_url:
            st.link_button(text(language, "result.contact-url"), sheet.contact_url)
        if sheet.contact_email:
            st.link_button(sheet.contact_email, f"mailto:{sheet.contact_email}")
    else:
        st.markdown(text(language, "result.contact-none"))
    st.markdown(sheet.welcome)


def _leave(visit: Session) -> None:
    language = visit.language
    with st.container(key="steps", horizontal=True):
        st.button(text(language, "result.change-answers"), key="back", on_click=visit.go, args=(REVIEW,))
    show_erase(visit, label="result.restart")
    show_privacy(visit)
