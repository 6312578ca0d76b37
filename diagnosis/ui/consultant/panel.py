"""The right side of a call, always in sight: where it stands, and how to go on."""

import streamlit as st

from diagnosis.call.open_case import OpenCase
from diagnosis.engine.change import change_between
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.result import Standing
from diagnosis.ui.platform.html import render
from diagnosis.wording.panel import Then, panel_words
from diagnosis.wording.voice import Voice


def show_panel(voice: Voice, case: OpenCase, found: Standing) -> None:
    """Draw the panel for what the sheet shows."""
    trial = change_between(voice.definition, case.record.response, case.trial) if case.trial else None
    then = Then(_plan_before(voice, case, found), trial)
    with st.container(key="panel"):
        st.html(render("consultant/panel", **panel_words(voice, case, found, then)))


def _plan_before(voice: Voice, case: OpenCase, found: Standing) -> str:
    """The plan that the client has read in their own summary, where it is another one now."""
    opening = case.record.opening
    if not opening or opening == case.response.answers:
        return ""
    before = diagnose(voice.definition, case.response.model_copy(update={"answers": opening})).plan
    return "" if before == found.diagnosis.plan else before
