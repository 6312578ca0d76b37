"""One section of the questionnaire."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Section
from diagnosis.texts import text
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.streamlit_internals.page_parts import PROGRESS
from diagnosis.ui.visitor.kept_answers import can_wait, collect
from diagnosis.ui.visitor.open_questions import open_questions, problem_of
from diagnosis.ui.visitor.question_places import box_of
from diagnosis.ui.visitor.questions import ask, marks_of, numbered
from diagnosis.ui.visitor.session import RESULT, REVIEW, START, Session

ANSWERS = "answers"
"""The key of what holds the questions of a section and the ways on and back."""
PROBLEMS = "problems"
"""The target of a session that begins at what is wrong with the answers of a section."""
PROBLEMS_SELECTOR = "#problems"


def show(definition: Definition, visit: Session) -> Marks:
    """Draw the section that the session is on."""
    language = visit.language
    names = [section.id for section in definition.sections]
    index = names.index(visit.screen)
    section = definition.sections[index]
    progress(index + 1, len(names), visit)
    st.title(section.title.of(language), anchor=False)
    st.markdown(section.intro.of(language))
    attempted = section.id in visit.attempted
    waits = answers_wait(definition, visit)
    # Drawn last, since what is wrong is known once the answers of this run have been kept.
    top = st.empty()
    with st.container(key=ANSWERS), _form(section) if waits else st.container():
        for name in section.questions:
            question = definition.questions[name]
            ask(question, definition.numbers[name], visit, attempted=attempted, waits=waits)
        _steps(definition, section, visit, button=st.form_submit_button if waits else st.button)
    problems = _problems(definition, section, visit) if attempted else []
    if problems:
        top.html(_summary(problems, definition, visit))
    marks: Marks = {PROGRESS: {"aria-label": progress_words(index + 1, len(names), visit)}}
    for name in section.questions:
        question = definition.questions[name]
        marks |= marks_of(question, definition.numbers[name], visit, attempted=attempted)
    return marks


def answers_wait(definition: Definition, visit: Session) -> bool:
    """Whether the answers on the screen come with the press that leaves it.

    So a tap costs neither the visitor's line nor the server anything. The browser keeps each tap at
    once, and where something else is pressed it sends them along (`components/memory/`).
    """
    section = visit.section(definition)
    if section is None or section.id in visit.attempted:
        return False
    return all(can_wait(definition.questions[name]) for name in section.questions)


def _form(section: Section) -> AbstractContextManager[object]:
    return st.form(f"form-{section.id}", border=False, enter_to_submit=False)


def _steps(definition: Definition, section: Section, visit: Session, button: Callable[..., bool]) -> None:
    """The ways on and back."""
    language = visit.language
    names = [part.id for part in definition.sections]
    index = names.index(section.id)
    if index + 1 < len(names) and not visit.to_review:
        following, label = names[index + 1], "section.next"
    elif visit.to_review or _open_elsewhere(definition, section, visit):
        following, label = REVIEW, "section.to-review"
    else:
        following, label = RESULT, "review.to-result"
    with st.container(key="steps", horizontal=True):
        button(
            text(language, "section.back"),
            key="back",
            on_click=_leave,
            args=(definition, section, visit, names[index - 1] if index else START),
        )
        button(
            text(language, label),
            key="next",
            type="primary",
            on_click=_next,
            args=(definition, section, visit, following),
        )


def progress(step: int, total: int, visit: Session) -> None:
    """How far the visitor has come."""
    st.progress(step / total, text=progress_words(step, total, visit))


def progress_words(step: int, total: int, visit: Session) -> str:
    """The same in words."""
    return text(visit.language, "app.progress", step=step, total=total)


def _summary(problems: list[str], definition: Definition, visit: Session) -> str:
    """What is wrong with the answers, with a way to each question, as HTML."""
    lines = [
        (
            question.id,
            box_of(question),
            numbered(definition.numbers[question.id], question.label.of(visit.language), visit),
        )
        for question in (definition.questions[name] for name in problems)
    ]
    heading = text(visit.language, "section.open-count", count=len(problems))
    return render("visitor/problems", heading=heading, lines=lines)


def _open_elsewhere(definition: Definition, section: Section, visit: Session) -> bool:
    return not set(open_questions(definition, visit)) <= set(section.questions)


def _problems(definition: Definition, section: Section, visit: Session) -> list[str]:
    return [
        question
        for question in section.questions
        if problem_of(definition.questions[question], visit, attempted=True)
    ]


def _leave(definition: Definition, section: Section, visit: Session, screen: str) -> None:
    collect(definition, section, visit)
    visit.go(screen)


def _next(definition: Definition, section: Section, visit: Session, screen: str) -> None:
    collect(definition, section, visit)
    problems = _problems(definition, section, visit)
    if problems:
        visit.attempted.add(section.id)
        visit.go(section.id, PROBLEMS if len(problems) > 1 else problems[0])
    elif screen == RESULT and open_questions(definition, visit):
        visit.go(REVIEW)
    else:
        visit.go(screen, visit.to_review if screen == REVIEW else "")
