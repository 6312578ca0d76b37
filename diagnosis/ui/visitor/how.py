"""What the self-check rests on, for readers who want to know; a page of its own."""

import streamlit as st

from diagnosis.languages import Language
from diagnosis.texts import text
from diagnosis.ui.kit.brand import show_foot
from diagnosis.ui.kit.page import Marks
from diagnosis.wording.voice import Voice

PAGE = "how"


def show(voice: Voice) -> Marks:
    """Draw the page."""
    definition, language = voice.definition, voice.language
    basis = definition.rulebook.basis
    st.button(text(language, "how.back"), key="to-check", type="tertiary", on_click=_to_check)
    st.title(text(language, "how.heading"), anchor=False)
    st.markdown(definition.rulebook.provider.about.of(language))
    numbers = {reference.id: number for number, reference in enumerate(basis.references, 1)}
    for claim in basis.claims:
        mark = f" [{numbers[claim.source]}]" if claim.source in numbers else ""
        st.markdown(claim.text.of(language) + mark)
    st.header(text(language, "how.references"), anchor=False)
    st.markdown("\n".join(f"{numbers[reference.id]}. {reference.text}" for reference in basis.references))
    show_foot(voice)
    return {}


def _to_check() -> None:
    del st.query_params["page"]


def show_link(language: Language) -> None:
    """Draw the way to the page, which opens beside this one."""
    st.link_button(text(language, "how.link"), f"?page={PAGE}&lang={language}", type="tertiary")
