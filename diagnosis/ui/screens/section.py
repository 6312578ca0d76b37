"""One section of the questionnaire."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Section
from diagnosis.texts import text
from diagnosis.ui.questions import ask, collect, problem_of
from diagnosis.ui.session import REVIEW, START, Session


def show(definition: Definition, visit: Session) -> dict[str, str]:
    """Draw the section that the session is on."""
    language = visit.language
    names = [section.id for section in definition.sections]
    index = names.index(visit.screen)
    section = definition.sections[index]
    step, total = index + 1, len(names) + 1
    progress(step, total, visit)
    st.title(section.title.of(language), anchor=False)
    st.markdown(section.intro.of(language))
    attempted = section.id in visit.attempted
    for question_id in section.questions:
        ask(definition.questions[question_id], visit, attempted=attempted)
    problems = _problems(definition, section, visit)
    if attempted and problems:
        st.caption(text(language, "section.open-count", count=len(problems)))
    last = index + 1 == len(names)
    to_review = last or visit.to_review
    with st.container(key="steps", horizontal=True):
        st.button(
            text(language, "section.back"),
            key="back",
            on_click=_leave,
            args=(definition, section, visit, names[index - 1] if index else START),
        )
        st.button(
            text(language, "section.to-review" if to_review else "section.next"),
            key="next",
            type="primary",
            on_click=_next,
            args=(definition, section, visit, REVIEW if to_review else names[index + 1]),
        )
    return {}


def progress(step: int, total: int, visit: Session) -> None:
    """How far the visitor has come."""
    st.progress(step / total, text=text(visit.language, "app.progress", step=step, total=total))


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
        visit.go(section.id, problems[0])
    else:
        visit.go(screen)
