"""Lines of plain text that stay until the reader closes them."""

from collections.abc import Callable

import streamlit as st

from diagnosis.texts import Language, text
from diagnosis.ui.platform.html import render


def notice(key: str, lines: list[str], language: Language, close: Callable[[], None]) -> None:
    """Draw the lines, with the button that closes them."""
    with st.container(key=key, border=True):
        st.html(render("kit/notice", lines=lines))
        st.button(text(language, "notices.close"), key=f"close-{key}", on_click=close)
