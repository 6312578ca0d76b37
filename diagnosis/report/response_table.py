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
    rows = _from_xlsx(content) if name.lower().endswith(".xlsx") else _from_csv(content)
    header = next(rows, None)
    if header is None:
        raise ResponseError([Finding(code="table-no-questions")])
    columns = columns_of(definition, header)
    read = TableRead([], [])
    for number, values in enumerate(islice(rows, MAX_ROWS + 1), start=2):
        if number > MAX_ROWS + 1:
            raise ResponseError([Finding(code="table-too-long", details={"limit": str(MAX_ROWS)})])
        response, findings = read_row(definition, columns, values, number)
        if response.answers or findings:
            read.responses.append(response)
            read.findings.extend(findings)
    return read


def _from_csv(content: bytes) -> Iterator[Sequence[str]]:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else _ENCODINGS:
        try:
            words = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ResponseError([Finding(code="table-encoding")])
    first = words.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise ResponseError([Finding(code="table-unreadable", details={"problem": str(error)})]) from None


def _from_xlsx(content: bytes) -> Iterator[Sequence[str]]:
    """The rows of the first sheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
                raise ResponseError([Finding(code="table-too-long", details={"limit": str(MAX_ROWS)})])
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        for row in sheet.iter_rows():
            yield ["" if value is None else str(value) for value in row]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        problem = type(error).__name__
        raise ResponseError([Finding(code="table-unreadable", details={"problem": problem})]) from None
