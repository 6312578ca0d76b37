"""The commands that say something of a definition or a response. Each returns its exit code."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from diagnosis.cli.cases import compared_in, read_cases
from diagnosis.cli.check import check
from diagnosis.cli.compare import compare_command, not_comparable
from diagnosis.cli.diagnose import diagnose_command
from diagnosis.cli.files import unreadable
from diagnosis.cli.init import init
from diagnosis.cli.output import OK, PROBLEMS, fail, say, write
from diagnosis.cli.own_home import take_home
from diagnosis.definition.export import questionnaire
from diagnosis.definition.home import check_home
from diagnosis.definition.loader import (
    DefinitionError,
    UnreadableFileError,
    load_definition,
)
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.response import ResponseError
from diagnosis.paths import home
from diagnosis.report.result_json import to_json
from diagnosis.report.rule_map import rule_map
from diagnosis.report.tables.template import template
from diagnosis.team.grouping import NotComparableError
from diagnosis.texts import Language, text
from diagnosis.wording.judgement import agreement
from diagnosis.wording.voice import Voice

UNREADABLE = 2


def run(options: argparse.Namespace, language: Language) -> int:
    """Run the command that `options` name; messages are in `language` unless it is chosen otherwise."""
    chosen: Language = getattr(options, "lang", None) or language
    own = home()
    if own and options.command != "init":
        if not own.is_dir():
            fail(check_home(own), chosen)
            return UNREADABLE
        if options.command != "check":  # which tells them with all others
            fail(take_home(own), chosen)
    try:
        return _COMMANDS[options.command](options, chosen)
    except NotProvedError as error:
        say(text(chosen, "findings.not-proved", reason=error))
        return PROBLEMS
    except DefinitionError as error:
        return fail(error.findings, chosen)
    except UnreadableFileError as error:
        say(text(chosen, "findings.page-unreadable", path=error.path, reason=error.reason))
        return UNREADABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS


def _init(options: argparse.Namespace, language: Language) -> int:
    folder: Path = options.folder
    try:
        lines = init(folder, language)
    except FileExistsError:
        say(text(language, "cli.init-not-empty", name=folder))
        return PROBLEMS
    except OSError as error:
        say(text(language, "cli.cannot-write", name=folder, problem=error.strerror or "OSError"))
        return PROBLEMS
    print("\n".join(lines))
    return OK


def _cases(options: argparse.Namespace, language: Language) -> int:
    definition = load_definition(options.questions, options.rules)
    cases, findings = read_cases(definition, options.case_files)
    compared = compared_in(definition, cases)
    print("\n".join(agreement(cases, compared, Voice(definition, language))))
    return fail(findings, language) if findings else OK


def _batch(options: argparse.Namespace, language: Language) -> int:
    from diagnosis.cli.batch import run_batch  # pandas and pyarrow take their time
    from diagnosis.cli.survey import run_survey
    from diagnosis.cli.table_out import OUTPUTS
    from diagnosis.report.tables.read import ENDINGS

    source, target = options.table, options.output
    for path, known in ((source, ENDINGS), (target, OUTPUTS)):
        if path.suffix.lower() not in known:
            say(text(language, "cli.batch-ending", name=path, known=", ".join(known)))
            return PROBLEMS
    definition = load_definition(options.questions, options.rules)
    try:
        if options.by is None:
            rows, faults = run_batch(definition, source, target, language)
            done = [text(language, "cli.batch-done", count=rows, name=target)]
        else:
            surveyed = run_survey(definition, source, target, options.by, options.k, language)
            faults, count = surveyed.faults, len(surveyed.organisations)
            done = [text(language, "cli.batch-by-done", count=count, name=target)]
            if surveyed.unnamed:
                done.append(text(language, "cli.batch-unnamed", count=surveyed.unnamed, name=options.by))
    except ResponseError as error:
        return fail(error.findings, language)
    except NotComparableError as error:
        return not_comparable(error, language)
    except OSError as error:
        return fail([unreadable(error.filename or source, error)], language)
    for fault in faults:
        say(fault.line_of_text(language))
    for line in done:
        say(line)
    return PROBLEMS if any(fault.severity == "error" for fault in faults) else OK


def _template(options: argparse.Namespace, language: Language) -> int:
    definition = load_definition(options.questions, options.rules)
    return write(template(Voice(definition, language)), options.output, language)


def _rooms(options: argparse.Namespace, language: Language) -> int:
    from diagnosis.cli.rooms import run_rooms  # the database's libraries take their time

    printed, said, well = run_rooms(options.action, options.code, language)
    for line in said:
        say(line)
    written = write(printed, options.output, language) if printed else OK
    return written if well else PROBLEMS


def _questions(options: argparse.Namespace, language: Language) -> int:
    definition = load_definition(options.questions, options.rules)
    return write(to_json(questionnaire(definition)).encode(), None, language)


def _map(options: argparse.Namespace, language: Language) -> int:
    definition = load_definition(options.questions, options.rules)
    counts = outlook_of(definition).counts()
    return write(rule_map(Voice(definition, language), counts).encode(), options.output, language)


_COMMANDS: dict[str, Callable[[argparse.Namespace, Language], int]] = {
    "init": _init,
    "check": check,
    "cases": _cases,
    "compare": compare_command,
    "batch": _batch,
    "template": _template,
    "rooms": _rooms,
    "questions": _questions,
    "map": _map,
    "diagnose": diagnose_command,
}
