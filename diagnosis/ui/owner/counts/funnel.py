"""How many visits came to each step, as bars below each other."""

from collections.abc import Sequence

import plotly.graph_objects as go

from diagnosis.look import BAR_STRONG
from diagnosis.ui.kit.chart import word

_ROW = 52


def funnel(found: Sequence[tuple[str, int]], ink: str) -> go.Figure:
    """A bar for each step under its words, as long as its number."""
    numbers = [number for _, number in found]
    most = max(numbers, default=0) or 1
    rows = range(len(found))
    # Names stand above their bars, so that a phone has room for both.
    words = [word(name, 0, -row + 0.42, ink) for row, (name, _) in enumerate(found)]
    bars = go.Bar(
        x=numbers, y=[-row for row in rows], orientation="h", width=0.4, marker={"color": BAR_STRONG}
    )
    layout = {
        "height": _ROW * len(found) + 16,
        "margin": {"l": 4, "r": 4, "t": 8, "b": 4},
        "showlegend": False,
        "font": {"color": ink, "size": 14},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"range": [0, most], "visible": False, "fixedrange": True},
        "yaxis": {"range": [-len(found) + 0.3, 0.8], "visible": False, "fixedrange": True},
        "annotations": words,
    }
    return go.Figure(data=[bars], layout=layout)
