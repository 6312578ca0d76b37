"""What the self-check rests on, for readers who want to know; a page of its own."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.languages import Language
from diagnosis.texts import text
from diagnosis.ui.kit.page import Marks

PAGE = "how"


def show(definition: Definition, language: Language) -> Marks:
    """Draw the page."""
    basis = definition.rulebook.basis
    st.title(text(language, "how.heading"), anchor=False)
    st.markdown(definition.rulebook.provider.about.of(language))
    numbers = {reference.id: number for number, reference in enumerate(basis.references, 1)}
    for claim in basis.claims:
        mark = f" [{numbers[claim.source]}]" if claim.source in numbers else ""
        st.markdown(claim.text.of(language) + mark)
    st.header(text(language, "how.references"), anchor=False)
    st.markdown("\n".join(f"{numbers[reference.id]}. {reference.text}" for reference in basis.references))
    return {}


def show_link(language: Language) -> None:
    """Draw the way to the page, which opens beside this one."""
    st.link_button(text(language, "how.link"), f"?page={PAGE}&lang={language}", type="tertiary")
