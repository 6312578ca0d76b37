"""Before and after: two responses of one client, in a chart, in words, and as a PDF."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from diagnosis.engine.case import Case
from diagnosis.engine.change import change_between
from diagnosis.look import BAR_STRONG, GROUND, RANGE
from diagnosis.report.change_pdf import change_pdf
from diagnosis.texts import text
from diagnosis.ui.chart import show_chart
from diagnosis.ui.file_button import file_button
from diagnosis.ui.file_names import named
from diagnosis.ui.page import Marks
from diagnosis.ui.streamlit_internals.page_parts import selector
from diagnosis.ui.tables import moves_table
from diagnosis.wording.change import ChangeSummary
from diagnosis.wording.voice import Voice


def show_before_after(voice: Voice, case: Case) -> Marks:
    """Draw the screen; what Streamlit does not say of its chart."""
    st.header(voice.text("change.title"), anchor=False)
    if len(case.records) < 2:
        st.markdown(voice.text("desk.compare-need"))
        return {}
    names = {record.id: record.name or record.id for record in case.by_date}
    ids = list(names)
    with st.container(horizontal=True):
        before = st.selectbox(
            voice.text("desk.compare-before"), ids[:-1], format_func=names.__getitem__, key="compare-before"
        )
        later = ids[ids.index(before) + 1 :]
        after = st.selectbox(
            voice.text("desk.compare-after"),
            later,
            index=len(later) - 1,
            format_func=names.__getitem__,
            key="compare-after",
        )
    first, second = case.record(before), case.record(after)
    change = change_between(voice.definition, first.response, second.response)
    summary = voice.change(change)
    st.subheader(summary.headline, anchor=False)
    bands = voice.definition.rulebook.bands
    levels = [(float(band.below or 100), voice.of(band.name)) for band in bands]
    show_chart(lambda ink: change_chart(summary, levels, ink), key="change-chart")
    st.caption(voice.text("change.scale-help"))
    st.markdown("\n".join(f"- {cause.sentence}" for cause in summary.causes))
    st.markdown("\n".join(f"- {line}" for line in summary.results))
    for heading, moves in summary.answers:
        st.subheader(heading, anchor=False)
        st.html(moves_table(moves, voice.language))
    st.caption(summary.caution)
    file_button(
        voice.text("desk.compare-pdf"),
        lambda: change_pdf(change, case.client, first, second, voice),
        named(voice.text("handover.file-change"), case.client) + ".pdf",
        "application/pdf",
        key="change-pdf",
        kind="primary",
    )
    chart = f".st-key-chart {selector('stPlotlyChart')}"
    return {chart: {"role": "img", "aria-label": voice.text("change.chart-alt")}}


def change_chart(summary: ChangeSummary, levels: Sequence[tuple[float, str]], ink: str) -> go.Figure:
    """Two bars a cause, before above after, from 0 to 100 points, with the range still possible.

    `levels` are where each ends, in points, and its name: lines across the bars. Both bars weigh the
    same; they differ in pattern, and names and points stand beside them in words.
    """
    size = 14
    rows = list(reversed(summary.causes))
    traces, words = [], []
    for row, cause in enumerate(rows):
        if cause.before is None or cause.after is None:
            words.append(_word(f"<b>{cause.name}</b>", 0, row + 0.3, size, ink))
            words.append(_word(text(summary.language, "change.not-compared"), 0, row - 0.1, size, ink))
            continue
        for points, span, offset, pattern, name in (
            (cause.before, cause.before_range, 0.14, "/", "change.before"),
            (cause.after, cause.after_range, -0.16, "", "change.after"),
        ):
            traces.append(
                {
                    "type": "bar",
                    "x": [points],
                    "y": [row + offset],
                    "orientation": "h",
                    "width": 0.26,
                    "marker": {
                        "color": BAR_STRONG,
                        "pattern": {"shape": pattern, "bgcolor": BAR_STRONG, "fgcolor": GROUND, "size": 6},
                    },
                }
            )
            if span[0] != span[1]:
                traces.append(
                    {
                        "type": "scatter",
                        "x": list(span),
                        "y": [row + offset] * 2,
                        "mode": "lines",
                        "line": {"color": RANGE, "width": 2},
                    }
                )
            shown = text(summary.language, "result.points", points=points)
            label = f"{text(summary.language, name)} {shown}"
            # Beside the bars: outside the axis, where only places on the paper are shown.
            beside = {"xref": "paper", "yanchor": "middle"}
            words.append(_word(label, 1.01, row + offset, size, ink) | beside)
        words.append(_word(f"<b>{cause.name}</b>", 0, row + 0.3, size, ink))
    start, lines = 0.0, []
    for end, name in levels:
        middle = {"x": (start + end) / 2, "y": -0.5, "xanchor": "center", "yanchor": "top"}
        words.append(_word(name, 0, 0, size - 2, ink) | middle)
        if end < 100:
            ends = {"x0": end, "x1": end, "y0": -0.45, "y1": len(rows) - 0.75}
            lines.append({"type": "line", "line": {"color": ink, "width": 1, "dash": "dot"}} | ends)
        start = end
    layout = {
        "shapes": lines,
        "height": 90 * len(rows) + 44,
        "margin": {"l": 4, "r": 130, "t": 8, "b": 4},
        "showlegend": False,
        "font": {"color": ink, "size": size},
        "barmode": "overlay",
        "xaxis": {"range": [0, 100], "visible": False, "fixedrange": True},
        "yaxis": {"range": [-0.75, len(rows) - 0.3], "visible": False, "fixedrange": True},
        "annotations": words,
    }
    return go.Figure(data=traces, layout=layout)


def _word(words: str, x: float, y: float, size: int, ink: str) -> dict[str, object]:
    return {
        "x": x,
        "y": y,
        "text": words,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"size": size, "color": ink},
    }
