"""Shown where files cannot be used: to visitors that there is nothing yet, to consultants what to mend."""

import streamlit as st

from diagnosis.live.files import Trouble
from diagnosis.texts import Language, text
from diagnosis.ui.kit.trouble import list_trouble


def show(trouble: Trouble, language: Language, *, for_consultants: bool) -> None:
    """The whole screen, without any definition."""
    if not for_consultants:
        st.title(text(language, "findings.away-heading"), anchor=False)
        st.markdown(text(language, "findings.away"))
    else:
        st.title(text(language, "findings.page-heading"), anchor=False)
        list_trouble(trouble, language)
