"""The days as a table, with nothing where the number is too small to be told."""

import csv
import io
from collections.abc import Mapping, Sequence

from diagnosis.counts.steps import Cell, days_of, shown


def as_csv(numbers: Mapping[Cell, int], order: Sequence[str]) -> str:
    """CSV with a row for each day and language, and a column for each step; an empty cell is not told."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["day", "language", *order])
    for day, language in days_of(numbers):
        row = [shown(numbers.get(Cell(day, language, step), 0)) for step in order]
        writer.writerow([day, language, *("" if number is None else number for number in row)])
    return out.getvalue()
