"""One run: the header, and the screen that the session is on."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.live.files import current_definition
from diagnosis.texts import text
from diagnosis.ui.kit.brand import show_foot
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.kit.page import Marks, announce
from diagnosis.ui.owner import broken
from diagnosis.ui.owner.workbench.preview import follow_preview, take_preview
from diagnosis.ui.pages import PAGES, Page, show_menu
from diagnosis.ui.platform.access.address import PAGE, PREVIEW
from diagnosis.ui.platform.access.door import admitted, just_signed_in
from diagnosis.ui.platform.streamlit_internals.left_widgets import forget_left_widgets
from diagnosis.ui.platform.streamlit_internals.page_parts import FILE_ERROR, selector
from diagnosis.ui.visitor import result, review, section, start
from diagnosis.ui.visitor.counting import count_place
from diagnosis.ui.visitor.language_menu import choose_language
from diagnosis.ui.visitor.memory import remember
from diagnosis.ui.visitor.notices import show_notices
from diagnosis.ui.visitor.question_places import box_of
from diagnosis.ui.visitor.session import RESULT, REVIEW, START, Session, session

SKIP_LINK = selector("stSkipToContent")


def run() -> None:
    """Draw the page."""
    visit = session()
    asked = st.query_params.get("page", "")
    gone = asked == PREVIEW and not take_preview(visit)
    language = visit.language
    if not asked and just_signed_in():
        asked = st.query_params["page"] = PAGE
    page = PAGES.get(asked)
    definition = visit.definition or current_definition()
    title = _title(definition, visit, page) if isinstance(definition, Definition) else ""
    st.set_page_config(
        page_title=" | ".join(part for part in (title, text(language, "app.title")) if part),
        layout="wide" if page and page.wide else "centered",
    )
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.markdown(text(language, "app.title"))
        choose_language(visit)
    if isinstance(definition, Definition):
        visit.definition = definition
    marks: Marks = {}
    behind_door = page is not None and not page.for_everybody
    if behind_door and not admitted(language):
        pass  # the door is drawn
    elif gone:
        st.markdown(text(language, "bench.preview-gone"))
    elif not isinstance(definition, Definition):
        broken.show(definition, language, for_consultants=behind_door)
    elif page:
        voice = visit.voice(definition)
        show_menu(voice, page)
        marks = page.show(voice)
    else:
        marks = _visit(definition, visit)
    words = {SKIP_LINK: text(language, "app.skip"), FILE_ERROR: text(language, "app.no-file")}
    announce(language, visit.moves, _target(visit), marks, words, begin=_way_in(visit))
    forget_left_widgets()


def _visit(definition: Definition, visit: Session) -> Marks:
    """Draw the screen of the self-check that the visit is on, and keep what was answered."""
    visit.date_answers(local_now().date())
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
    return marks


def _title(definition: Definition, visit: Session, page: Page | None) -> str:
    """What a screen is called, beside the name of the app; empty for the start."""
    screens = {REVIEW: "review.heading", RESULT: "result.title"}
    key = page.title if page else screens.get(visit.screen)
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
