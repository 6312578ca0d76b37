"""Nothing that comes from outside makes a traceback, or words that are more than words."""

import json

import pytest

from diagnosis import ResponseError, read_response
from diagnosis.engine.response_reader import MAX_PROBLEMS
from diagnosis.report.reopen import reopen, reopen_link, reopen_saved
from diagnosis.report.reopen_case import OpenedCase, open_anything
from tests.support.frozen import DEFINITION
from tests.support.hostile import hostile_case, hostile_file, hostile_link, shown


@pytest.mark.parametrize("block", range(4))
def test_a_hostile_file_is_refused_or_read(block: int) -> None:
    for number in range(block * 50, block * 50 + 50):
        try:
            assert shown(DEFINITION, reopen(DEFINITION, hostile_file(number)))
        except ResponseError as error:
            assert all(finding.message("ja") and finding.message("en") for finding in error.findings)


def test_a_hostile_link_is_refused_or_read() -> None:
    for number in range(300):
        try:
            assert shown(DEFINITION, reopen_link(DEFINITION, hostile_link(number)))
        except ResponseError as error:
            assert all(len(finding.message("ja")) < 1000 for finding in error.findings)


def test_a_crowded_case_file_is_refused_or_read_and_tells_little() -> None:
    for number in range(14):
        try:
            opened = open_anything(DEFINITION, hostile_case(number))
            assert isinstance(opened, OpenedCase)
        except ResponseError as error:
            assert len(error.findings) <= MAX_PROBLEMS + 1


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"help-wanted": ["build"] * 9_000}, "response-too-many"),
        ({"help-wanted": [f"x{number}" for number in range(9_000)]}, "response-too-many"),
        ({f"q{number}": "x" for number in range(501)}, "response-too-many-answers"),
        ({f"q{number}": "x" for number in range(1001)}, "response-too-many-keys"),
    ],
)
def test_too_many_of_anything_are_not_looked_at_one_by_one(answers: dict[str, object], code: str) -> None:
    with pytest.raises(ResponseError) as refused:
        reopen_saved(DEFINITION, json.dumps({"answers": answers}))
    assert [finding.code for finding in refused.value.findings] == [code]


def test_no_more_than_twenty_problems_are_told() -> None:
    with pytest.raises(ResponseError) as refused:
        read_response(DEFINITION, {"answers": {f"q{number}": "x" for number in range(400)}})
    assert len(refused.value.findings) == MAX_PROBLEMS
