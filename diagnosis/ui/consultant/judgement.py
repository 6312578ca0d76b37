"""The consultant's own choice, beside the tool's; no client ever sees it."""

import streamlit as st

from diagnosis.engine.case import Judgement
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.judgement import ELSEWHERE, NONE, proposal_of
from diagnosis.ui.consultant.open_case import OpenCase
from diagnosis.wording.judgement import cause_names, plan_name
from diagnosis.wording.voice import Voice


def show_judgement(voice: Voice, opened: OpenCase) -> None:
    """Draw it for the record in hand."""
    record, definition = opened.record, voice.definition
    diagnosis = diagnose(definition, record.response)
    st.header(voice.text("judged.heading"), anchor=False)
    st.markdown(voice.text("judged.help"))
    plans = ["", *(plan.id for plan in definition.rulebook.plans), NONE, ELSEWHERE]
    causes = ["", *(cause.id for cause in definition.causes)]
    unsaid = voice.text("judged.unsaid")
    keys = {part: f"judged-{part}-{opened.case.id}-{record.id}" for part in ("plan", "cause")}
    with st.container(horizontal=True):
        plan = st.selectbox(
            voice.text("judged.plan"),
            plans,
            index=plans.index(record.judged.plan),
            format_func=lambda name: plan_name(name, voice) if name else unsaid,
            key=keys["plan"],
        )
        cause = st.selectbox(
            voice.text("judged.cause"),
            causes,
            index=causes.index(record.judged.cause),
            format_func=lambda name: voice.cause(name) if name else unsaid,
            key=keys["cause"],
        )
    opened.judge(Judgement(plan=plan, cause=cause))
    tool = plan_name(proposal_of(diagnosis), voice)
    st.caption(voice.text("judged.tool", plan=tool, cause=cause_names(diagnosis.leading, voice)))
