"""`diagnosis compare`: the answers of several people, by position."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from diagnosis.cli.files import unreadable
from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response, ResponseError
from diagnosis.report.document import to_json
from diagnosis.report.reopen import reopen
from diagnosis.report.team_document import team_document
from diagnosis.report.team_pdf import team_pdf
from diagnosis.report.team_table import team_csv, team_xlsx
from diagnosis.team.compare import compare
from diagnosis.team.policy import Policy
from diagnosis.wording.team import comparison_text, comparison_words
from diagnosis.wording.voice import Voice


class HeadcountError(ValueError):
    """A head count that cannot be read; the value is the argument."""


def read_responses(definition: Definition, paths: Iterable[Path]) -> tuple[list[Response], list[Finding]]:
    """The responses in files, and what is wrong with those that hold none."""
    responses: list[Response] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            responses.append(reopen(definition, path.read_bytes()).response)
        except OSError as error:
            findings.append(unreadable(path, error))
        except ResponseError as error:
            findings.append(Finding(code="not-a-response-file", details={"name": str(path)}))
            findings += error.findings
    return responses, findings


def compared(responses: list[Response], options: argparse.Namespace, voice: Voice) -> bytes:
    """The comparison in the form that `options` ask for. Raises HeadcountError and NotComparableError."""
    definition = voice.definition
    smallest = definition.team.smallest if definition.team else 5
    policy = Policy(k=options.k or smallest, headcount=_headcount(options.headcount))
    comparison = compare(definition, responses, policy)
    match options.format:
        case "json":
            return to_json(team_document(comparison, voice)).encode()
        case "pdf":
            return team_pdf(comparison, voice)
        case "xlsx":
            return team_xlsx(comparison, voice)
        case "csv":
            return team_csv(comparison, voice)
        case _:
            return comparison_text(comparison_words(voice, comparison)).encode()


def _headcount(values: Iterable[str]) -> dict[str, int]:
    counts = {}
    for value in values:
        position, _, number = value.partition("=")
        if not position or not number.isascii() or not number.isdigit() or len(number) > 7:
            raise HeadcountError(value)
        counts[position] = int(number)
    return counts
