"""`diagnosis compare`: the answers of several people, by position."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from diagnosis.cli.files import unreadable
from diagnosis.cli.output import PROBLEMS, fail, say, write
from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import load_definition
from diagnosis.definition.model import Definition
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response, ResponseError
from diagnosis.report.gathering import Gathering
from diagnosis.report.reopen import reopen
from diagnosis.report.response_table import TableRead, read_table
from diagnosis.report.result_json import to_json
from diagnosis.report.tables.read import is_table
from diagnosis.report.team_json import team_document
from diagnosis.report.team_pdf import team_pdf
from diagnosis.report.team_table import team_csv, team_xlsx
from diagnosis.team.compare import compare
from diagnosis.team.grouping import NotComparableError
from diagnosis.team.policy import Policy
from diagnosis.texts import Language, text
from diagnosis.wording.team import comparison_text, comparison_words
from diagnosis.wording.voice import Voice


class HeadcountError(ValueError):
    """A head count that cannot be read; the value is the argument."""


@dataclass
class Read:
    """The people in files; `refused` are files that hold none, `findings` what else is said of the files."""

    gathering: Gathering = field(default_factory=Gathering)
    refused: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def responses(self) -> list[Response]:
        """One for each person."""
        return [person.response for person in self.gathering.people]


def read_responses(definition: Definition, paths: Iterable[Path]) -> Read:
    """What is in the files: a response each, or a table."""
    read = Read()
    for path in paths:
        found: Reopened | TableRead | ResponseError
        try:
            content = path.read_bytes()
            if is_table(path.name):
                found = read_table(definition, path.name, content)
            else:
                found = reopen(definition, content)
        except OSError as error:
            read.refused.append(unreadable(path, error))
            continue
        except ResponseError as error:
            found = error
        said = read.gathering.add(str(path), found)
        (read.refused if isinstance(found, ResponseError) else read.findings).extend(said)
    return read


def compared(responses: list[Response], options: argparse.Namespace, voice: Voice) -> str | bytes:
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
            return comparison_text(comparison_words(voice, comparison))


def _headcount(values: Iterable[str]) -> dict[str, int]:
    counts = {}
    for value in values:
        position, _, number = value.partition("=")
        if not position or not number.isascii() or not number.isdigit() or len(number) > 7:
            raise HeadcountError(value)
        counts[position] = int(number)
    return counts


def compare_command(options: argparse.Namespace, language: Language) -> int:
    """Compare the responses of several people. The exit code."""
    definition = load_definition(options.questions, options.rules)
    read = read_responses(definition, options.response_files)
    for finding in read.findings:
        say(finding.line_of_text(language))
    if read.refused:
        # Whom they leave out would be seen by what the others come to.
        return fail(read.refused, language)
    try:
        written = compared(read.responses, options, Voice(definition, language))
    except HeadcountError as error:
        say(text(language, "cli.bad-headcount", value=error))
        return PROBLEMS
    except NotComparableError as error:
        return not_comparable(error, language)
    return write(written, options.output, language)


def not_comparable(error: NotComparableError, language: Language) -> int:
    """Print why responses cannot be compared. The exit code."""
    say(text(language, f"team.not-{error.code}", **error.details))
    return PROBLEMS
