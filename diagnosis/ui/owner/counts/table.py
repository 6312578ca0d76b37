"""The days as a table, with nothing where no number is shown."""

import csv
import io
from collections.abc import Mapping, Sequence

from diagnosis.counts.steps import Cell, days_of


def as_csv(cells: Mapping[Cell, int], order: Sequence[str]) -> str:
    """CSV with a row for each day and language of which something is shown, and a column for each step."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["day", "language", *order])
    for day, language in days_of(cells):
        writer.writerow([day, language, *(cells.get(Cell(day, language, step), "") for step in order)])
    return out.getvalue()
