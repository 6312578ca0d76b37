"""Where a question and its controls are on the page: their keys and CSS selectors."""

from typing import Any

from diagnosis.definition.questionnaire import Question
from diagnosis.ui.platform.streamlit_internals.page_parts import checkbox, keyed, radio_option, segment


def controls(question: Question) -> dict[str, Any]:
    """Where on the page the question is, and in it the control of each option, as CSS selectors.

    For the browser, which keeps a tap before the server hears of it.
    """
    options = question.option_ids
    if question.multiple:
        places = {option: checkbox(control_key(question, option)) for option in options}
    elif question.on_scale:
        places = {option: segment(index, len(options)) for index, option in enumerate(options)}
    else:
        places = {option: radio_option(index) for index, option in enumerate(options)}
    return {"box": box_of(question), "options": places}


def box_of(question: Question) -> str:
    """The CSS selector of a question on the page."""
    return keyed(question_key(question))


def question_key(question: Question) -> str:
    """The key of what holds a question, by which the style sheet knows how its options are laid out."""
    apart = ("plain", "apart", "both")[len(question.form.open)]
    return f"q-{question.form.name}-{apart}-{question.id}"


def problem_id(question: Question) -> str:
    """The id of the element that says what is wrong with the answer."""
    return f"problem-{question.id}"


def control_key(question: Question, option: str = "") -> str:
    """The key of a question's control, or of the checkbox of one option."""
    return f"answer:{question.id}:{option}"
