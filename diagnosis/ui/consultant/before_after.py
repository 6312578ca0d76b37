"""Before and after: two responses of one client, in a chart, in words, and as a PDF."""

import plotly.graph_objects as go
import streamlit as st

from diagnosis.engine.case import Case
from diagnosis.engine.change import change_between
from diagnosis.look import BAR_STRONG, GROUND, RANGE
from diagnosis.report.change_pdf import change_pdf
from diagnosis.texts import text
from diagnosis.ui.kit.chart import Levels, level_lines, level_names, levels_of, show_chart, word
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.kit.tables import moves_table
from diagnosis.wording.change import ChangeSummary
from diagnosis.wording.voice import Voice


def show_before_after(voice: Voice, case: Case) -> Marks:
    """Draw before and after. Returns accessibility marks for the chart."""
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
    marks = show_chart(
        lambda ink: change_chart(summary, levels_of(voice), ink),
        voice.text("change.chart-alt"),
        key="change-chart",
    )
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
    return marks


def change_chart(summary: ChangeSummary, levels: Levels, ink: str) -> go.Figure:
    """Two bars a cause, before above after, from 0 to 100 points, with the range still possible.

    Both bars weigh the same; they differ in pattern, and names and points stand beside them in words.
    """
    above, size = {"yanchor": "bottom"}, 14
    rows = list(reversed(summary.causes))
    traces, words = [], []
    for row, cause in enumerate(rows):
        if cause.before is None or cause.after is None:
            words.append(word(f"<b>{cause.name}</b>", 0, row + 0.3, ink) | above)
            words.append(word(text(summary.language, "change.not-compared"), 0, row - 0.1, ink) | above)
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
            words.append(word(label, 1.01, row + offset, ink) | {"xref": "paper"})
        words.append(word(f"<b>{cause.name}</b>", 0, row + 0.3, ink) | above)
    words += [name | {"yanchor": "top"} for name in level_names(levels, -0.5, ink, size=size - 2)]
    layout = {
        "shapes": level_lines(levels, -0.45, len(rows) - 0.75, ink),
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
