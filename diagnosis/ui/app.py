"""One run: the header, and the screen that the session is on."""

from collections.abc import Callable

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.consultant import rule_map
from diagnosis.ui.consultant.page import show as show_consultant
from diagnosis.ui.consultant.team import page as team
from diagnosis.ui.kit.brand import show_foot
from diagnosis.ui.kit.page import Marks, announce
from diagnosis.ui.owner import broken
from diagnosis.ui.owner.counts import page as counts
from diagnosis.ui.owner.workbench import page as workbench
from diagnosis.ui.owner.workbench.preview import follow_preview, take_preview
from diagnosis.ui.platform.access.address import PAGE, PREVIEW
from diagnosis.ui.platform.access.door import just_signed_in
from diagnosis.ui.platform.resources import current_definition
from diagnosis.ui.platform.streamlit_internals.left_widgets import forget_left_widgets
from diagnosis.ui.platform.streamlit_internals.page_parts import FILE_ERROR, selector
from diagnosis.ui.room import page as room
from diagnosis.ui.visitor import how, result, review, section, start
from diagnosis.ui.visitor.counting import count_place
from diagnosis.ui.visitor.language_menu import choose_language
from diagnosis.ui.visitor.memory import remember
from diagnosis.ui.visitor.notices import show_notices
from diagnosis.ui.visitor.questions import box_of
from diagnosis.ui.visitor.session import RESULT, REVIEW, START, Session, session
from diagnosis.wording.voice import Voice

SKIP_LINK = selector("stSkipToContent")
_FOR_CONSULTANTS: dict[str, Callable[[Voice], Marks]] = {
    PAGE: show_consultant,
    rule_map.PAGE: rule_map.show,
    team.PAGE: team.show,
    room.PAGE: room.show,
    counts.PAGE: counts.show,
    workbench.PAGE: workbench.show,
}
"""The pages that are for consultants only; each asks at the door by itself."""


def run() -> None:
    """Draw the page."""
    visit = session()
    page = st.query_params.get("page", "")
    gone = page == PREVIEW and not take_preview(visit)
    language = visit.language
    if not page and just_signed_in():
        page = st.query_params["page"] = PAGE
    for_consultants = page in _FOR_CONSULTANTS
    definition = visit.definition or current_definition()
    title = _title(definition, visit, page) if isinstance(definition, Definition) else ""
    st.set_page_config(
        page_title=" | ".join(part for part in (title, text(language, "app.title")) if part),
        layout="wide" if page in (PAGE, workbench.PAGE) else "centered",
    )
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.markdown(text(language, "app.title"))
        choose_language(visit)
    marks: Marks = {}
    if isinstance(definition, Definition):
        visit.definition = definition
    if gone:
        st.markdown(text(language, "bench.preview-gone"))
    elif not isinstance(definition, Definition):
        broken.show(definition, language, for_consultants=for_consultants)
    elif for_consultants:
        marks = _FOR_CONSULTANTS[page](visit.voice(definition))
    elif page == how.PAGE:
        marks = how.show(definition, language)
        show_foot(visit.voice(definition))
    else:
        show_notices(definition, visit)
        count_place(definition, visit)
        # A key for each screen: React then draws every text anew. A browser's translation replaces texts by
        # elements, and a text that React no longer finds would stay from screen to screen.
        with st.container(key=f"screen-{visit.moves}"):
            marks = _screen(definition, visit)
        if visit.screen != RESULT:  # which says more of it
            show_foot(visit.voice(definition))
        if visit.previewed:
            follow_preview()
        else:
            remember(definition, visit)
    words = {SKIP_LINK: text(language, "app.skip"), FILE_ERROR: text(language, "app.no-file")}
    announce(language, visit.moves, _target(visit), marks, words, begin=_way_in(visit))
    forget_left_widgets()


def _title(definition: Definition, visit: Session, page: str) -> str:
    """What a screen is called, beside the name of the app; empty for the start."""
    named = {
        PAGE: "desk.title",
        rule_map.PAGE: "map.heading",
        how.PAGE: "how.heading",
        team.PAGE: "team.heading",
        room.PAGE: "room.heading",
        counts.PAGE: "counts.heading",
        workbench.PAGE: "bench.heading",
    }
    screens = {REVIEW: "review.heading", RESULT: "result.title"}
    key = named.get(page) or screens.get(visit.screen)
    if key:
        return text(visit.language, key)
    titles = {section.id: section.title.of(visit.language) for section in definition.sections}
    return titles.get(visit.screen, "")


def _way_in(visit: Session) -> str:
    """What begins the questions, as a CSS selector, once what the browser had kept is known."""
    plain = visit.screen == START and visit.reported and not (visit.offer or visit.problem)
    return start.BEGIN if plain else ""


def _target(visit: Session) -> str:
    """Where the screen begins, as a CSS selector; empty for its top."""
    if visit.target == section.PROBLEMS:
        return section.PROBLEMS_SELECTOR
    if not visit.target or not visit.definition:
        return ""
    if visit.screen == REVIEW:
        return review.row_of(visit.target)
    return box_of(visit.definition.questions[visit.target])


def _screen(definition: Definition, visit: Session) -> Marks:
    if visit.screen == START:
        return start.show(definition, visit)
    if visit.screen == REVIEW:
        return review.show(definition, visit)
    if visit.screen == RESULT:
        return result.show(definition, visit)
    return section.show(definition, visit)
