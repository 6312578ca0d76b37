"""CSV in any encoding that spreadsheets write, row by row."""

import codecs
import csv
import io
from typing import BinaryIO

from diagnosis.engine.response import refused
from diagnosis.report.tables.table import Limits, Rows, Table, table_of

_ENCODINGS = ("utf-8-sig", "cp932")
"""What spreadsheets write: the second is that of Excel in Japan."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",;\t"
_START = 1_000_000
"""Characters in which the header has to end."""
_CHUNK = 1 << 20


def read_csv(file: BinaryIO, limits: Limits) -> Table:
    """The table in a CSV. Raises ResponseError, also from its parts."""
    encoding = _encoding(file)
    size = max(file.seek(0, io.SEEK_END), 1)
    file.seek(0)
    # Only line feeds and carriage returns end a line: no mark within a text does.
    words = io.TextIOWrapper(file, encoding, newline="")
    delimiter = _delimiter(words.read(_START), limits)
    words.seek(0)
    return table_of(_rows(words, delimiter, file, size), limits)


def _rows(words: io.TextIOWrapper, delimiter: str, file: BinaryIO, size: int) -> Rows:
    number, read = 0, 0.0
    try:
        for number, row in enumerate(csv.reader(words, delimiter=delimiter), start=1):
            if number % 1_000 == 0:
                read = file.tell() / size
            yield number, row, read
    except csv.Error as error:
        raise refused("table-csv", row=number + 1, problem=str(error)) from None
    finally:
        if not words.closed:
            words.detach()  # the file is its opener's to close


def _delimiter(start: str, limits: Limits) -> str:
    """The mark that divides the first line into the most cells; marks in quotation marks divide nothing."""
    found, most = _DELIMITERS[0], 0
    for delimiter in _DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
            cells = len(next((row for row in reader if row), []))
        except csv.Error:
            continue
        if cells > limits.columns:
            raise refused("table-too-wide", limit=limits.columns)
        if cells > most:
            found, most = delimiter, cells
    return found


def _encoding(file: BinaryIO) -> str:
    """The encoding of the whole file. Raises ResponseError."""
    if file.read(2) in _UTF_16:
        return _decodes(file, "utf-16") or _refuse_encoding()
    return next((name for name in _ENCODINGS if _decodes(file, name)), None) or _refuse_encoding()


def _decodes(file: BinaryIO, encoding: str) -> str | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return encoding


def _refuse_encoding() -> str:
    raise refused("table-encoding")
