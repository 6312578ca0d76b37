"""Charts for people who explore: drawn in the colours of the visitor's theme."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import streamlit as st

from diagnosis.look import INK, INK_DARK
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.streamlit_internals.page_parts import selector
from diagnosis.wording.voice import Voice

Levels = Sequence[tuple[float, str]]
"""Where each level ends, in points from 0 to 100, and its name."""


def show_chart(make: Callable[[str], go.Figure], alt: str, *, key: str) -> Marks:
    """Draw the chart that `make` gives for the colour that words have in the visitor's theme.

    Returns its accessibility marks: that it is a picture, and its content in words.
    """
    ink = INK_DARK if st.context.theme.type == "dark" else INK
    with st.container(key=f"chart-{key}"):
        st.plotly_chart(make(ink), config={"staticPlot": True}, key=key)
    return {f".st-key-chart-{key} {selector('stPlotlyChart')}": {"role": "img", "aria-label": alt}}


def levels_of(voice: Voice) -> Levels:
    """The levels of the rulebook, in the reader's language."""
    return [(float(band.below or 100), voice.of(band.name)) for band in voice.definition.rulebook.bands]


def level_lines(levels: Levels, bottom: float, top: float, ink: str) -> list[dict[str, object]]:
    """A line across the bars where a level ends and another begins."""
    look = {"type": "line", "line": {"color": ink, "width": 1, "dash": "dot"}, "y0": bottom, "y1": top}
    return [{**look, "x0": end, "x1": end} for end, _ in levels if end < 100]


def level_names(levels: Levels, y: float, ink: str, *, size: int = 14) -> list[dict[str, object]]:
    """The names of the levels, each in the middle of its own."""
    ends = [0.0, *(end for end, _ in levels)]
    return [
        word(name, (start + end) / 2, y, ink, size=size) | {"xanchor": "center"}
        for start, (end, name) in zip(ends[:-1], levels, strict=True)
    ]


def word(words: str, x: float, y: float, ink: str, *, size: int = 14) -> dict[str, object]:
    """Words in a chart, from `x` to the right, with their middle at `y`."""
    anchors = {"xanchor": "left", "yanchor": "middle", "showarrow": False}
    return {"text": words, "x": x, "y": y, "font": {"size": size, "color": ink}} | anchors
