"""People from several files: the same file or response counts once, and rows of a table are different people."""

import pytest

from diagnosis import Response, ResponseError
from diagnosis.definition.finding import Finding
from diagnosis.engine.migration import Reopened
from diagnosis.report.gathering import Gathering
from diagnosis.report.response_table import TableRead

ONE = Response(answers={"position": ("executive",)})


def table(count: int, digest: str) -> TableRead:
    return TableRead([ONE] * count, [], digest)


@pytest.fixture
def gathering() -> Gathering:
    return Gathering()


def codes(findings: list[Finding]) -> list[str]:
    assert all(finding.message(language) for finding in findings for language in ("ja", "en"))
    return [finding.code for finding in findings]


def test_a_response_in_two_files_counts_once(gathering: Gathering) -> None:
    assert gathering.add("a.json", Reopened(response=ONE)) == []
    assert codes(gathering.add("a.pdf", Reopened(response=ONE))) == ["response-twice"]
    assert [person.name for person in gathering.people] == ["a.json"]


def test_rows_of_one_table_are_different_people(gathering: Gathering) -> None:
    gathering.add("five.csv", table(5, "x"))
    assert [person.name for person in gathering.people][-1] == "five.csv (5)"
    assert len(gathering.people) == 5


def test_the_same_table_counts_once_under_any_name(gathering: Gathering) -> None:
    gathering.add("five.csv", table(5, "x"))
    assert codes(gathering.add("copy.csv", table(5, "x"))) == ["table-twice"]
    assert len(gathering.people) == 5


def test_a_corrected_table_takes_the_place_of_the_one_before(gathering: Gathering) -> None:
    gathering.add("five.csv", table(5, "x"))
    gathering.add("a.json", Reopened(response=Response(answers={})))
    assert codes(gathering.add("five.csv", table(4, "y"))) == ["table-replaced"]
    assert len(gathering.people) == 5


def test_a_table_that_was_taken_off_may_come_again(gathering: Gathering) -> None:
    gathering.add("one.csv", table(1, "x"))
    gathering.remove(0)
    assert gathering.add("one.csv", table(1, "x")) == []


def test_a_file_without_a_response_is_named(gathering: Gathering) -> None:
    error = ResponseError([Finding(code="response-json", details={"problem": "1:1"})])
    assert codes(gathering.add("x.json", error)) == ["not-a-response-file", "response-json"]
    assert gathering.people == []
