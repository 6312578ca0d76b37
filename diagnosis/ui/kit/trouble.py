"""What is wrong with the firm's files, for consultants and owners."""

import streamlit as st

from diagnosis.live.files import Trouble, definitions
from diagnosis.texts import Language, text
from diagnosis.ui.platform.html import render


def show_trouble(language: Language) -> None:
    """What is wrong with the files as they are, where an earlier state of them is in use; else nothing."""
    kept = definitions()
    kept.current()
    trouble = kept.trouble
    if trouble:
        with st.container(key="trouble", border=True):
            st.html(render("kit/notice", lines=[text(language, "findings.kept")]))
            list_trouble(trouble, language)


def list_trouble(trouble: Trouble, language: Language) -> None:
    """Every finding with its place."""
    if isinstance(trouble, list):
        st.markdown(text(language, "findings.page-lead"))
        lines = [finding.line_of_text(language) for finding in trouble]
    else:
        lines = [text(language, "findings.page-unreadable", path=trouble.path.name, reason=trouble.reason)]
    st.html(render("kit/findings", lines=lines))
