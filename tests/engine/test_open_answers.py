"""Answers that are part of no score: "don't know", and "does not apply"."""

import pytest

from diagnosis import Definition, ResponseError, diagnose, read_response
from diagnosis.definition.loader import load_texts
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.engine.outlook.space import possible_answers
from tests.support.frozen import QUESTIONS, RULES, saved, saved_names

CHANGED = (
    QUESTIONS.read_text("utf-8")
    .replace(
        "      - id: managers-squeezed\n        kind: symptom\n",
        "      - id: managers-squeezed\n        kind: symptom\n"
        "        not_applicable: {ja: あてはまらない, en: Does not apply}\n",
    )
    .replace("- {id: stand-in, text", "- {id: stand-in, alone: true, text")
)


@pytest.fixture
def changed() -> Definition:
    found = load_texts(CHANGED, RULES.read_text("utf-8")).definition
    assert found is not None
    return found


def test_what_does_not_apply_is_left_out_and_leaves_no_range(changed: Definition) -> None:
    answers = {name: list(chosen) for name, chosen in saved(saved_names()[0]).answers.items()}
    scores = {}
    for said in ("unknown", "not-applicable"):
        result = diagnose(changed, {**answers, "managers-squeezed": said})
        scores[said] = result.scores["premise_mismatch"]
        assert "managers-squeezed" not in {line.question for line in result.evidence["premise_mismatch"]}
        assert ("managers-squeezed" in result.unanswered) == (said == "unknown")
    unknown, none = scores["unknown"], scores["not-applicable"]
    assert (unknown.score, unknown.coverage) == (none.score, none.coverage)
    assert unknown.low < unknown.high
    assert none.low == none.high == pytest.approx(none.score)


def test_what_does_not_apply_is_no_change_to_come_to(changed: Definition) -> None:
    exact = ExactOutlook(changed)
    answers = {**saved(saved_names()[0]).answers, "managers-squeezed": ("not-applicable",)}
    assert exact.decide(answers) == diagnose(changed, {n: list(c) for n, c in answers.items()}).plan
    known = {**answers, "managers-squeezed": ("once",)}
    assert exact.robustness(answers).ways == exact.robustness(known).ways - 2


def test_an_option_that_goes_alone_is_refused_beside_others(changed: Definition) -> None:
    assert read_response(changed, {"answers": {"help-wanted": ["stand-in"]}})
    for others in (["think-together", "stand-in"], ["stand-in", "unknown"]):
        with pytest.raises(ResponseError):
            read_response(changed, {"answers": {"help-wanted": others}})
    chosen = possible_answers(changed.questions["help-wanted"])
    assert [answer for answer in chosen if "stand-in" in answer] == [("stand-in",)]
