"""The way to another language: a button where there are two, a menu where there are more."""

import streamlit as st

from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.ui.session import Session


def choose_language(visit: Session) -> None:
    """Draw it. Each language is called by its own name."""
    others = [language for language in LANGUAGES if language != visit.language]
    if len(others) == 1:
        st.button(_name(others[0]), key="language", type="tertiary", on_click=_speak, args=(visit, others[0]))
        return
    st.menu_button(
        text(visit.language, "app.languages"),
        others,
        format_func=_name,
        key="language",
        type="tertiary",
        on_click=_chosen,
        args=(visit,),
    )


def _name(language: Language) -> str:
    return text(language, "app.language")


def _speak(visit: Session, language: Language) -> None:
    visit.language = language


def _chosen(visit: Session) -> None:
    visit.language = st.session_state["language"]
