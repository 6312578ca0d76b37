"""A saved response under another version of the questionnaire."""

import pytest
from hypothesis import given

from diagnosis import Definition, Response, ResponseError
from diagnosis.definition.loader import load_texts
from diagnosis.engine.migration import reopen_response
from diagnosis.engine.response import as_data
from diagnosis.engine.response_reader import MAX_ENTRIES
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION, QUESTIONS, RULES
from tests.support.responses import responses

OLDER = {"id": DEFINITION.id, "version": "0.9", "hash": "0" * 64}


@given(responses())
def test_the_same_version_changes_nothing(response: Response) -> None:
    reopened = reopen_response(DEFINITION, as_data(DEFINITION, response))
    assert reopened.response == response
    assert not reopened.changed


def test_what_fell_away_and_what_is_new_is_told() -> None:
    data = {
        "definition": OLDER,
        "answers": {
            "pace": "run",
            "gone-question": "yes",
            "scope": "galaxy",
            "help-wanted": ["think-together"],
        },
        "open": [name for name in DEFINITION.questions if name not in ("pace", "scope", "load")],
    }
    reopened = reopen_response(DEFINITION, data)
    assert reopened.response.answers == {"pace": ("run",), "help-wanted": ("think-together",)}
    assert reopened.dropped == ("gone-question", "scope")
    assert reopened.new == ("load",)
    lines = Voice(DEFINITION, "en").migration(reopened)
    scope, load = (DEFINITION.questions[name].label.en for name in ("scope", "load"))
    assert [line for line in lines if "gone-question" in line and scope in line and "(2)" in line]
    assert [line for line in lines if load in line and "(1)" in line]


def test_only_another_version_is_carried_over() -> None:
    for reference in (None, {"id": DEFINITION.id}, {"id": DEFINITION.id, "hash": DEFINITION.hash}):
        with pytest.raises(ResponseError):
            reopen_response(DEFINITION, {"answers": {"gone-question": "x"}, "definition": reference})
    with pytest.raises(ResponseError):
        reopen_response(DEFINITION, {"answers": {}, "definition": {**OLDER, "id": "another"}})


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"<b>": "x"}, "response-question"),
        ({f"q{number}": "x" for number in range(MAX_ENTRIES + 1)}, "response-too-many-answers"),
        ({"pace": 5}, "response-answer-shape"),
    ],
    ids=["no id", "too many", "no shape"],
)
def test_another_version_is_no_excuse_for_nonsense(answers: dict[str, object], code: str) -> None:
    with pytest.raises(ResponseError) as raised:
        reopen_response(DEFINITION, {"answers": answers, "definition": OLDER})
    assert raised.value.findings[0].code == code


def test_a_retired_question_is_named_by_its_label(definition: Definition) -> None:
    words = (
        QUESTIONS.read_text("utf-8")
        + "\nretired:\n  - {id: gone-question, label: {ja: 昔の問い, en: Old one}}\n"
    )
    loaded = load_texts(words, RULES.read_text("utf-8"))
    assert loaded.definition is not None
    reopened = reopen_response(loaded.definition, {"answers": {"gone-question": "yes"}, "definition": OLDER})
    assert "昔の問い" in "".join(Voice(loaded.definition, "ja").migration(reopened))
    clash = load_texts(words.replace("id: gone-question", "id: pace"), RULES.read_text("utf-8"))
    assert [finding.code for finding in clash.findings] == ["duplicate-id"]


def test_an_unfinished_response_may_have_too_many_choices() -> None:
    data = {"answers": {"help-wanted": ["think-together", "build", "stand-in", "hand-over"]}}
    assert len(reopen_response(DEFINITION, data, unfinished=True).response.answers["help-wanted"]) == 4
    with pytest.raises(ResponseError):
        reopen_response(DEFINITION, data)
