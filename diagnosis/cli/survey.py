"""`diagnosis batch --by COLUMN`: a survey of many organisations, positions compared within each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from diagnosis.cli.batch import shown, whole
from diagnosis.cli.table_in import table_parts
from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response, ResponseError
from diagnosis.engine.response_row import columns_of, plain, read_row
from diagnosis.report.survey_table import survey_row
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
    return surveyed


def _read(definition: Definition, source: Path, by: str, language: Language) -> Surveyed:
    surveyed, names = Surveyed(), dict[str, str]()
    columns, place, row = None, 0, 1
    for part in shown(table_parts(source), language):
        if columns is None:
            header = [str(name) for name in part.columns]
            columns, place = columns_of(definition, header), _place(header, by)
        for values in part.astype(object).where(part.notna(), "").itertuples(index=False, name=None):
            row += 1
            cells = [str(value) for value in values]
            response, findings = read_row(definition, columns, cells, row)
            surveyed.faults += findings[: MOST_FAULTS - len(surveyed.faults)]
            name = names.setdefault(plain(cells[place]), cells[place].strip())
            if name:
                surveyed.organisations.setdefault(name, []).append(response)
            else:
                surveyed.unnamed += 1
    return surveyed


def _place(header: Sequence[str], by: str) -> int:
    names = [plain(name) for name in header]
    if plain(by) not in names:
        near = closest(plain(by), names)
        found = Finding(code="table-no-column", details={"name": by, "known": ", ".join(header)})
        raise ResponseError([found.model_copy(update={"suggestion": near})])
    return names.index(plain(by))
