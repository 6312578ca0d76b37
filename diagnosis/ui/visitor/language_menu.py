"""The way to another language: a button where there are two, a menu where there are more."""

import streamlit as st

from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.ui.visitor.session import Session


def choose_language(visit: Session) -> None:
    """Draw the menu. Each language is called by its own name."""
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
    # A visitor's language is kept with the answers, unless the address names one; that of the other pages
    # by their address.
    if "page" in st.query_params or "lang" in st.query_params:
        st.query_params["lang"] = language


def _chosen(visit: Session) -> None:
    _speak(visit, st.session_state["language"])
