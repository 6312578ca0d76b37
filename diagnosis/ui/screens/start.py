"""The first screen: what this is, for whom, and one button."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.session import Session


def show(definition: Definition, visit: Session) -> dict[str, str]:
    """Draw the start."""
    language = visit.language
    st.title(text(language, "start.heading"), anchor=False)
    st.markdown(text(language, "start.lead"))
    points = [
        text(language, "start.point-time", count=len(definition.questions)),
        text(language, "start.point-account"),
        text(language, "start.point-storage"),
        text(language, "start.point-result"),
    ]
    with st.container(key="points"):
        st.markdown("\n".join(f"- {point}" for point in points))
    label = text(language, "start.continue" if visit.answers else "start.button")
    st.button(label, key="begin", type="primary", width="stretch", on_click=_begin, args=(definition, visit))
    st.markdown(text(language, "start.for-whom"))
    st.caption(text(language, "start.answers-note") + " " + text(language, "start.scope-note"))
    return {}


def _begin(definition: Definition, visit: Session) -> None:
    visit.go(definition.sections[0].id)
