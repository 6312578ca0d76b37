"""The rulebook in words, for consultants: the page's address with `?page=map`."""

import streamlit as st

from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.report.rule_map import rule_rows
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.html import render
from diagnosis.wording.voice import Voice

PAGE = "map"


def show(voice: Voice) -> Marks:
    """Draw the map and the shares of the plans."""
    st.title(voice.text("map.heading"), anchor=False)
    try:
        counts = outlook_of(voice.definition).counts()
    except NotProvedError as error:
        st.markdown(voice.text("findings.not-proved", reason=error))
        return {}
    st.markdown(voice.text("map.lead", count=f"{counts.answer_sets:,}"))
    shares = ((voice.plan(plan), 100 * count / counts.answer_sets) for plan, count in counts.plans.items())
    st.markdown("\n".join(f"- **{name}** {share:.3g} %" for name, share in shares))
    with st.container(key="map"):
        st.html(render("consultant/rules", rows=rule_rows(voice, counts)))
    return {}
