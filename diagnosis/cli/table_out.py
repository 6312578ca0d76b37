"""A table on its way to a file, part by part: CSV, XLSX, Parquet, or lines of JSON."""

import codecs
import re
from pathlib import Path
from typing import Protocol

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from diagnosis.engine.response import refused

OUTPUTS = (".csv", ".xlsx", ".parquet", ".jsonl")
_AT_ONCE = 5_000
_FORMULA = re.compile(r"[\t\r\n ]*[=+\-@](?s:.)*?[A-Za-z][A-Za-z0-9_.]*'?[(|!]")
"""A cell that a spreadsheet runs and that can do harm: it calls a function or refers to something outside."""
_SHEET = 1_048_575
"""Rows that a sheet has room for, below its header."""


class Writer(Protocol):
    """A table on its way to a file. `guarded` counts cells that were written with an apostrophe in front."""

    guarded: int

    def add(self, part: pd.DataFrame) -> None:
        """Write some more rows."""

    def close(self) -> None:
        """Make the file whole."""


def table_writer(path: Path, kind: str) -> Writer:
    """A table in a file of the `kind` of an ending in OUTPUTS."""
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

    guarded = 0

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
    """CSV with a byte order mark, so that spreadsheets read Japanese.

    Spreadsheets run cells of a CSV, and answers come from strangers: an apostrophe in front of a harmful
    formula keeps it as text. Every other cell is written as it is.
    """

    def __init__(self, path: Path) -> None:
        self.guarded = 0
        self.file = path.open("wb")
        self.file.write(codecs.BOM_UTF8)
        self.writer: pa_csv.CSVWriter | None = None

    def add(self, part: pd.DataFrame) -> None:
        table = _plain(self._guarded(part))
        if self.writer is None:
            self.writer = pa_csv.CSVWriter(self.file, table.schema)
        self.writer.write_table(table)

    def _guarded(self, part: pd.DataFrame) -> pd.DataFrame:
        names = [f"'{name}" if _FORMULA.match(str(name)) else name for name in part.columns]
        if self.writer is None:
            self.guarded += sum(new != old for new, old in zip(names, part.columns, strict=True))
        part = part.set_axis(names, axis="columns")
        for place, column in enumerate(part.dtypes):
            if isinstance(column, pd.StringDtype):
                cells = part.iloc[:, place]
                # The few cells that may be one are looked for first.
                suspects = cells[cells.str.lstrip().str.startswith(("=", "+", "-", "@"))]
                harmful = suspects[[bool(_FORMULA.match(str(cell))) for cell in suspects]]
                if len(harmful):
                    self.guarded += len(harmful)
                    part.isetitem(place, cells.where(~cells.index.isin(harmful.index), "'" + cells).array)
        return part

    def close(self) -> None:
        if self.writer:
            self.writer.close()
        self.file.close()


class _Parquet:
    guarded = 0

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

    guarded = 0

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
