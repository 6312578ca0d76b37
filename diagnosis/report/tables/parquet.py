"""Parquet, group by group; columns keep their types."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any, BinaryIO

from diagnosis.engine.response import refused
from diagnosis.report.tables.table import PART, Limits, Part, Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow.parquet as pq


def read_parquet(file: BinaryIO, limits: Limits) -> Table:
    """The table in a Parquet file. Raises ResponseError, also from its parts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        schema = pq.ParquetFile(file).schema_arrow
        words = [field.name for field in schema if pa.types.is_string(field.type)]
        # As categories, and read by and by: a file may be a single group of a million rows.
        source = pq.ParquetFile(file, read_dictionary=words, pre_buffer=False, buffer_size=1 << 20)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(error) from None
    described = source.metadata
    if described.num_rows > limits.rows:
        raise refused("table-too-long", limit=limits.rows)
    if described.num_columns > limits.columns:
        raise refused("table-too-wide", limit=limits.columns)
    sizes = (described.row_group(group).total_byte_size for group in range(described.num_row_groups))
    if sum(sizes) > limits.unpacked:
        raise refused("table-too-long", limit=limits.rows)
    if not schema.names or not described.num_rows:
        raise refused("table-no-questions")
    return Table(tuple(schema.names), _parts(source))


def _parts(source: "pq.ParquetFile") -> Generator[Part, None, None]:
    import pyarrow as pa

    read, whole = 0, source.metadata.num_rows
    try:
        for batch in source.iter_batches(PART):
            numbers = range(read + 2, read + 2 + batch.num_rows)
            read += batch.num_rows
            yield Part(_flat(batch), numbers, read / whole)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(error) from None


def _flat(batch: Any) -> "pd.DataFrame":
    """The rows as a frame; a list in a cell becomes its items with `;` between them."""
    import pyarrow as pa

    frame: pd.DataFrame = batch.to_pandas()
    for place, kind in enumerate(batch.schema.types):
        if pa.types.is_nested(kind):
            cells = batch.column(place).to_pylist()
            frame.isetitem(place, [_joined(cell) for cell in cells])
    return frame


def _joined(cell: object) -> str:
    if isinstance(cell, list):
        return ";".join(str(item) for item in cell)
    return "" if cell is None else str(cell)


def _unreadable(error: Exception) -> Exception:
    return refused("table-unreadable", problem=type(error).__name__)
