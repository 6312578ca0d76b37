"""The way back to the consultant's view, from a page of its own."""

import streamlit as st

from diagnosis.ui.platform.access.address import PAGE
from diagnosis.wording.voice import Voice


def show_way_back(voice: Voice) -> None:
    """Draw it."""
    st.button(voice.text("table.back"), key="to-desk", type="tertiary", on_click=_to_desk)


def _to_desk() -> None:
    st.query_params["page"] = PAGE
