"""Responses for property tests, generated from the definition itself."""

from hypothesis import strategies as st

from diagnosis import Definition, Response
from diagnosis.definition.base import UNKNOWN
from diagnosis.definition.questionnaire import Question
from tests.support.frozen import DEFINITION


def answers_to(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    """Every answer that the question allows; the empty tuple leaves it open."""
    single = [()] + [(option,) for option in question.option_ids]
    if not question.multiple:
        return st.sampled_from(single)
    options = [option.id for option in question.options]
    several = st.lists(st.sampled_from(options), min_size=1, max_size=question.max_choices, unique=True)
    ordered = several.map(lambda chosen: tuple(option for option in options if option in chosen))
    return st.one_of(st.sampled_from([(), (UNKNOWN,)] if question.unknown else [()]), ordered)


@st.composite
def responses(draw: st.DrawFn, definition: Definition = DEFINITION) -> Response:
    answers = {
        question.id: chosen
        for question in definition.questions.values()
        if (chosen := draw(answers_to(question)))
    }
    return Response(answers=answers)
