"""Before and after: what moved, and in which direction."""

from hypothesis import given

from diagnosis import Definition, Response, diagnose
from diagnosis.engine.change import change_between
from diagnosis.engine.scoring import severity
from diagnosis.texts import LANGUAGES
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION
from tests.support.responses import responses


@given(responses(), responses())
def test_every_answer_that_differs_is_told_with_its_direction(before: Response, after: Response) -> None:
    change = change_between(DEFINITION, before, after)
    assert (change.before, change.after) == (diagnose(DEFINITION, before), diagnose(DEFINITION, after))
    moved = {answer.question: answer for answer in change.answers}
    for name, question in DEFINITION.questions.items():
        old, new = before.answers.get(name, ()), after.answers.get(name, ())
        assert (name in moved) == (old != new)
        if name in moved:
            assert (moved[name].before, moved[name].after) == (old, new)
            if moved[name].direction != "other":
                worse = severity(question, new[0]) > severity(question, old[0])
                assert moved[name].direction == ("worse" if worse else "better")
    for cause in change.causes:
        if cause.points is not None:
            assert cause.before.shown is not None
            assert cause.after.shown == cause.before.shown + cause.points


@given(responses(), responses())
def test_there_and_back_is_the_opposite(before: Response, after: Response) -> None:
    there, back = (change_between(DEFINITION, *pair) for pair in ((before, after), (after, before)))
    for one, other in zip(there.causes, back.causes, strict=True):
        assert (one.points is None and other.points is None) or one.points == -(other.points or 0)
        assert one.certain == other.certain


@given(responses(), responses())
def test_a_certain_order_stays_whatever_the_unknown_answers_are(before: Response, after: Response) -> None:
    for cause in change_between(DEFINITION, before, after).causes:
        if cause.certain and cause.points:
            lower, higher = (cause.after, cause.before) if cause.points < 0 else (cause.before, cause.after)
            assert lower.high <= higher.low


def test_it_is_told_in_words(definition: Definition) -> None:
    before = Response(answers={name: ("daily",) for name in definition.questions if "daily" in _ids(name)})
    after = before.model_copy(update={"answers": {**before.answers, "waits-for-person": ("never",)}})
    for language in LANGUAGES:
        sheet = Voice(definition, language).change(change_between(definition, before, after))
        label = definition.questions["waits-for-person"].label.of(language)
        assert [move.label for _, moves in sheet.answers for move in moves] == [label]
        assert Voice(definition, language).change(change_between(definition, before, before)).answers == []
        assert (
            Voice(definition, language).change(change_between(definition, before, before)).headline
            != sheet.headline
        )


def _ids(name: str) -> tuple[str, ...]:
    return DEFINITION.questions[name].option_ids
