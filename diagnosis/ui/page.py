"""What Streamlit cannot say of a page: its language, where it begins, and names for its parts."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from diagnosis.texts import Language

_SCRIPT = Path(__file__).with_name("static") / "page.js"
_STYLE = Path(__file__).with_name("static") / "style.css"


@cache
def _script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")


@cache
def _style() -> str:
    return f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"


def apply_style() -> None:
    """Put the product's style on the page."""
    st.html(_style())


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
        "target": target,
        "labels": labels,
        "words": words,
    }
    st.components.v2.component("page", js=_script())(data=data, key="page")
