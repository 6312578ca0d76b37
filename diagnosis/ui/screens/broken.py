"""Shown where files cannot be used: to visitors that there is nothing yet, to consultants what to mend."""

import streamlit as st

from diagnosis.texts import Language, text
from diagnosis.ui.access.door import admitted
from diagnosis.ui.html import render
from diagnosis.ui.resources import Trouble, definitions


def show(trouble: Trouble, language: Language, *, for_consultants: bool) -> None:
    """The whole screen, where there is no definition at all."""
    if not for_consultants:
        st.title(text(language, "findings.away-heading"), anchor=False)
        st.markdown(text(language, "findings.away"))
    elif admitted(language):
        st.title(text(language, "findings.page-heading"), anchor=False)
        _list(trouble, language)


def show_trouble(language: Language) -> None:
    """What is wrong with the files as they are, where an earlier state of them is in use; else nothing."""
    kept = definitions()
    kept.current()
    trouble = kept.trouble
    if trouble:
        with st.container(key="trouble", border=True):
            st.html(render("notice", lines=[text(language, "findings.kept")]))
            _list(trouble, language)


def _list(trouble: Trouble, language: Language) -> None:
    """Every finding with its place."""
    if isinstance(trouble, list):
        st.markdown(text(language, "findings.page-lead"))
        lines = [finding.line_of_text(language) for finding in trouble]
    else:
        lines = [text(language, "findings.page-unreadable", path=trouble.path.name, reason=trouble.reason)]
    st.html(render("findings", lines=lines))
