"""Tables of responses, as people write them; every faulty cell is named, and the rest goes on."""

import io
from collections.abc import Sequence

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnosis import Response, ResponseError
from diagnosis.definition.finding import Finding
from diagnosis.report.response_table import TableRead, read_table
from diagnosis.report.tables.read import is_table
from tests.support.frozen import DEFINITION
from tests.support.responses import responses

QUESTIONS = list(DEFINITION.questions)


def csv_of(rows: list[list[str]]) -> bytes:
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


def xlsx_of(rows: Sequence[Sequence[str | int]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def one(table: TableRead) -> Response:
    [response] = table.responses
    assert mistakes(table) == []
    return response


def mistakes(table: TableRead) -> list[Finding]:
    """What is wrong with it; questions without a column are only a warning."""
    return [finding for finding in table.findings if finding.severity == "error"]


@settings(max_examples=40)
@given(st.lists(responses(), min_size=1, max_size=4), st.sampled_from(["ids", "ja", "en", "numbers"]))
def test_what_is_written_in_any_way_comes_back(given_: list[Response], way: str) -> None:
    def word(name: str, option: str) -> str:
        question = DEFINITION.questions[name]
        if way == "ids":
            return option
        if way == "numbers":
            plain = [known.id for known in question.options]
            return str(plain.index(option) + 1) if option in plain else option
        return question.option_text(option).of("ja" if way == "ja" else "en")

    header = [DEFINITION.questions[name].label.of("en" if way == "en" else "ja") for name in QUESTIONS]
    if way == "ids":
        header = QUESTIONS
    rows = [[";".join(word(name, option) for option in response.answers.get(name, ())) for name in QUESTIONS] for response in given_]  # fmt: skip
    table = read_table(DEFINITION, "t.csv", csv_of([["名前", *header], *(["誰か", *row] for row in rows)]))
    assert mistakes(table) == []
    assert [read.answers for read in table.responses] == [said.answers for said in given_ if said.answers]


def test_a_workbook_reads_as_a_csv_does() -> None:
    header = ["pace", "load", "organisation", "date"]
    more = ["架空精機", "2026-11-20"]
    book = read_table(DEFINITION, "T.XLSX", xlsx_of([header, [2, "Low", *more]]))
    assert one(book) == one(read_table(DEFINITION, "t.csv", csv_of([header, ["2", "low", *more]])))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_spreadsheets_write_is_read(encoding: str, mark: str) -> None:
    label = DEFINITION.questions["pace"].label.ja
    content = f"{label}{mark}load\nwalk{mark}\n".encode(encoding)
    assert one(read_table(DEFINITION, "t.csv", content)).answers == {"pace": ("walk",)}


def test_every_faulty_cell_is_named_and_the_rest_goes_on() -> None:
    rows = [
        ["pace", "load", "help-wanted", "date"],
        ["wallk", "low", "", "soon"],
        ["run", "0", "unknown;build", ""],
    ]
    table = read_table(DEFINITION, "t.csv", csv_of(rows))
    assert [response.answers for response in table.responses] == [
        {"load": ("low",)},
        {"pace": ("run",), "load": ("unknown",)},
    ]
    found = [
        (fault.code, fault.details["row"], fault.details["column"], fault.meant and fault.meant.en)
        for fault in mistakes(table)
    ]
    assert found == [
        ("table-cell", "2", "pace", DEFINITION.questions["pace"].options[0].text.en),
        ("table-date", "2", "date", None),
        ("table-alone", "3", "help-wanted", None),
    ]
    assert all(fault.message("ja") and fault.message("en") for fault in table.findings)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.csv", b"", "table-no-questions"),
        ("t.csv", "名前\n誰か\n".encode(), "table-no-questions"),
        ("t.csv", b"pace,Pace\nwalk,run\n", "table-column-twice"),
        ("t.csv", b"pace\n\x81", "table-encoding"),
        ("t.xlsx", b"PK nothing", "table-unreadable"),
        ("t.csv", b"pace\n" + b"walk\n" * 5001, "table-too-long"),
        ("t.csv", b'pace\n"' + b"x" * 200_000 + b'"\n', "table-csv"),
    ],
)
def test_what_is_no_table_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(ResponseError) as refused:
        read_table(DEFINITION, name, content)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert all(finding.message("ja") and finding.message("en") for finding in refused.value.findings)


@given(st.binary(max_size=300), st.sampled_from(["t.csv", "t.xlsx"]))
def test_no_content_whatever_breaks_it(content: bytes, name: str) -> None:
    try:
        read_table(DEFINITION, name, content)
    except ResponseError as error:
        assert error.findings


def test_a_table_is_known_by_its_name() -> None:
    assert [is_table(name) for name in ("a.csv", "A.XLSX", "a.pdf", "csv")] == [True, True, False, False]
