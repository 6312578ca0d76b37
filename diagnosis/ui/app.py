"""One run: the header, and the screen that the session is on."""

from pathlib import Path

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.page import announce, apply_style
from diagnosis.ui.resources import current_definition
from diagnosis.ui.screens import broken, result, review, rule_map, section, start
from diagnosis.ui.session import RESULT, REVIEW, START, Session, session

SKIP_LINK = '[data-testid="stSkipToContent"]'
_ICON = str(Path(__file__).with_name("static") / "icon.svg")


def run() -> None:
    """Draw the page."""
    visit = session()
    visit.running = True
    try:
        _draw(visit)
    finally:
        visit.running = False


def _draw(visit: Session) -> None:
    language = visit.language
    st.set_page_config(page_title=text(language, "app.title"), page_icon=_ICON, layout="centered")
    apply_style()
    definition = current_definition()
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.markdown(text(language, "app.title"))
        st.button(text(language, "app.language-switch"), key="language", type="tertiary", on_click=_switch)
    labels: dict[str, str] = {}
    if isinstance(definition, Definition):
        labels = _screen(definition, visit)
    else:
        broken.show(definition, language)
    announce(language, visit.moves, visit.target, labels, {SKIP_LINK: text(language, "app.skip")})


def _screen(definition: Definition, visit: Session) -> dict[str, str]:
    if st.query_params.get("page") == rule_map.PAGE:
        return rule_map.show(definition, visit)
    if visit.screen == START:
        return start.show(definition, visit)
    if visit.screen == REVIEW:
        return review.show(definition, visit)
    if visit.screen == RESULT:
        return result.show(definition, visit)
    return section.show(definition, visit)


def _switch() -> None:
    visit = session()
    visit.language = "en" if visit.language == "ja" else "ja"
