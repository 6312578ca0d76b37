"""The three causes as a chart that reads without colour."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.look import BAR, BAR_STRONG, GROUND, INK, INK_DARK, RANGE
from diagnosis.texts import text
from diagnosis.wording.cause_line import CauseLine
from diagnosis.wording.summary import Summary

Part = dict[str, Any]


def show_chart(make: Callable[[str], go.Figure], *, key: str) -> None:
    """Draw the chart that `make` gives for the colour that words have in the visitor's theme."""
    ink = INK_DARK if st.context.theme.type == "dark" else INK
    with st.container(key="chart"):
        st.plotly_chart(make(ink), config={"staticPlot": True}, key=key)


def cause_chart(definition: Definition, summary: Summary, ink: str) -> go.Figure:
    """Horizontal bars from 0 to 100 points, one a cause in the definition's order.

    Names and scores stand beside the bars in words; causes that weigh most are solid, the others
    hatched; a thin line shows the range that is still possible; a cause of which not enough
    is known has a line and no bar. `ink` is the colour of the words.
    """
    rows = list(reversed(summary.causes))
    traces: list[Part] = []
    words: list[Part] = []
    for row, cause in enumerate(rows):
        traces.append(_bar(cause, row, leads=cause.leads))
        if cause.low != cause.high:
            traces.append(_range(cause, row))
        words += _words(cause, row, summary, ink)
    lines, names = _bands(definition, summary, ink)
    layout = {
        "height": 76 * len(rows) + 50,
        "margin": {"l": 4, "r": 4, "t": 28, "b": 4},
        "showlegend": False,
        "font": {"color": ink, "size": 14},
        "barmode": "overlay",
        "xaxis": {"range": [0, 100], "visible": False, "fixedrange": True},
        "yaxis": {"range": [-0.5, len(rows) - 0.3], "visible": False, "fixedrange": True},
        "meta": text(summary.language, "result.chart-alt"),
        "shapes": lines,
        "annotations": words + names,
    }
    # All at once: plotly copies and checks everything again with every part that is added.
    return go.Figure(data=traces, layout=layout)


def _bar(cause: CauseLine, row: int, *, leads: bool) -> Part:
    pattern = {
        "shape": "" if leads else "/",
        "bgcolor": BAR,
        "fgcolor": GROUND,
        "size": 6,
        "solidity": 0.2,
    }
    return {
        "type": "bar",
        "x": [cause.score if cause.shown is not None else 0],
        "y": [row],
        "orientation": "h",
        "width": 0.42,
        "marker": {"color": BAR_STRONG if leads else BAR, "pattern": pattern},
    }


def _range(cause: CauseLine, row: int) -> Part:
    return {
        "type": "scatter",
        "x": [cause.low, cause.high],
        "y": [row, row],
        "mode": "lines+markers",
        "line": {"color": RANGE, "width": 2},
        "marker": {"symbol": "line-ns", "size": 12, "line": {"color": RANGE, "width": 2}},
    }


def _words(cause: CauseLine, row: int, summary: Summary, ink: str) -> list[Part]:
    points = text(summary.language, "result.points", points=cause.shown)
    name = f"<b>{cause.name}</b>" if cause.leads else cause.name
    # The level stands below in words: beside a long name there is no room for it on a phone.
    value = cause.level if cause.shown is None else f"<b>{points}</b>"
    return [
        {
            "x": x,
            "y": row + 0.24,
            "text": words,
            "showarrow": False,
            "xanchor": anchor,
            "yanchor": "bottom",
            "font": {"size": 14, "color": ink},
        }
        for x, words, anchor in ((0, name, "left"), (100, value, "right"))
    ]


def _bands(definition: Definition, summary: Summary, ink: str) -> tuple[list[Part], list[Part]]:
    """The limits between bands, as lines beside the bars and not through the words, and the bands' names."""
    lines: list[Part] = []
    names: list[Part] = []
    start = 0
    for band in definition.rulebook.bands:
        end = band.below or 100
        if band.below is not None:
            line = {"dash": "dot", "width": 1.5, "color": RANGE}
            lines += [
                {
                    "type": "line",
                    "x0": end,
                    "x1": end,
                    "y0": row - 0.3,
                    "y1": row + 0.24,
                    "line": line,
                }
                for row in range(len(summary.causes))
            ]
        names.append(
            {
                "x": (start + end) / 2,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "text": band.name.of(summary.language),
                "showarrow": False,
                "font": {"size": 12, "color": ink},
            }
        )
        start = end
    return lines, names
