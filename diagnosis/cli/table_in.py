"""A table in a file, part by part: CSV, XLSX or Parquet."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from diagnosis.report.reopen import refused
from diagnosis.report.response_table import delimiter_of, encoding_of, unreadable, workbook_rows

INPUTS = (".csv", ".xlsx", ".parquet")
PART = 50_000
"""Rows that are in memory at once."""
Part = tuple[pd.DataFrame, float]
"""Some rows, and which share of the file has been read with them."""


def table_parts(source: Path) -> Iterator[Part]:
    """The rows of a table, by its ending. All parts have the same columns.

    Raises ResponseError where it cannot be read, and OSError.
    """
    match source.suffix.lower():
        case ".parquet":
            yield from _parquet(source)
        case ".xlsx":
            rows = workbook_rows(source.read_bytes())
            header = next(rows, None)
            if header is None:
                raise refused("table-no-questions")
            yield pd.DataFrame(list(rows), columns=list(header), dtype=str), 1.0
        case _:
            yield from _csv(source)


def _parquet(source: Path) -> Iterator[Part]:
    try:
        with pq.ParquetFile(source) as file:
            words = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
        # As categories, and read by and by: a file may be a single group of a million rows.
        options = {"read_dictionary": words, "pre_buffer": False, "buffer_size": 1 << 20}
        read = 0
        with pq.ParquetFile(source, **options) as file:
            whole = file.metadata.num_rows
            for batch in file.iter_batches(PART):
                read += batch.num_rows
                yield batch.to_pandas(), read / whole
    except pa.ArrowException as error:
        raise unreadable(error) from None


def _csv(source: Path) -> Iterator[Part]:
    with source.open("rb") as file:
        start = file.read(1_000_000)
    encoding = encoding_of(start[: start.rfind(b"\n") + 1] or start)
    words = start.decode(encoding, "replace")
    delimiter = delimiter_of(words.partition("\n")[0])
    size = source.stat().st_size
    try:
        with source.open("rb") as file:
            parts = pd.read_csv(
                file,
                sep=delimiter,
                encoding=encoding,
                dtype="category",
                index_col=False,
                keep_default_na=False,
                chunksize=PART,
            )
            # pandas would give a name to a column without one.
            header = next(
                row for row in csv.reader(words.splitlines(keepends=True), delimiter=delimiter) if row
            )
            for part in parts:
                yield part.set_axis(header[: len(part.columns)], axis="columns"), file.tell() / size
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError, csv.Error) as error:
        raise unreadable(error) from None
