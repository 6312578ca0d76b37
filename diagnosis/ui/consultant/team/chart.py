"""The three causes as points of groups with their ranges; never of people."""

import plotly.graph_objects as go

from diagnosis.look import BAR_STRONG, RANGE
from diagnosis.team.comparison import Comparison
from diagnosis.ui.kit.chart import Levels, level_lines, level_names, word
from diagnosis.wording.team import group_name
from diagnosis.wording.words import Words

_ROW = 34


def groups_chart(say: Words, comparison: Comparison, levels: Levels, ink: str) -> go.Figure:
    """A row for each group under the name of each cause, from 0 to 100 points."""
    words: list[dict[str, object]] = []
    traces: list[dict[str, object]] = []
    lines: list[dict[str, object]] = []
    row = 0.0
    for name, cause in comparison.causes.items():
        words.append(word(f"<b>{say.cause(name)}</b>", 0, -row, ink))
        row += 1.1
        for group, score in cause.groups.items():
            # Above its point, so that a phone has room for both.
            words.append(word(f"{group_name(say, group)} {score.score}", 0, -row + 0.5, ink, size=12))
            row += 0.15
            # Beside the point only, so that they cross no word.
            lines += level_lines(levels, -row - 0.3, -row + 0.3, ink)
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": [score.low, score.high],
                    "y": [-row] * 2,
                    "line": {"color": RANGE, "width": 3},
                }
            )
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [score.score],
                    "y": [-row],
                    "marker": {"color": BAR_STRONG, "size": 15},
                }
            )
            row += 1.25
    words += level_names(levels, -row, ink)
    layout = {
        "shapes": lines,
        "height": round(_ROW * (row + 1.2)) + 16,
        "margin": {"l": 4, "r": 4, "t": 8, "b": 4},
        "showlegend": False,
        "font": {"color": ink, "size": 14},
        "xaxis": {"range": [-2, 102], "visible": False, "fixedrange": True},
        "yaxis": {"range": [-row - 0.6, 0.6], "visible": False, "fixedrange": True},
        "annotations": words,
    }
    return go.Figure(data=traces, layout=layout)
