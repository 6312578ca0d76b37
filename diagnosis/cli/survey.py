"""`diagnosis batch --by COLUMN`: a survey of many organisations, positions compared within each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from diagnosis.cli.batch import guarded_cells, shown, whole
from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.model import Definition
from diagnosis.engine.folding import fold
from diagnosis.engine.response import Response, ResponseError
from diagnosis.engine.response_row import columns_of, read_row
from diagnosis.report.survey_table import survey_row
from diagnosis.report.tables.read import open_table
from diagnosis.team.policy import Policy
from diagnosis.team.survey import compare_within
from diagnosis.texts import Language

MOST_FAULTS = 1_000


@dataclass
class Surveyed:
    """Who was asked: responses by organisation, how many rows name none, and what is wrong with cells."""

    organisations: dict[str, list[Response]] = field(default_factory=dict)
    unnamed: int = 0
    faults: list[Finding] = field(default_factory=list)


def run_survey(
    definition: Definition, source: Path, target: Path, by: str, k: int | None, language: Language
) -> Surveyed:
    """Compare positions within each organisation of a table, and write a row for each.

    `by` is the column that names the organisation; names that differ in width, case or the space around
    them only are the same. Raises ResponseError, NotComparableError and OSError.
    """
    surveyed = _read(definition, source, by, language)
    smallest = definition.team.smallest if definition.team else 5
    compared = compare_within(definition, surveyed.organisations, Policy(k=k or smallest))
    causes = [cause.id for cause in definition.causes]
    rows = [{by: name, **survey_row(comparison, causes)} for name, comparison in compared]
    with whole(target) as writer:
        writer.add(pd.DataFrame(rows).convert_dtypes())
    surveyed.faults += guarded_cells(writer)
    return surveyed


def _read(definition: Definition, source: Path, by: str, language: Language) -> Surveyed:
    names = dict[str, str]()
    with open_table(source) as table:
        columns, place = columns_of(definition, table.header), _place(table.header, by)
        surveyed = Surveyed(faults=[*table.findings, *columns.findings])
        for part in shown(table.parts, language):
            surveyed.faults += part.findings
            for row, cells in part.rows():
                response, findings = read_row(definition, columns, cells, row)
                surveyed.faults += findings[: max(0, MOST_FAULTS - len(surveyed.faults))]
                name = names.setdefault(fold(cells[place]), cells[place].strip())
                if name:
                    surveyed.organisations.setdefault(name, []).append(response)
                else:
                    surveyed.unnamed += 1
    return surveyed


def _place(header: Sequence[str], by: str) -> int:
    names = [fold(name) for name in header]
    if fold(by) not in names:
        near = closest(fold(by), names)
        found = Finding(code="table-no-column", details={"name": by, "known": ", ".join(header)})
        raise ResponseError([found.model_copy(update={"suggestion": near})])
    return names.index(fold(by))
