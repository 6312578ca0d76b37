"""Takes answers from the controls on the page into the session, and back."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question, Section
from diagnosis.ui.visitor.question_places import control_key
from diagnosis.ui.visitor.session import Session


def can_wait(question: Question) -> bool:
    """Whether nothing on the screen hangs on the answer, so that it may come with the next press."""
    return not question.multiple and question.required


def collect(definition: Definition, section: Section, visit: Session) -> None:
    """Keep every answer that the section's controls hold."""
    for question_id in section.questions:
        collect_one(definition.questions[question_id], visit)


def take_chosen(definition: Definition, chosen: Mapping[Any, Any], visit: Session) -> None:
    """Keep answers that the browser has read off its page: one option id, or none, by question id.

    Anything else is left out.
    """
    for name, options in chosen.items():
        question = definition.questions.get(name)
        if question is None or not can_wait(question) or not isinstance(options, list) or len(options) > 1:
            continue
        if not options and name not in visit.answers:
            continue  # and its control is left alone: it may have been tapped meanwhile
        if all(option in question.option_ids for option in options):
            _keep(question, tuple(options), visit)
            # The control is drawn anew from the kept answer: its own value may be in another language.
            st.session_state.pop(control_key(question), None)


def collect_one(question: Question, visit: Session) -> None:
    """Keep the answer that a question's controls hold, if they are on the screen."""
    if question.multiple:
        keys = {option: control_key(question, option) for option in question.option_ids}
        if any(key in st.session_state for key in keys.values()):
            chosen = tuple(option for option, key in keys.items() if st.session_state.get(key))
            _keep(question, chosen, visit)
    elif control_key(question) in st.session_state:
        value = st.session_state[control_key(question)]
        _keep(question, (value,) if value else (), visit)


def forget_controls(definition: Definition) -> None:
    """Let the controls show the answers that the session now holds, and not their own."""
    for question in definition.questions.values():
        for option in ("", *question.option_ids):
            st.session_state.pop(control_key(question, option), None)
    for key in [key for key in st.session_state if str(key).startswith("detail:")]:
        del st.session_state[key]


def _keep(question: Question, chosen: tuple[str, ...], visit: Session) -> None:
    if chosen:
        visit.answers[question.id] = chosen
    else:
        visit.answers.pop(question.id, None)
