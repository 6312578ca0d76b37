"""Tables in files: what comes out is what the file holds, and what the reader refuses costs nothing."""

import datetime
import io
import random
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from diagnosis import ResponseError
from diagnosis.cli import main
from diagnosis.cli.batch import run_batch
from diagnosis.report.response_table import TableRead, read_table
from diagnosis.report.tables.read import is_table, uploaded_table
from tests.support.frozen import DEFINITION, QUESTIONS, RULES

Captured = pytest.CaptureFixture[str]
FILES = ("--questions", str(QUESTIONS), "--rules", str(RULES))
QUESTION = "pace"
OPTION = DEFINITION.questions[QUESTION].options[0]


def workbook(*sheets: tuple[str, list[list[object]]], hidden: int = 0) -> bytes:
    """An XLSX with these sheets, of which the first `hidden` are not shown."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for place, (name, rows) in enumerate(sheets):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if place < hidden:
                sheet.hide()
        book.worksheets_objs[hidden].activate()
        book.worksheets_objs[hidden].set_first_sheet()
    return file.getvalue()


def with_cells(cells: str) -> bytes:
    """A workbook whose sheet holds just this XML in its rows."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("S", [["x"]])))) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                start, end = content.index(b"<sheetData"), content.index(b"</sheetData>")
                content = content[:start] + b"<sheetData>" + cells.encode() + content[end:]
            new.writestr(part.filename, content)
    return made.getvalue()


def cells_of(name: str, content: bytes) -> list[list[str]]:
    table = uploaded_table(name, content)
    return [list(table.header), *(values for part in table.parts for _, values in part.rows())]


def codes(table: TableRead) -> list[tuple[str, str]]:
    return [(f.code, f.details.get("row", "")) for f in table.findings if f.severity == "error"]


def refused(name: str, content: bytes) -> str:
    with pytest.raises(ResponseError) as error:
        read_table(DEFINITION, name, content)
    assert all(finding.message(language) for finding in error.value.findings for language in ("ja", "en"))
    return error.value.findings[0].code


def test_a_table_is_known_by_its_name() -> None:
    names = ("a.csv", "A.XLSX", "a.parquet", "a.pdf", "csv")
    assert [is_table(name) for name in names] == [True, True, True, False, False]


def test_numbers_of_a_workbook_are_written_as_the_sheet_shows_them() -> None:
    row = [1001, 1234567890123, 0.5, True, datetime.date(2026, 11, 20), "00123", "12E3"]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [f"c{place}" for place in range(len(row))])
        sheet.write_row(1, 0, row)
    assert cells_of("t.xlsx", file.getvalue())[1] == [
        "1001", "1234567890123", "0.5", "TRUE", "2026-11-20", "00123", "12E3",
    ]  # fmt: skip


def test_the_first_visible_sheet_is_read_and_named() -> None:
    content = workbook(("hidden", [["who"], ["x"]]), ("shown", [[QUESTION], ["walk"]]), hidden=1)
    table = read_table(DEFINITION, "t.xlsx", content)
    assert table.responses[0].answers == {QUESTION: ("walk",)}
    [named] = [finding for finding in table.findings if finding.code == "table-sheet"]
    assert named.details["name"] == "shown"


def test_errors_and_formulas_without_a_value_are_named() -> None:
    content = with_cells(
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{QUESTION}</t></is></c></row>'
        '<row r="2"><c r="A2" t="e"><f>NA()</f><v>#N/A</v></c></row>'
        '<row r="4"><c r="A4"><f>"walk"</f></c></row>'
        '<row r="5"><c r="A5" t="str"><f>"walk"</f><v>walk</v></c></row>'
    )
    table = read_table(DEFINITION, "t.xlsx", content)
    assert codes(table) == [("table-error-cell", "2"), ("table-formula", "4")]
    assert [response.answers for response in table.responses] == [{}, {}, {QUESTION: ("walk",)}]


def test_rows_are_numbered_as_the_spreadsheet_does_and_empty_ones_passed_over() -> None:
    content = f"\n{QUESTION},who\n\n,\nwalk,a\n\nwallk,b\nwalk,c,d\nrun,e\n".encode()
    table = read_table(DEFINITION, "t.csv", content)
    assert codes(table) == [("table-row-too-long", "8"), ("table-cell", "7")]
    assert len(table.responses) == 3


def test_a_text_that_breaks_within_a_cell_is_one_row() -> None:
    rows = cells_of("t.csv", b'a,b\r\n"one\ntwo\x0b\xe2\x80\xa8","x"\r\ny,z\r\n')
    assert rows == [["a", "b"], ["one\ntwo\x0b\u2028", "x"], ["y", "z"]]


def test_headers_may_be_wordings_and_near_ones_are_named() -> None:
    question = DEFINITION.questions[QUESTION]
    for header in (
        question.text.ja,
        question.text.en,
        f"{question.label.ja}※必須",
        f"Q1. {question.label.ja} *",
    ):
        table = read_table(DEFINITION, "t.csv", f'"{header}"\n{OPTION.text.ja}\n'.encode())
        assert table.responses[0].answers == {QUESTION: (OPTION.id,)}, header
    table = read_table(DEFINITION, "t.csv", f"load,{question.label.ja}です\nlow,walk\n".encode())
    [near] = [finding for finding in table.findings if finding.code == "table-column-near"]
    assert question.label.ja in near.message("ja")
    assert question.label.en in near.message("en")
    [missing] = [finding for finding in table.findings if finding.code == "table-columns-missing"]
    assert missing.details["count"] == str(len(DEFINITION.questions) - 1)


def test_several_answers_are_divided_as_form_services_do() -> None:
    name = "help-wanted"
    question = DEFINITION.questions[name]
    chosen = [option for option in question.options if not option.alone][:2]
    for mark in (";", "；", ", ", "、", "\n", ","):
        for language in ("ja", "en"):
            value = mark.join(option.text.of(language) for option in chosen)
            table = read_table(DEFINITION, "t.csv", f'{name}\n"{value}"\n'.encode())
            assert table.responses[0].answers == {name: tuple(option.id for option in chosen)}, value


def test_messages_name_options_in_the_readers_language() -> None:
    table = read_table(DEFINITION, "t.csv", f"{QUESTION}\nまあまあ\n".encode())
    [fault] = [finding for finding in table.findings if finding.severity == "error"]
    assert OPTION.text.ja in fault.message("ja")
    assert OPTION.text.en in fault.message("en")
    assert OPTION.id not in fault.message("ja")


def test_a_workbook_with_a_password_and_an_old_one_are_refused() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refused("t.xlsx", old + "EncryptedPackage".encode("utf-16-le")) == "table-password"
    assert refused("t.xlsx", old + b"Workbook") == "table-old-workbook"


@pytest.mark.parametrize(
    ("last", "code"),
    [("XFD1048576", "table-too-long"), ("XFD5000", "table-too-wide"), ("A5002", "table-too-long"), ("SG1", "table-too-wide")],
)  # fmt: skip
def test_a_cell_far_away_is_refused_before_room_is_made(last: str, code: str) -> None:
    cells = f'<row><c r="A1"><v>1</v></c></row><row><c r="{last}"><v>1</v></c></row>'
    assert refused("t.xlsx", with_cells(cells)) == code


def test_a_line_of_very_many_cells_is_refused() -> None:
    assert refused("t.csv", b"a," * 100_000 + b"\n") == "table-too-wide"


def test_a_parquet_file_that_grows_is_refused() -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({QUESTION: pa.nulls(3_000_000, pa.string())}), file)
    assert len(file.getvalue()) < 10_000
    assert refused("t.parquet", file.getvalue()) == "table-too-long"


def test_lists_in_a_parquet_file_are_several_answers() -> None:
    file = io.BytesIO()
    table = pa.table({"help-wanted": [["think-together", "run-alongside"], None], "deep": [[{"a": 1}], []]})
    pq.write_table(table, file)
    read = read_table(DEFINITION, "t.parquet", file.getvalue())
    assert [response.answers for response in read.responses] == [
        {"help-wanted": ("think-together", "run-alongside")}
    ]


def test_formulas_that_can_do_harm_are_text_in_a_csv(tmp_path: Path, capsys: Captured) -> None:
    harmful = ['=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "-1+SUM(A1)", "@SUM(1)", "\t=WEBSERVICE(A1)"]
    harmless = ["-5", "+81-3-1234-5678", "=", "@name", "- none (yet)", "a=SUM(1)"]
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    own = harmful + harmless
    pd.DataFrame({"own": own, QUESTION: "walk"}).to_csv(source, index=False)
    assert main(["batch", str(source), "-o", str(target), *FILES, "--lang", "en"]) == 0
    written = pd.read_csv(target, dtype=str, keep_default_na=False)["own"]
    assert list(written) == [f"'{value}" for value in harmful] + harmless
    assert f"{len(harmful)} cells" in capsys.readouterr().err


LOOKS = ("00123", "12E3", "TRUE", "1001", "0312345678", "#N/A", "NULL", "nan", "None", " x ", "", "①", "～〜", "1.0", "a;b", 'q"q', "l\nl", "2026/11/20", "１２", "ｶﾅ", "-", "表示")  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "utf-16")


def round_trip(seed: int, folder: Path) -> None:
    """One table of own columns and answers, through `diagnosis batch`."""
    chance = random.Random(seed)
    encoding, ending = chance.choice(ENCODINGS), chance.choice(["csv", "parquet"])
    names = chance.sample(list(DEFINITION.questions), 3)
    header = ["own", *names, "own 2"]
    rows = []
    for _ in range(chance.randint(1, 8)):
        answers = [chance.choice(["", *DEFINITION.questions[name].option_ids]) for name in names]
        rows.append([chance.choice(LOOKS) or "x", *answers, chance.choice(LOOKS)])
    frame = pd.DataFrame(rows, columns=header)
    source, target = folder / "in.csv", folder / f"out.{ending}"
    content = frame.to_csv(
        index=False, lineterminator=chance.choice(["\n", "\r\n"]), sep=chance.choice(",;\t")
    )
    lossy = content.encode(encoding, "replace").decode(encoding) != content
    source.write_bytes(content.encode("utf-8" if lossy else encoding))
    _rows, findings = run_batch(DEFINITION, source, target, "en")
    assert [finding.code for finding in findings if finding.severity == "error"] == [], content
    if ending == "csv":
        read = pd.read_csv(target, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    else:
        read = pd.read_parquet(target)
    assert read[header].to_numpy().tolist() == rows, content


def test_own_columns_and_answers_come_out_as_they_went_in(tmp_path: Path) -> None:
    for seed in range(40):
        round_trip(seed, tmp_path)


@pytest.mark.slow
def test_a_thousand_tables_come_out_as_they_went_in(tmp_path: Path) -> None:
    for seed in range(40, 1_040):
        round_trip(seed, tmp_path)
