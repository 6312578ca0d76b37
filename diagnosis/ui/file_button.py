"""A button that makes a file when it is pressed."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from diagnosis.ui.made_files import keep_file


def file_button(
    label: str,
    make: Callable[[], bytes | str],
    file_name: str,
    mime: str,
    *,
    key: str,
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    """Draw the button; `make` gives the content when it is pressed, and no screen is drawn anew."""

    def made() -> bytes:
        content = make()
        data = content if isinstance(content, bytes) else content.encode()
        keep_file(data, mime, file_name)
        return data

    st.download_button(label, made, file_name, mime, key=key, type=kind, on_click="ignore")
