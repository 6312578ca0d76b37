"""A table of responses, a row each: CSV or XLSX. It comes from outside: nothing is trusted."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response, ResponseError
from diagnosis.engine.response_row import columns_of, read_row
from diagnosis.report.reopen import refused

ENDINGS = (".csv", ".xlsx")
MAX_ROWS = 5_000
_MAX_UNPACKED = 100_000_000
_ENCODINGS = ("utf-8-sig", "cp932")
"""What spreadsheets write: the second is that of Excel in Japan."""
_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class TableRead:
    """The responses of a table in its order, and what is wrong with single cells, which were left open."""

    responses: list[Response]
    findings: list[Finding]


def is_table(name: str) -> bool:
    """Whether a file is a table, by its name."""
    return name.lower().endswith(ENDINGS)


def read_table(definition: Definition, name: str, content: bytes) -> TableRead:
    """The responses in a table with question ids or labels in its first row.

    Rows without any answer are passed over. Raises ResponseError where the whole cannot be read.
    """
    rows = workbook_rows(content) if name.lower().endswith(".xlsx") else _from_csv(content)
    header = next(rows, None)
    if header is None:
        raise refused("table-no-questions")
    columns = columns_of(definition, header)
    read = TableRead([], [])
    for number, values in enumerate(islice(rows, MAX_ROWS + 1), start=2):
        if number > MAX_ROWS + 1:
            raise refused("table-too-long", limit=MAX_ROWS)
        response, findings = read_row(definition, columns, values, number)
        if response.answers or findings:
            read.responses.append(response)
            read.findings.extend(findings)
    return read


def encoding_of(content: bytes) -> str:
    """The encoding of a CSV. Raises ResponseError."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in _ENCODINGS:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise refused("table-encoding")


def delimiter_of(header: str) -> str:
    """What parts the cells of a CSV, by its first line."""
    return max(_DELIMITERS, key=header.count)


def unreadable(error: Exception) -> ResponseError:
    """The error to raise where a library cannot make a table of a file."""
    return refused("table-unreadable", problem=type(error).__name__)


def _from_csv(content: bytes) -> Iterator[Sequence[str]]:
    try:
        words = content.decode(encoding_of(content))
        delimiter = delimiter_of(words.partition("\n")[0])
        yield from csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)
    except (csv.Error, UnicodeDecodeError) as error:
        raise unreadable(error) from None


def workbook_rows(content: bytes) -> Iterator[Sequence[str]]:
    """The rows of the first sheet of a workbook. Raises ResponseError."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
                raise refused("table-too-long", limit=MAX_ROWS)
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        for row in sheet.iter_rows():
            yield ["" if value is None else str(value) for value in row]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise unreadable(error) from None
