"""The rulebook as a drawing, for consultants: the page's address with `?page=map`."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.outlook.terms import NotProvedError
from diagnosis.report.rule_map import rule_map
from diagnosis.texts import Language, text
from diagnosis.ui.access.door import admitted

PAGE = "map"


def show(definition: Definition, language: Language) -> dict[str, str]:
    """Draw the map and the shares of the plans, or the door for whoever is no consultant."""
    if not admitted(language):
        return {}
    st.title(text(language, "map.heading"), anchor=False)
    try:
        counts = outlook_of(definition).counts()
    except NotProvedError as error:
        st.markdown(text(language, "findings.not-proved", reason=error))
        return {}
    st.markdown(text(language, "map.lead", count=f"{counts.answer_sets:,}"))
    shares = (
        (definition.rulebook.plan(plan).name.of(language), 100 * count / counts.answer_sets)
        for plan, count in counts.plans.items()
    )
    st.markdown("\n".join(f"- **{name}** {share:.3g} %" for name, share in shares))
    with st.container(key="map"):
        st.image(rule_map(definition, counts, language), width="stretch")
    return {}
