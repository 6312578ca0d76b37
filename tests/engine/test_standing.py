"""Where a call stands: exact, from any partial response."""

from hypothesis import given, settings

from diagnosis import Definition, Response, diagnose
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.standing import standing
from tests.support.frozen import DEFINITION
from tests.support.responses import responses


@settings(max_examples=20)
@given(responses())
def test_it_says_what_the_outlook_counts(response: Response) -> None:
    found = standing(DEFINITION, response)
    counts = outlook_of(DEFINITION).counts(response.answers)
    assert (found.plans, found.settled) == (counts.plans, counts.settled)
    assert sorted(found.ask_next) == sorted(set(DEFINITION.questions) - set(response.answers))
    if found.settled:
        assert not found.deciding
        assert diagnose(DEFINITION, _filled(response)).plan == found.settled
    elif found.deciding:
        assert found.ask_next[0] in found.deciding


def _filled(response: Response) -> Response:
    """Every open question answered with its first option."""
    answers = {name: (question.option_ids[0],) for name, question in DEFINITION.questions.items()}
    return response.model_copy(update={"answers": {**answers, **response.answers}})


def test_once_the_plan_is_settled_scores_come_before_the_profile(definition: Definition) -> None:
    answers = {"wants": ("decision",), "duration": ("short",)}
    symptoms = [name for name, question in definition.questions.items() if question.weights]
    answers |= {name: ("half" if "half" in definition.questions[name].option_ids else "two-or-three",)
                for name in symptoms[1:]}  # fmt: skip
    found = standing(definition, Response(answers=answers))
    assert found.settled == "spot"
    assert found.ask_next[0] == symptoms[0]
    assert set(found.ask_next[-2:]) == {"position", "size"}


def test_contradictions_of_the_definition_are_found(definition: Definition) -> None:
    together = {"reasons-recorded": ("nearly-always",), "owner-unclear": ("daily",)}
    [item] = standing(definition, Response(answers=together)).contradictions
    assert item.id == "written-yet-vague"
    for name, chosen in together.items():
        alone = Response(answers={name: chosen})
        assert standing(definition, alone).contradictions == ()


def test_a_blank_sheet_has_everything_open(definition: Definition) -> None:
    found = standing(definition, Response(answers={}))
    assert found.settled is None
    assert found.plans is not None
    assert all(found.plans.values())
    assert len(found.ask_next) == len(definition.questions)


def test_every_question_and_cause_has_words_for_a_call(definition: Definition) -> None:
    assert all(question.spoken for question in definition.questions.values())
    assert all(len(cause.hearing) >= 2 for cause in definition.causes)
