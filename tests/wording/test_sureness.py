"""What a result says of other plans and of how sure it is, on random answers to the shipped questions."""

import random

import pytest

from diagnosis import Definition, Response, diagnose, load_definition
from diagnosis.engine.outlook.exact import steps_between
from diagnosis.engine.result import Result
from diagnosis.engine.work_out import work_out
from diagnosis.texts import text
from diagnosis.wording.sureness import later_in_words, sureness_in_words
from diagnosis.wording.words import Words

SHIPPED = load_definition()
SAY = Words(SHIPPED, "en")


def answered(seed: int, unknown: float) -> Response:
    """Every question answered at random, each with "don't know" by this chance."""
    chance = random.Random(seed)
    answers = {}
    for name in SHIPPED.before_result:
        question = SHIPPED.questions[name]
        options = [option.id for option in question.options]
        know = chance.random() >= unknown
        answers[name] = (chance.choice(options) if know or not question.form.open else question.form.open[0],)
    return Response(answers=answers)


def results() -> list[Result]:
    return [work_out(SHIPPED, answered(seed, (0, 0.1, 0.3, 0.6)[seed % 4])) for seed in range(400)]


@pytest.fixture(scope="module", name="drawn")
def _drawn() -> list[Result]:
    return results()


def plan_hangs_on_one_answer(definition: Definition, response: Response) -> bool:
    """Whether one step of one answer changes the plan, symptoms aside."""
    plan = diagnose(definition, response).plan
    for name in definition.before_result:
        question = definition.questions[name]
        if question.weights:
            continue
        for option in question.options:
            if steps_between(question, response.answers[name], (option.id,)) == 1:
                changed = response.model_copy(update={"answers": {**response.answers, name: (option.id,)}})
                if diagnose(definition, changed).plan != plan:
                    return True
    return False


def test_hardly_is_said_only_where_no_single_answer_changes_the_plan(drawn: list[Result]) -> None:
    said = 0
    for result in drawn:
        words = sureness_in_words(SAY, result)
        if words.sentence == text("en", "result.sure-hardly"):
            said += 1
            assert not plan_hangs_on_one_answer(SHIPPED, result.response)
            assert len(result.diagnosis.unanswered) <= 4
    assert said


def test_where_a_third_is_open_no_count_is_given(drawn: list[Result]) -> None:
    many = [result for result in drawn if 3 * len(result.diagnosis.unanswered) >= len(SHIPPED.before_result)]
    assert many
    for result in many:
        words = sureness_in_words(SAY, result)
        assert (words.sentence, words.detail) == (text("en", "result.sure-much-open"), "")


def test_no_other_plan_is_named_with_opposed_sides_or_little_known(drawn: list[Result]) -> None:
    context = [name for name in SHIPPED.before_result if SHIPPED.questions[name].kind == "context"]
    silent = [
        result
        for result in drawn
        if result.response.known("direction") == ("opposed",)
        or sum(bool(result.response.known(name)) for name in context) < 0.6 * len(context)
    ]
    assert len(silent) < len(drawn)
    for result in silent:
        assert not sureness_in_words(SAY, result).flips
        assert not later_in_words(SAY, result)


def test_every_change_that_is_told_leads_to_its_plan(drawn: list[Result]) -> None:
    told = 0
    for result in drawn:
        assert result.sureness is not None
        for flip in result.sureness.flips:
            told += 1
            answers = {**result.response.answers, **flip.changes}
            assert diagnose(SHIPPED, Response(answers=answers)).plan == flip.plan
            # Not "Standard, once you run": that is not what Standard is.
            assert flip.changes.get("pace") != ("run",) or flip.plan == "advanced"
    assert told


def test_a_later_plan_comes_with_the_answer_it_hangs_on(drawn: list[Result]) -> None:
    named = [result for result in drawn if later_in_words(SAY, result)]
    assert named
    for result in named:
        assert result.diagnosis.later is not None
        assert SAY.plan(result.diagnosis.later) in later_in_words(SAY, result)
        assert not sureness_in_words(SAY, result).flips
