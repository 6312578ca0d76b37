"""The consultant's own choice, beside the tool's, and what was agreed; no client ever sees it."""

from html import escape

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.counts import outcomes
from diagnosis.counts.outcomes import Outcome
from diagnosis.counts.service import database
from diagnosis.engine.case import Judgement
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.judgement import ELSEWHERE, NONE, proposal_of
from diagnosis.settings import settings
from diagnosis.storage.database import DatabaseError
from diagnosis.ui.kit.database_words import trouble_key
from diagnosis.wording.judgement import cause_names, outcome_words, plan_name
from diagnosis.wording.voice import Voice

_FAILED = "judged-failed"


def show_judgement(voice: Voice, opened: OpenCase) -> None:
    """Draw the consultant's own judgement of the selected record."""
    record, definition = opened.record, voice.definition
    diagnosis = diagnose(definition, record.response)
    st.header(voice.text("judged.heading"), anchor=False)
    st.markdown(voice.text("judged.help"))
    plans = ["", *(plan.id for plan in definition.rulebook.plans), NONE, ELSEWHERE]
    causes = ["", *(cause.id for cause in definition.causes)]
    unsaid = voice.text("judged.unsaid")

    def choice(label: str, options: list[str], chosen: str) -> str:
        part = label.removeprefix("judged.")
        found: str = st.selectbox(
            voice.text(label),
            options,
            index=options.index(chosen),
            format_func=lambda name: (
                (voice.cause(name) if part == "cause" else plan_name(name, voice)) if name else unsaid
            ),
            key=f"judged-{part}-{opened.case.id}-{record.id}",
        )
        return found

    with st.container(horizontal=True):
        plan = choice("judged.plan", plans, record.judged.plan)
        cause = choice("judged.cause", causes, record.judged.cause)
        agreed = choice("judged.agreed", plans, record.judged.agreed)
    opened.judge(Judgement(plan=plan, cause=cause, agreed=agreed, counted=record.judged.counted))
    tool = proposal_of(diagnosis)
    names = cause_names(diagnosis.leading, voice)
    st.caption(voice.text("judged.tool", plan=plan_name(tool, voice), cause=names))
    if settings().counts:
        _count(voice, opened, Outcome(tool, plan, agreed))


def _count(voice: Voice, opened: OpenCase, outcome: Outcome) -> None:
    """Where it may be counted what came of the proposal, and taken back."""
    counted = opened.record.judged.counted
    with st.container(key="count-outcome"):
        if trouble := st.session_state.pop(_FAILED, ""):
            st.html(f'<p class="problem" role="alert">{escape(voice.text(trouble))}</p>')
        if counted:
            st.markdown(voice.text("judged.counted", outcome=outcome_words(voice, *counted)))
            st.button(
                voice.text("judged.uncount"),
                key="uncount-outcome",
                on_click=_counted,
                args=(opened, Outcome(*counted), -1),
            )
            return
        st.markdown(voice.text("judged.count-help"))
        st.button(
            voice.text("judged.count"),
            key="count-this",
            disabled=not (outcome.own and outcome.agreed),
            on_click=_counted,
            args=(opened, outcome, 1),
        )


def _counted(opened: OpenCase, outcome: Outcome, number: int) -> None:
    try:
        outcomes.count(database(), outcome, number)
    except DatabaseError as error:
        st.session_state[_FAILED] = trouble_key(error, "counts.database")
        return
    opened.mark_counted((outcome.tool, outcome.own, outcome.agreed) if number > 0 else None)
