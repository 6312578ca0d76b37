"""What a result rests on and what surrounds it, each part folded until it is wanted."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.kit.tables import comparison_table, evidence_table
from diagnosis.ui.platform.markdown import bullets
from diagnosis.ui.visitor.questions import ask_beside
from diagnosis.ui.visitor.session import Session
from diagnosis.wording.cause_line import CauseLine
from diagnosis.wording.summary import Summary


def show_details(definition: Definition, visit: Session, summary: Summary) -> None:
    """Draw the folded parts, from what is asked first to what is asked last."""
    language = summary.language
    with st.expander(text(language, "result.details-points")):
        _points(summary)
    if summary.why_not:
        with st.expander(text(language, "result.why-not")):
            st.markdown(bullets([f"**{line.plan}** — {line.text}" for line in summary.why_not]))
    with st.expander(text(language, "result.details-sure")):
        _sureness(summary)
    if not summary.optional:
        with st.expander(text(language, "result.fit")):
            _fit(summary)
    with st.expander(text(language, "result.comparison")):
        with st.container(key="scroll-hint"):
            st.caption(text(language, "result.comparison-scroll"))
        st.html(comparison_table(summary))
        st.caption(summary.price_note)
    with st.expander(text(language, "result.details")):
        _support(summary)
    for section in definition.after_result:
        with st.expander(section.title.of(language)):
            st.markdown(section.intro.of(language))
            for question in section.questions:
                ask_beside(definition.questions[question], visit)


def _points(summary: Summary) -> None:
    if not summary.leading:
        st.markdown(summary.no_leading)
    others = [cause for cause in summary.causes if not cause.leads]
    for cause in [*summary.leading, *others]:
        st.markdown(f"**{cause.sentence}**  \n{cause.about}" if cause.leads else f"**{cause.sentence}**")
        _evidence(cause, summary)
    if len(summary.leading) == 1 and not summary.leading_settled and summary.unanswered:
        st.caption(text(summary.language, "result.evidence-lead-open"))
    if summary.unanswered:
        st.markdown(f"**{text(summary.language, 'result.unanswered')}**\n\n{bullets(summary.unanswered)}")


def _evidence(cause: CauseLine, summary: Summary) -> None:
    if not cause.evidence:
        st.caption(text(summary.language, "result.evidence-none"))
    elif cause.shown is None:
        st.caption(text(summary.language, "result.evidence-unknown", known=cause.coverage))
    else:
        st.caption(cause.evidence_help)
        st.html(evidence_table(cause, summary))


def _sureness(summary: Summary) -> None:
    language = summary.language
    if summary.robustness:
        st.markdown(summary.robustness)
        if summary.robustness_detail:
            st.caption(summary.robustness_detail)
        if summary.flips:
            st.markdown(bullets(summary.flips))
    if summary.held:
        st.markdown(f"**{text(language, 'result.based-on')}**\n\n{bullets(summary.held)}")
    st.markdown(bullets([*summary.notes, summary.disclaimer]))


def _fit(summary: Summary) -> None:
    st.markdown(f"**{summary.verdict_name}**")
    st.markdown(
        bullets(
            f"{reason.text}  \n  {reason.more}" if reason.more else reason.text
            for reason in summary.fit_reasons
        )
    )
    if summary.fit_strengths:
        st.markdown(
            f"**{text(summary.language, 'result.fit-strengths')}**\n\n{bullets(summary.fit_strengths)}"
        )
    if summary.invitation:
        st.caption(summary.invitation)


def _support(summary: Summary) -> None:
    language = summary.language
    phases = "\n".join(
        f"{index}. **{phase.name}** — {phase.text}" for index, phase in enumerate(summary.phases, 1)
    )
    st.markdown(f"**{text(language, 'result.phases')}**\n\n{phases}")
    st.markdown(f"**{text(language, 'result.change-steps')}**  \n{' → '.join(summary.change_steps)}")
    st.caption(summary.change_note)
    if summary.first_months:
        st.markdown(f"**{text(language, 'result.first-months')}**  \n{summary.first_months}")
    st.markdown(f"**{text(language, 'result.terms')}**\n\n{bullets(summary.terms)}")
    st.markdown(f"**{text(language, 'result.price')}**  \n{summary.plan_price}")
    themes = bullets(f"**{theme.name}** — {theme.text}" for theme in summary.themes)
    st.markdown(f"**{text(language, 'result.themes')}**\n\n{themes}")
    st.caption(summary.themes_note)
