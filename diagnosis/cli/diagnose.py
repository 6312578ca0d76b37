"""The command that says what one person's answers mean, in any format and for any reader."""

import argparse

from diagnosis.cli.files import unreadable
from diagnosis.cli.output import fail, say, write
from diagnosis.definition.loader import load_definition
from diagnosis.engine.response import ResponseError
from diagnosis.engine.result import Result
from diagnosis.engine.work_out import work_out
from diagnosis.report.document_pdf import document_pdf
from diagnosis.report.document_text import document_json, document_markdown, document_text
from diagnosis.report.reopen import reopen
from diagnosis.report.result_json import document, to_json
from diagnosis.texts import Language
from diagnosis.wording.blocks import Reader
from diagnosis.wording.voice import Voice


def diagnose_command(options: argparse.Namespace, chosen: Language) -> int:
    """Write the result of a saved response. The exit code."""
    definition = load_definition(options.questions, options.rules)
    try:
        content = options.file.read_bytes()
    except OSError as error:
        return fail([unreadable(options.file, error)], chosen)
    try:
        reopened = reopen(definition, content)
    except ResponseError as error:
        return fail(error.findings, chosen)
    for line in Voice(definition, chosen).migration(reopened):
        say(line)
    response = reopened.response
    language = options.lang or response.language or "ja"
    result, voice = work_out(definition, response), Voice(definition, language)
    return write(_result_in(options.format, options.reader, result, voice), options.output, chosen)


def _result_in(form: str, reader: Reader, result: Result, voice: Voice) -> str | bytes:
    """The result in a format, for a kind of reader."""
    made = voice.document(result, reader)
    match form, reader:
        case "json", "self":
            return to_json(document(result)).encode()
        case "json", _:
            return document_json(made).encode()
        case "text", _:
            return document_text(made)
        case "md", _:
            return document_markdown(made)
        case _:
            return document_pdf(made, voice, response=result.response if reader == "self" else None)
