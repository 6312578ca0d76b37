"""Shown instead of the app when the definition cannot be used: to its owner, what to mend."""

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import UnreadableFileError
from diagnosis.texts import Language, text


def show(problem: list[Finding] | UnreadableFileError, language: Language) -> None:
    """List every finding with its place."""
    st.title(text(language, "findings.page-heading"), anchor=False)
    if isinstance(problem, UnreadableFileError):
        st.markdown(text(language, "findings.page-unreadable", path=problem.path.name, reason=problem.reason))
        return
    st.markdown(text(language, "findings.page-lead"))
    st.code("\n".join(finding.line_of_text(language) for finding in problem), language=None, wrap_lines=True)
