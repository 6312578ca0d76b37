"""All answers at a glance, each with a way to change it."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question, Section
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.response import Response
from diagnosis.texts import text
from diagnosis.ui.kit.page import Marks, named
from diagnosis.ui.platform.streamlit_internals.page_parts import keyed
from diagnosis.ui.visitor.open_questions import open_questions, problem_of
from diagnosis.ui.visitor.privacy import show_erase
from diagnosis.ui.visitor.questions import numbered
from diagnosis.ui.visitor.session import RESULT, Session


def show(definition: Definition, visit: Session) -> Marks:
    """Draw the review."""
    language = visit.language
    st.title(text(language, "review.heading"), anchor=False)
    st.markdown(text(language, "review.lead"))
    if _settled(definition, visit):
        st.info(text(language, "review.settled"))
    labels: dict[str, str] = {}
    for section in definition.sections:
        labels |= _section(definition, section, visit)
    with st.container(key="steps", horizontal=True):
        st.button(
            text(language, "review.back"),
            key="back",
            on_click=_back,
            args=(visit, definition.sections[-1].id),
        )
        st.button(
            text(language, "review.to-result"),
            key="next",
            type="primary",
            on_click=_to_result,
            args=(definition, visit),
        )
    show_erase(visit, label="result.restart")
    return named(labels)


def row_of(question_id: str) -> str:
    """The CSS selector of the row of a question."""
    return keyed(_row(question_id))


def _section(definition: Definition, section: Section, visit: Session) -> dict[str, str]:
    """A section with its rows, folded where nothing is to be done there. The names of its buttons."""
    language = visit.language
    questions = [definition.questions[name] for name in section.questions]
    problems = [bool(problem_of(question, visit, attempted=True)) for question in questions]
    heading = text(
        language,
        "review.section",
        title=section.title.of(language),
        count=problems.count(False),
        total=len(questions),
    )
    labels: dict[str, str] = {}
    with st.expander(heading, expanded=any(problems) or visit.target in section.questions):
        for question, problem in zip(questions, problems, strict=True):
            label = numbered(definition.numbers[question.id], question.label.of(language), visit)
            with st.container(key=_row(question.id), horizontal=True, vertical_alignment="center"):
                st.markdown(f"{label}  \n**{_answer(definition, question, visit, problem=problem)}**")
                st.button(
                    text(language, "review.change"),
                    key=f"change-{question.id}",
                    type="tertiary",
                    on_click=_change,
                    args=(visit, section.id, question.id),
                )
            labels[f"{keyed(f'change-{question.id}')} button"] = text(
                language, "review.change-of", label=label
            )
    return labels


def _answer(definition: Definition, question: Question, visit: Session, *, problem: bool) -> str:
    if problem:
        return f":red[{text(visit.language, 'review.open-required')}]"
    answer = visit.voice(definition).answer(Response(answers=visit.answers), question.id)
    return answer or text(visit.language, "review.open")


def _row(question_id: str) -> str:
    return f"review-{question_id}"


def _settled(definition: Definition, visit: Session) -> bool:
    """Whether questions are still open that can no longer change the plan."""
    try:
        outlook = outlook_of(definition)
        if all(name in visit.answers for name in outlook.asked):
            return False
        return outlook.counts(Response(answers=visit.answers).answers).settled is not None
    except NotProvedError:
        return False


def _change(visit: Session, section: str, question: str) -> None:
    visit.to_review = question
    visit.go(section, question)


def _back(visit: Session, section: str) -> None:
    visit.to_review = ""
    visit.go(section)


def _to_result(definition: Definition, visit: Session) -> None:
    for name in open_questions(definition, visit)[:1]:
        section = definition.questions[name].section
        visit.attempted.add(section)
        visit.to_review = name
        visit.go(section, name)
        return
    visit.to_review = ""
    visit.go(RESULT)
