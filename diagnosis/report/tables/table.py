"""A table in a file: its header, and its rows in parts."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diagnosis.definition.finding import Finding
from diagnosis.engine.response import refused

if TYPE_CHECKING:
    import pandas as pd

PART = 50_000
"""Rows that are in memory at once."""


@dataclass(frozen=True)
class Limits:
    """The largest table that is read: rows below the header, columns, and bytes once unpacked."""

    rows: int
    columns: int
    unpacked: int


UPLOADED = Limits(rows=5_000, columns=500, unpacked=100_000_000)
"""For files that come from outside."""
LARGEST = Limits(rows=1_000_000_000, columns=16_384, unpacked=20_000_000_000)
"""For files of whoever calls a command: what a spreadsheet has room for, and Parquet of any length."""


@dataclass(frozen=True)
class Part:
    """Some rows of a table: a column for each of the header's, in its order.

    Cells of CSV and XLSX are text, exactly as it stands in the file; Parquet keeps its types. `numbers`
    are those of the rows as a spreadsheet counts them, and `read` is the share of the file up to here.
    `findings` are rows that were left out.
    """

    frame: "pd.DataFrame"
    numbers: Sequence[int]
    read: float
    findings: list[Finding] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows with their numbers, all cells as text."""
        cells = self.frame.astype(object).where(self.frame.notna(), "").itertuples(index=False, name=None)
        for number, values in zip(self.numbers, cells, strict=True):
            yield number, [str(value) for value in values]


@dataclass(frozen=True)
class Table:
    """A table in a file; `findings` are remarks on the file as a whole (warnings)."""

    header: tuple[str, ...]
    parts: Generator[Part, None, None]
    findings: tuple[Finding, ...] = ()


Rows = Iterator[tuple[int, Sequence[str], float]]
"""Numbers, cells, and which share of the file has been read."""


def table_of(rows: Rows, limits: Limits, findings: tuple[Finding, ...] = ()) -> Table:
    """The table whose first row that is not empty is the header.

    Empty rows are passed over. A row with more cells than the header is left out and named. Raises
    ResponseError without a header, or the table is larger than `limits`, also from its parts.
    """
    filled = (row for row in rows if any(map(str.strip, row[1])))
    _number, header, _read = next(filled, (0, (), 0.0))
    if not header:
        raise refused("table-no-questions")
    if len(header) > limits.columns:
        raise refused("table-too-wide", limit=limits.columns)
    return Table(tuple(header), _parts(filled, len(header), limits), findings)


def _parts(rows: Rows, width: int, limits: Limits) -> Generator[Part, None, None]:
    import pyarrow as pa

    names = [str(place) for place in range(width)]
    count, read, left = 0, 0.0, True
    while left:
        numbers: list[int] = []
        cells: list[Sequence[str]] = []
        findings: list[Finding] = []
        left = False
        for number, row, share in rows:
            read, count = share, count + 1
            if count > limits.rows:
                raise refused("table-too-long", limit=limits.rows)
            if len(row) > width and any(map(str.strip, row[width:])):
                details = {"row": str(number), "count": str(len(row)), "columns": str(width)}
                findings.append(Finding(code="table-row-too-long", details=details))
                continue
            numbers.append(number)
            cells.append(row if len(row) == width else [*row[:width], *[""] * (width - len(row))])
            if len(cells) == PART:
                left = True
                break
        columns = zip(*cells, strict=True) if cells else iter([()] * width)
        words = [pa.array(column, pa.string()) for column in columns]
        yield Part(pa.table(words, names).to_pandas(), numbers, read, findings)
