"""Opens a table by the ending of its name."""

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from diagnosis.report.tables.csv_file import read_csv
from diagnosis.report.tables.parquet import read_parquet
from diagnosis.report.tables.table import LARGEST, UPLOADED, Limits, Table
from diagnosis.report.tables.workbook import read_workbook

ENDINGS = (".csv", ".xlsx", ".parquet")
_READERS = {".xlsx": read_workbook, ".parquet": read_parquet}


def is_table(name: str) -> bool:
    """Whether a file is a table, by its name."""
    return name.lower().endswith(ENDINGS)


def uploaded_table(name: str, content: bytes) -> Table:
    """The table in a file that came from outside. Raises ResponseError, also from its parts."""
    return _table(name, io.BytesIO(content), UPLOADED)


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """The table in a file of any length. Raises OSError and ResponseError, the latter also from its parts."""
    with path.open("rb") as file:
        table = _table(path.name, file, LARGEST)
        with closing(table.parts):
            yield table


def _table(name: str, file: BinaryIO, limits: Limits) -> Table:
    ending = Path(name.lower()).suffix
    return _READERS.get(ending, read_csv)(file, limits)
