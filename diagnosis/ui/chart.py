"""Charts for people who explore: drawn in the colours of the visitor's theme."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from diagnosis.look import INK, INK_DARK


def show_chart(make: Callable[[str], go.Figure], *, key: str) -> None:
    """Draw the chart that `make` gives for the colour that words have in the visitor's theme."""
    ink = INK_DARK if st.context.theme.type == "dark" else INK
    with st.container(key="chart"):
        st.plotly_chart(make(ink), config={"staticPlot": True}, key=key)
