"""Accessibility of a page beyond Streamlit: its language, where it begins, and names for its parts."""

import json
from typing import Any

import streamlit as st

from diagnosis.texts import Language, text
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.streamlit_internals.page_parts import (
    CONTENT,
    CONTROL,
    FILE_ERROR,
    FILE_HOLDER,
    MAIN,
)

Marks = dict[str, dict[str, str]]
"""What parts of the page are told that Streamlit leaves out: attributes by CSS selector."""


def named(labels: dict[str, str]) -> Marks:
    """Accessible names by CSS selector, as marks."""
    return {selector: {"aria-label": label} for selector, label in labels.items()}


_component = st.components.v2.component("page", js=asset("kit/page/page.js"))


def as_text(data: dict[str, Any]) -> str:
    """What a component is told, as one text: Streamlit would look for a table in every entry of a dict."""
    return json.dumps(data, ensure_ascii=False)


def announce(
    language: Language, moves: int, target: str, marks: Marks, words: dict[str, str], *, begin: str = ""
) -> None:
    """Tell the browser about the page.

    `moves` counts changes of screen: when it grows, the page is shown from its top, or from
    the place that the CSS selector `target` names. `words` maps CSS selectors to the texts of
    elements that Streamlit has in English only. `begin` is the way in, where the screen is ready for it.
    """
    data: dict[str, Any] = {
        "language": language,
        "moves": moves,
        "target": target,
        "marks": marks,
        "words": words,
        "begin": begin,
        "said": {name: text(language, f"result.{name}") for name in ("copied", "marked", "saved")},
        "parts": {
            "main": MAIN,
            "content": CONTENT,
            "control": CONTROL,
            "fileHolder": FILE_HOLDER,
            "fileError": FILE_ERROR,
        },
    }
    _component(data=as_text(data), key="page")
