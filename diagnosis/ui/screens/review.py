"""All answers at a glance, each with a way to change it."""

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.response import Response
from diagnosis.texts import text
from diagnosis.ui.questions import open_questions, problem_of
from diagnosis.ui.screens.section import progress
from diagnosis.ui.session import RESULT, Session


def show(definition: Definition, visit: Session) -> dict[str, str]:
    """Draw the review."""
    language = visit.language
    total = len(definition.sections) + 1
    progress(total, total, visit)
    st.title(text(language, "review.heading"), anchor=False)
    st.markdown(text(language, "review.lead"))
    if _settled(definition, visit):
        st.info(text(language, "review.settled"))
    labels: dict[str, str] = {}
    response = Response(answers=visit.answers)
    for section in definition.sections:
        st.header(section.title.of(language), anchor=False)
        for question_id in section.questions:
            question = definition.questions[question_id]
            label = question.label.of(language)
            answer = visit.voice(definition).answer(response, question_id)
            if problem_of(question, visit, attempted=True):
                answer = f":red[{text(language, 'review.open-required')}]"
            with st.container(key=f"review-{question_id}", horizontal=True, vertical_alignment="center"):
                st.markdown(f"{label}  \n**{answer or text(language, 'review.open')}**")
                st.button(
                    text(language, "review.change"),
                    key=f"change-{question_id}",
                    type="tertiary",
                    on_click=_change,
                    args=(visit, section.id, question_id),
                )
            labels[f".st-key-change-{question_id} button"] = text(language, "review.change-of", label=label)
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
    return labels


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
    visit.to_review = True
    visit.go(section, question)


def _back(visit: Session, section: str) -> None:
    visit.to_review = False
    visit.go(section)


def _to_result(definition: Definition, visit: Session) -> None:
    for name in open_questions(definition, visit)[:1]:
        section = definition.questions[name].section
        visit.attempted.add(section)
        visit.to_review = True
        visit.go(section, name)
        return
    visit.to_review = False
    visit.go(RESULT)
