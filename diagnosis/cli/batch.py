"""`diagnosis batch`: a table of responses in, the same table with their diagnoses out, part by part."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from diagnosis.batch.written import diagnose_written
from diagnosis.cli.table_out import Writer, table_writer
from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response_row import columns_of
from diagnosis.report.tables.read import open_table
from diagnosis.report.tables.table import Part
from diagnosis.texts import Language, text

_BAR = "{percentage:3.0f}% {bar:40} {desc} [{remaining}]"


def run_batch(
    definition: Definition, source: Path, target: Path, language: Language
) -> tuple[int, list[Finding]]:
    """Diagnose a table into another: how many rows, and what is wrong with cells, which were left open.

    The target takes the place of an earlier one only once it is whole. Raises ResponseError where the table
    cannot be read, and OSError. A column of the table whose name the result has too, or another column
    before it, gets a number behind its name.
    """
    rows = 0
    with open_table(source) as table, whole(target) as writer:
        columns = columns_of(definition, table.header)
        findings = [*table.findings, *columns.findings]
        for part in shown(table.parts, language):
            found, faults = diagnose_written(definition, columns, part.frame, part.numbers)
            findings += [*part.findings, *faults]
            own = part.frame.set_axis(_told_apart(columns.header, found.columns), axis="columns")
            writer.add(pd.concat([own, found], axis="columns"))
            rows += len(part.numbers)
    return rows, [*findings, *guarded_cells(writer)]


def guarded_cells(writer: Writer) -> list[Finding]:
    """What is said of cells that were written with an apostrophe in front."""
    if not writer.guarded:
        return []
    details = {"count": str(writer.guarded)}
    return [Finding(code="table-formulas-guarded", severity="warning", details=details)]


@contextmanager
def whole(target: Path) -> Iterator[Writer]:
    """A table that takes the place of an earlier one once it is whole; it leaves nothing behind otherwise."""
    unfinished = target.with_name(target.name + ".part")
    try:
        with closing(table_writer(unfinished, target.suffix.lower())) as writer:
            yield writer
        unfinished.replace(target)
    finally:
        with suppress(OSError):
            unfinished.unlink()


def shown(parts: Iterable[Part], language: Language) -> Iterator[Part]:
    """The parts of a table, with a bar for whoever waits at a terminal."""
    rows = 0
    # Shown with every part.
    with tqdm(total=100, mininterval=0, bar_format=_BAR, file=sys.stderr, disable=None, leave=False) as bar:
        for part in parts:
            yield part
            rows += len(part.numbers)
            bar.set_description_str(text(language, "cli.batch-rows", count=rows), refresh=False)
            bar.update(100 * part.read - bar.n)


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
