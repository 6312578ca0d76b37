"""One question on the screen, whatever its form, and its answer back."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question, Section
from diagnosis.texts import text
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.streamlit_internals.page_parts import (
    CHOICES,
    checkbox,
    keyed,
    radio_option,
    segment,
)
from diagnosis.ui.visitor.session import Session


def ask(question: Question, number: int, visit: Session, *, attempted: bool, waits: bool) -> None:
    """Draw the question with the answer kept so far, and keep what is answered now.

    In a form, whose answers wait for a press, and on a screen that shows what is still open on it,
    the question is a part of the screen. Else a tap runs this question alone.
    """
    with st.container(key=_box(question)):
        if attempted or waits:
            with st.container():  # as a fragment draws one
                _ask(question, number, visit, attempted=attempted)
        else:
            _ask_alone(question, number, visit, visit.page)


def can_wait(question: Question) -> bool:
    """Whether nothing on the screen hangs on the answer, so that it may come with the next press."""
    return not question.multiple and question.required


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
        st.html(render("problem", id=_problem_id(question), problem=problem))


def ask_beside(question: Question, visit: Session) -> None:
    """Draw an optional question beside the result, which changes with the answer."""
    with st.container(key=_box(question)), st.container():
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
    wrong = {group: about | {"aria-describedby": _problem_id(question)}}
    controls = f"{box_of(question)} input[type=checkbox]" if question.multiple else group
    wrong[controls] = wrong.get(controls, {}) | {"aria-invalid": "true"}
    return wrong


def _label(question: Question, visit: Session) -> str:
    label = question.text.of(visit.language)
    return label if question.required else label + text(visit.language, "section.optional")


def _ask_one(question: Question, label: str, visit: Session) -> None:
    key = _key(question)
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
    st.session_state[_key(question)] = None


def _ask_many(question: Question, label: str, visit: Session) -> None:
    st.markdown(label)
    kept = visit.answers.get(question.id, ())
    for option in question.option_ids:
        st.session_state.setdefault(_key(question, option), option in kept)
    chosen = {option for option in question.option_ids if st.session_state[_key(question, option)]}
    # What goes alone may always be chosen: it takes the place of the others.
    full = len(chosen - question.form.alone) >= question.form.most
    for option in question.option_ids:
        st.checkbox(
            question.option_text(option).of(visit.language),
            key=_key(question, option),
            disabled=full and option not in chosen and option not in question.form.alone,
            on_change=_one_or_the_others,
            args=(question, option),
        )


def _one_or_the_others(question: Question, option: str) -> None:
    """What goes with no other option, and the others, take each other's place."""
    if not st.session_state[_key(question, option)]:
        return
    for other in question.option_ids:
        if other != option and (option in question.form.alone or other in question.form.alone):
            st.session_state[_key(question, other)] = False


def controls(question: Question) -> dict[str, Any]:
    """Where on the page the question is, and in it the control of each option, as CSS selectors.

    For the browser, which keeps a tap before the server hears of it.
    """
    options = question.option_ids
    if question.multiple:
        places = {option: checkbox(_key(question, option)) for option in options}
    elif question.on_scale:
        places = {option: segment(index, len(options)) for index, option in enumerate(options)}
    else:
        places = {option: radio_option(index) for index, option in enumerate(options)}
    return {"box": box_of(question), "options": places}


def box_of(question: Question) -> str:
    """The CSS selector of a question on the page."""
    return keyed(_box(question))


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
            # The control shows what was kept, whatever becomes of its own words in another language.
            st.session_state.pop(_key(question), None)


def collect_one(question: Question, visit: Session) -> None:
    """Keep the answer that a question's controls hold, if they are on the screen."""
    if question.multiple:
        keys = {option: _key(question, option) for option in question.option_ids}
        if any(key in st.session_state for key in keys.values()):
            chosen = tuple(option for option, key in keys.items() if st.session_state.get(key))
            _keep(question, chosen, visit)
    elif _key(question) in st.session_state:
        value = st.session_state[_key(question)]
        _keep(question, (value,) if value else (), visit)


def forget_controls(definition: Definition) -> None:
    """Let the controls show the answers that the session now holds, and not their own."""
    for question in definition.questions.values():
        for option in ("", *question.option_ids):
            st.session_state.pop(_key(question, option), None)
    for key in [key for key in st.session_state if str(key).startswith("detail:")]:
        del st.session_state[key]


def open_questions(definition: Definition, visit: Session) -> list[str]:
    """The questions that have to be answered, or answered otherwise, before there is a result."""
    return [
        question.id
        for question in definition.questions.values()
        if problem_of(question, visit, attempted=True)
    ]


def _keep(question: Question, chosen: tuple[str, ...], visit: Session) -> None:
    if chosen:
        visit.answers[question.id] = chosen
    else:
        visit.answers.pop(question.id, None)


def problem_of(question: Question, visit: Session, *, attempted: bool) -> str:
    """What is wrong with the answer, in the reader's language; empty where nothing is.

    An open question is a problem only after an attempt to go on.
    """
    language = visit.language
    chosen = visit.answers.get(question.id, ())
    for fault in question.form.faults(chosen):
        if fault.kind == "alone":
            unknown = question.option_text(fault.option).of(language)
            return text(language, "section.unknown-alone", unknown=unknown)
        return text(language, "section.too-many", limit=question.form.most, count=len(chosen))
    if attempted and question.required and not chosen:
        if question.multiple:
            return text(language, "section.open-error-many")
        return text(language, "section.open-error")
    return ""


def _box(question: Question) -> str:
    """The key of what holds a question, by which the style sheet knows how its options are laid out."""
    apart = ("plain", "apart", "both")[len(question.form.open)]
    return f"q-{question.form.name}-{apart}-{question.id}"


def _problem_id(question: Question) -> str:
    return f"problem-{question.id}"


def _key(question: Question, option: str = "") -> str:
    return f"answer:{question.id}:{option}"
