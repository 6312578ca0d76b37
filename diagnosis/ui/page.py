"""What Streamlit cannot say of a page: its language, where it begins, and names for its parts."""

import json
from typing import Any

import streamlit as st

from diagnosis.texts import Language
from diagnosis.ui.assets import asset
from diagnosis.ui.questions import box_of
from diagnosis.ui.streamlit_internals.page_parts import CONTROL, MAIN

_component = st.components.v2.component("page", js=asset("page/page.js"))


def as_text(data: dict[str, Any]) -> str:
    """What a component is told, as one text: Streamlit would look for a table in every entry of a dict."""
    return json.dumps(data, ensure_ascii=False)


def announce(
    language: Language, moves: int, target: str, labels: dict[str, str], words: dict[str, str]
) -> None:
    """Tell the browser about the page.

    `moves` counts changes of screen: when it grows, the page is shown from its top, or from
    the question `target`. `labels` and `words` map CSS selectors to accessible names and to
    the texts of elements that Streamlit has in English only.
    """
    data: dict[str, Any] = {
        "language": language,
        "moves": moves,
        "target": box_of(target) if target else "",
        "labels": labels,
        "words": words,
        "parts": {"main": MAIN, "control": CONTROL},
    }
    _component(data=as_text(data), key="page")
