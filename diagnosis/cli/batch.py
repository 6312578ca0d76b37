"""`diagnosis batch`: a table of responses in, the same table with their diagnoses out, part by part."""

import codecs
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from diagnosis.batch.written import diagnose_written
from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response_row import columns_of
from diagnosis.report.reopen import refused
from diagnosis.report.response_table import delimiter_of, encoding_of, unreadable, workbook_rows
from diagnosis.texts import Language, text

INPUTS, OUTPUTS = (".csv", ".xlsx", ".parquet"), (".csv", ".xlsx", ".parquet", ".jsonl")
PART = 50_000
"""Rows that are in memory at once."""
_AT_ONCE = 5_000
_SHEET = 1_048_575
"""Rows that a sheet has room for, below its header."""


class Writer(Protocol):
    """A table on its way to a file."""

    def add(self, part: pd.DataFrame) -> None:
        """Write some more rows."""

    def close(self) -> None:
        """Make the file whole."""


def run_batch(
    definition: Definition, source: Path, target: Path, language: Language
) -> tuple[int, list[Finding]]:
    """Diagnose a table into another: how many rows, and what is wrong with cells, which were left open.

    The target takes the place of an earlier one only once it is whole. Raises ResponseError where the table
    cannot be read, and OSError. A column of the table whose name the result has too, or another column
    before it, gets a number behind its name.
    """
    unfinished = target.with_name(target.name + ".part")
    findings: list[Finding] = []
    rows = 0
    try:
        with closing(_writer(unfinished, target.suffix.lower())) as writer:
            columns = None
            for part in _parts(source):
                columns = columns or columns_of(definition, [str(name) for name in part.columns])
                found, faults = diagnose_written(definition, columns, part, rows + 2)
                findings += faults
                own = part.set_axis(_told_apart(columns.header, found.columns), axis="columns")
                writer.add(pd.concat([own, found], axis="columns"))
                rows += len(part)
                if sys.stderr.isatty():
                    told = text(language, "cli.batch-rows", count=rows)
                    print(told, end="\r", file=sys.stderr, flush=True)
        unfinished.replace(target)
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return rows, findings


def _told_apart(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Names of which none stands twice."""
    known, apart = set(taken), list[str]()
    for name in names:
        one, number = name, 1
        while one in known:
            number += 1
            one = f"{name} ({number})"
        known.add(one)
        apart.append(one)
    return apart


def _parts(source: Path) -> Iterator[pd.DataFrame]:
    match source.suffix.lower():
        case ".parquet":
            try:
                with pq.ParquetFile(source) as file:
                    words = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
                # As categories, and read by and by: a file may be a single group of a million rows.
                options = {"read_dictionary": words, "pre_buffer": False, "buffer_size": 1 << 20}
                with pq.ParquetFile(source, **options) as file:
                    for batch in file.iter_batches(PART):
                        yield batch.to_pandas()
            except pa.ArrowException as error:
                raise unreadable(error) from None
        case ".xlsx":
            rows = workbook_rows(source.read_bytes())
            header = next(rows, None)
            if header is None:
                raise refused("table-no-questions")
            yield pd.DataFrame(list(rows), columns=list(header), dtype=str)
        case _:
            yield from _csv(source)


def _csv(source: Path) -> Iterator[pd.DataFrame]:
    with source.open("rb") as file:
        start = file.read(1_000_000)
    encoding = encoding_of(start[: start.rfind(b"\n") + 1] or start)
    first = start.decode(encoding, "replace").partition("\n")[0]
    try:
        yield from pd.read_csv(
            source,
            sep=delimiter_of(first),
            encoding=encoding,
            dtype="category",
            keep_default_na=False,
            chunksize=PART,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise unreadable(error) from None


def _writer(path: Path, kind: str) -> Writer:
    match kind:
        case ".parquet":
            return _Parquet(path)
        case ".xlsx":
            return _Workbook(path)
        case ".jsonl":
            return _Lines(path)
        case _:
            return _Csv(path)


def _plain(part: pd.DataFrame) -> pa.Table:
    """Rows without categories, which may differ from part to part: in a file they are words."""
    table = pa.Table.from_pandas(part, preserve_index=False)
    words = [pa.string() if pa.types.is_dictionary(kind) else kind for kind in table.schema.types]
    return table.cast(pa.schema(list(zip(table.schema.names, words, strict=True))))


class _Lines:
    """A line of JSON for each row."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("w", encoding="utf-8", newline="")

    def add(self, part: pd.DataFrame) -> None:
        # The text of a part stands in memory more than once.
        for start in range(0, len(part), _AT_ONCE):
            some = part.iloc[start : start + _AT_ONCE]
            some.to_json(self.file, orient="records", lines=True, force_ascii=False, double_precision=15)

    def close(self) -> None:
        self.file.close()


class _Csv:
    """CSV with a byte order mark, so that spreadsheets read Japanese."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")
        self.file.write(codecs.BOM_UTF8)
        self.writer: pa_csv.CSVWriter | None = None

    def add(self, part: pd.DataFrame) -> None:
        table = _plain(part)
        if self.writer is None:
            self.writer = pa_csv.CSVWriter(self.file, table.schema)
        self.writer.write_table(table)

    def close(self) -> None:
        if self.writer:
            self.writer.close()
        self.file.close()


class _Parquet:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer: pq.ParquetWriter | None = None

    def add(self, part: pd.DataFrame) -> None:
        table = _plain(part)
        if self.writer is None:
            self.writer = pq.ParquetWriter(self.path, table.schema)
        self.writer.write_table(table.cast(self.writer.schema))

    def close(self) -> None:
        if self.writer:
            self.writer.close()


class _Workbook:
    """One sheet; no text is a formula."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(str(path), {**plain, "nan_inf_to_errors": True})
        self.sheet, self.row = self.book.add_worksheet(), 0

    def add(self, part: pd.DataFrame) -> None:
        if self.row + len(part) > _SHEET:
            raise refused("table-too-long", limit=_SHEET)
        if self.row == 0:
            self.sheet.write_row(0, 0, [str(name) for name in part.columns])
            self.row = 1
        for values in part.astype(object).where(part.notna(), "").itertuples(index=False):
            self.sheet.write_row(self.row, 0, list(values))
            self.row += 1

    def close(self) -> None:
        self.book.close()
