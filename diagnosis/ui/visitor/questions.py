"""One question on the screen, whatever its form, and its answer back."""

import streamlit as st

from diagnosis.definition.questionnaire import Question
from diagnosis.texts import text
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.streamlit_internals.page_parts import CHOICES
from diagnosis.ui.visitor.kept_answers import collect_one
from diagnosis.ui.visitor.open_questions import problem_of
from diagnosis.ui.visitor.question_places import box_of, control_key, problem_id, question_key
from diagnosis.ui.visitor.session import Session


def ask(question: Question, number: int, visit: Session, *, attempted: bool, waits: bool) -> None:
    """Draw the question with the answer kept so far, and keep what is answered now.

    In a form, whose answers wait for a press, and on a screen that shows what is still open on it,
    the question is a part of the screen. Else a tap runs this question alone.
    """
    with st.container(key=question_key(question)):
        if attempted or waits:
            with st.container():  # as a fragment draws one
                _ask(question, number, visit, attempted=attempted)
        else:
            _ask_alone(question, number, visit, visit.page)


@st.fragment
def _ask_alone(question: Question, number: int, visit: Session, page: tuple[object, ...]) -> None:
    if visit.page != page:
        # A browser that is busy sends a tap here and a press elsewhere as one, for this question
        # alone: what was pressed has happened, and the page is not the one of this question.
        st.rerun()
    _ask(question, number, visit, attempted=False)


def _ask(question: Question, number: int, visit: Session, *, attempted: bool) -> None:
    label = numbered(number, _label(question, visit), visit)
    if question.multiple:
        _ask_many(question, label, visit)
    else:
        _ask_one(question, label, visit)
    collect_one(question, visit)
    problem = problem_of(question, visit, attempted=attempted)
    if problem:
        st.html(render("kit/problem", id=problem_id(question), problem=problem))


def ask_beside(question: Question, visit: Session) -> None:
    """Draw an optional question beside the result, which changes with the answer."""
    with st.container(key=question_key(question)), st.container():
        _ask_one(question, _label(question, visit), visit)


def numbered(number: int, label: str, visit: Session) -> str:
    """A question with its number, which people can name to each other."""
    return text(visit.language, "section.numbered", number=number, label=label)


def marks_of(question: Question, number: int, visit: Session, *, attempted: bool) -> Marks:
    """Accessibility marks of a question: its group of checkboxes, and what is wrong."""
    group = box_of(question) if question.multiple else f"{box_of(question)} {CHOICES}"
    about: dict[str, str] = {}
    if question.multiple:
        about |= {"role": "group", "aria-label": numbered(number, _label(question, visit), visit)}
    if not problem_of(question, visit, attempted=attempted):
        return {group: about} if about else {}
    wrong = {group: about | {"aria-describedby": problem_id(question)}}
    controls = f"{box_of(question)} input[type=checkbox]" if question.multiple else group
    wrong[controls] = wrong.get(controls, {}) | {"aria-invalid": "true"}
    return wrong


def _label(question: Question, visit: Session) -> str:
    label = question.text.of(visit.language)
    return label if question.required else label + text(visit.language, "section.optional")


def _ask_one(question: Question, label: str, visit: Session) -> None:
    key = control_key(question)
    if key not in st.session_state:
        st.session_state[key] = next(iter(visit.answers.get(question.id, ())), None)

    def words(option: str) -> str:
        return question.option_text(option).of(visit.language)

    def plain_words(option: str) -> str:
        # Streamlit looks for an emoji at the start of the first word, which takes longer than
        # all else on the page; before the space there is none. Browsers do not show the space.
        return " " + words(option)

    if question.on_scale:
        st.segmented_control(
            label,
            question.option_ids,
            required=True,
            format_func=plain_words,
            key=key,
            width="stretch",
        )
    else:
        st.radio(label, question.option_ids, index=None, format_func=words, key=key)
        if not question.required and st.session_state[key]:
            st.button(
                text(visit.language, "section.take-back"),
                key=f"take-back-{question.id}",
                type="tertiary",
                on_click=_take_back,
                args=(question, visit),
            )


def _take_back(question: Question, visit: Session) -> None:
    visit.answers.pop(question.id, None)
    st.session_state[control_key(question)] = None


def _ask_many(question: Question, label: str, visit: Session) -> None:
    st.markdown(label)
    kept = visit.answers.get(question.id, ())
    for option in question.option_ids:
        st.session_state.setdefault(control_key(question, option), option in kept)
    chosen = {option for option in question.option_ids if st.session_state[control_key(question, option)]}
    # What goes alone may always be chosen: it takes the place of the others.
    full = len(chosen - question.form.alone) >= question.form.most
    for option in question.option_ids:
        st.checkbox(
            question.option_text(option).of(visit.language),
            key=control_key(question, option),
            disabled=full and option not in chosen and option not in question.form.alone,
            on_change=_one_or_the_others,
            args=(question, option),
        )


def _one_or_the_others(question: Question, option: str) -> None:
    """What goes with no other option, and the others, take each other's place."""
    if not st.session_state[control_key(question, option)]:
        return
    for other in question.option_ids:
        if other != option and (option in question.form.alone or other in question.form.alone):
            st.session_state[control_key(question, other)] = False
