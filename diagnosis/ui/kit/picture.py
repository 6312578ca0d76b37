"""A picture on a screen. `st.html` takes SVG out, so that a component draws it."""

import streamlit as st

from diagnosis.ui.platform.assets import asset

_component = st.components.v2.component("picture", js=asset("kit/picture/picture.js"), isolate_styles=False)


def show_picture(svg: str, *, small: bool = False) -> None:
    """Draw an SVG, whose colours come from the style sheet; its place is kept free until it is there."""
    with st.container(key="drawing-small" if small else "drawing"):
        _component(data=svg, key="drawn-picture")
