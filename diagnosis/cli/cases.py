"""`diagnosis cases`: how often consultants and the tool agree, and where not."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from diagnosis.cli.files import unreadable
from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.case import Case
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.judgement import Compared, compare
from diagnosis.engine.response import ResponseError
from diagnosis.report.reopen_case import open_case


def read_cases(definition: Definition, paths: Iterable[Path]) -> tuple[dict[str, Case], list[Finding]]:
    """The cases in files, and what is wrong with those that hold none."""
    cases: dict[str, Case] = {}
    findings: list[Finding] = []
    for path in paths:
        try:
            cases[str(path)] = open_case(definition, path.read_bytes()).case
        except OSError as error:
            findings.append(unreadable(path, error))
        except ResponseError as error:
            findings.append(Finding(code="not-a-case", details={"name": str(path)}))
            findings += error.findings
    return cases, findings


def compared_in(definition: Definition, cases: Mapping[str, Case]) -> list[tuple[str, Compared]]:
    """The records with a judgement, by the name of their file, each beside what the tool makes of it."""
    found = []
    for name, case in cases.items():
        diagnoses = {record.id: diagnose(definition, record.response) for record in case.records}
        found += [(name, one) for one in compare(case, diagnoses)]
    return found
