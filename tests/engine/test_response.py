import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnosis import Definition, Response, ResponseError, read_response
from diagnosis.engine.response import as_data
from tests.support.frozen import DEFINITION
from tests.support.responses import responses

WRONG: list[tuple[Any, str, str]] = [
    ([], "response-shape", "answers"),
    ({}, "response-shape", "answers"),
    ({"answers": {"paec": "run"}}, "response-question", "did you mean 'pace'"),
    ({"answers": {"pace": "runn"}}, "response-option", "did you mean 'run'"),
    ({"answers": {"pace": 3}}, "response-answer-shape", "pace"),
    ({"answers": {"pace": ["run", "jog"]}}, "response-too-many", "pace"),
    ({"answers": {"help-wanted": ["build", "unknown"]}}, "response-unknown-with-others", "help-wanted"),
    (
        {"answers": {"help-wanted": ["build", "stand-in", "deliverable", "hand-over"]}},
        "response-too-many",
        "3",
    ),
    ({"answers": {"wants": "unknown"}}, "response-option", "wants"),
    ({"answers": {}, "date": "31.12.2026"}, "response-date", "2026-01-31"),
    ({"answers": {}, "date": 5}, "response-date", "2026-01-31"),
    ({"answers": {}, "language": "fr"}, "response-language", "ja, en"),
    ({"answers": {}, "organisation": 5}, "response-text", "organisation"),
    ({"answers": {}, "organisation": "x" * 2001}, "response-too-long", "2001"),
    ({"answers": {}, "organization": "x"}, "response-key", "did you mean 'organisation'"),
    ({"answers": {}, "definition": {"id": "another"}}, "response-other-definition", "another"),
]


@pytest.mark.parametrize(("data", "code", "words"), WRONG, ids=lambda value: str(value)[:50])
def test_bad_input_is_one_clear_problem(definition: Definition, data: Any, code: str, words: str) -> None:
    with pytest.raises(ResponseError) as raised:
        read_response(definition, data)
    [problem] = raised.value.findings
    assert problem.code == code
    assert words in problem.message("en")
    assert problem.message("ja")


def test_all_problems_are_named_at_once(definition: Definition) -> None:
    with pytest.raises(ResponseError) as raised:
        read_response(definition, {"answers": {"paec": "run", "pace": "x"}, "date": "x", "language": "x"})
    assert len(raised.value.findings) == 4


def test_what_comes_from_outside_is_shown_on_one_short_line(definition: Definition) -> None:
    with pytest.raises(ResponseError) as raised:
        read_response(definition, {"answers": {"pace": "\x1b[31m\n" + "x" * 500}})
    message = raised.value.findings[0].message("en")
    assert message.isprintable()
    assert len(message) < 250


@given(responses(), st.dates() | st.none(), st.text(max_size=20))
def test_a_response_survives_being_saved(response: Response, date: datetime.date | None, name: str) -> None:
    full = response.model_copy(update={"date": date, "organisation": name, "language": "en"})
    assert read_response(DEFINITION, as_data(DEFINITION, full)) == full


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_data_whatever_is_a_crash(data: Any) -> None:
    for given_data in (data, {"answers": data}, {"answers": {"pace": data, "help-wanted": data}}):
        try:
            read_response(DEFINITION, given_data)
        except ResponseError as error:
            assert error.findings
