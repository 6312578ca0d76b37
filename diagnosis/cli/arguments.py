"""What each command takes."""

import argparse
from collections.abc import Callable
from pathlib import Path

from diagnosis.definition.team import LARGEST, SMALLEST
from diagnosis.paths import QUESTIONS, RULES, in_use
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.wording.blocks import READERS

EXAMPLES = {
    "serve": "diagnosis serve --port 8501",
    "init": "diagnosis init our-check",
    "check": "diagnosis check",
    "diagnose": "diagnosis diagnose RESPONSE.json --format pdf -o SUMMARY.pdf",
    "cases": "diagnosis cases CASE.json CASE.json",
    "compare": "diagnosis compare RESPONSE.json SUMMARY.pdf --format text",
    "batch": "diagnosis batch RESPONSES.csv -o DIAGNOSES.csv",
    "template": "diagnosis template -o ANSWERS.xlsx",
    "rooms": "diagnosis rooms list",
    "questions": "diagnosis questions > questions.json",
    "map": "diagnosis map -o map.svg",
}
"""An example of each command, in the order in which they are listed."""


_ABOUT = {name: f"cli.{name}-command" for name in ("cases", "compare", "batch", "rooms")}
"""Commands whose name is that of an option too."""


def parser_in(language: Language) -> argparse.ArgumentParser:
    """The parser of the command line, with its help in `language`."""

    def words(key: str) -> str:
        return text(language, f"cli.{key}")

    parser = argparse.ArgumentParser(prog="diagnosis", description=words("about"))
    commands = parser.add_subparsers(dest="command", metavar=words("command"))
    own = argparse.ArgumentParser(add_help=False)
    own.add_argument("--home", metavar="FOLDER", help=words("home"))
    files = argparse.ArgumentParser(add_help=False, parents=[own])
    for option, shipped, help_words in (
        ("--questions", QUESTIONS, words("questions-file")),
        ("--rules", RULES, words("rules-file")),
    ):
        files.add_argument(option, type=Path, default=in_use(shipped), metavar="F", help=help_words)
    output = argparse.ArgumentParser(add_help=False)
    output.add_argument("-o", "--output", type=Path, metavar="FILE", help=words("output"))
    spoken = argparse.ArgumentParser(add_help=False)
    spoken.add_argument("--lang", choices=LANGUAGES, help=words("lang"))

    serve = commands.add_parser("serve", parents=[own], help=words("serve"), epilog=words("serve-more"))
    serve.add_argument("--port", type=int, default=8501, help=words("port"))
    serve.add_argument("--address", default="localhost", help=words("address"))

    init = commands.add_parser("init", parents=[spoken], help=words("init"))
    init.add_argument("folder", type=Path, metavar="FOLDER", help=words("init-folder"))

    check = commands.add_parser("check", parents=[files, spoken], help=words("check"))
    check.add_argument("--format", choices=("text", "json"), default="text", help=words("format"))
    check.add_argument("--digest", type=Path, metavar="F", help=words("digest"))
    check.add_argument("--statements", action="store_true", help=words("statements"))
    check.add_argument("--compare", type=Path, nargs=2, metavar=("RULES", "QUESTIONS"), help=words("compare"))
    check.add_argument("--cases", type=Path, metavar="FOLDER", help=words("cases"))

    run = commands.add_parser("diagnose", parents=[files, spoken, output], help=words("diagnose"))
    run.add_argument("file", type=Path, metavar="RESPONSE.json|SUMMARY.pdf", help=words("response-file"))
    run.add_argument("--format", choices=("json", "text", "md", "pdf"), default="json", help=words("format"))
    run.add_argument("--for", choices=READERS, default="self", dest="reader", help=words("reader"))

    cases = commands.add_parser("cases", parents=[files, spoken], help=words("cases-command"))
    cases.add_argument("case_files", type=Path, nargs="+", metavar="CASE.json", help=words("case-files"))

    _add_tables(commands, [files, spoken], output, words)
    about = words("rooms-command")
    _add_rooms(commands.add_parser("rooms", parents=[own, spoken, output], help=about), words)

    questions = commands.add_parser("questions", parents=[files], help=words("questions"))
    questions.add_argument("--format", choices=("json",), default="json", help=words("format"))

    commands.add_parser("map", parents=[files, spoken, output], help=words("map"))
    return parser


def _add_tables(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    shared: list[argparse.ArgumentParser],
    output: argparse.ArgumentParser,
    words: Callable[[str], str],
) -> None:
    """The commands on the responses of several people."""
    about = words("compare-command")
    together = commands.add_parser("compare", parents=[*shared, output], help=about)
    response = "RESPONSE.json|SUMMARY.pdf"
    help_words = words("compare-files")
    together.add_argument("response_files", type=Path, nargs="+", metavar=response, help=help_words)
    sizes = range(SMALLEST, LARGEST + 1)
    together.add_argument("--k", type=int, choices=sizes, metavar="K", help=words("smallest"))
    people, help_words = "POSITION=PEOPLE", words("headcount")
    together.add_argument("--headcount", action="append", default=[], metavar=people, help=help_words)
    formats = ("json", "text", "pdf", "xlsx", "csv")
    together.add_argument("--format", choices=formats, default="json", help=words("format"))

    whole = commands.add_parser("batch", parents=shared, help=words("batch-command"))
    whole.add_argument("table", type=Path, metavar="TABLE.csv|xlsx|parquet", help=words("batch-table"))
    target = "OUT.csv|xlsx|parquet|jsonl"
    whole.add_argument("-o", "--output", type=Path, required=True, metavar=target, help=words("batch-output"))
    whole.add_argument("--by", metavar="COLUMN", help=words("batch-by"))
    whole.add_argument("--k", type=int, choices=sizes, metavar="K", help=words("batch-smallest"))

    made = commands.add_parser("template", parents=shared, help=words("template"))
    made.add_argument(
        "-o", "--output", type=Path, required=True, metavar="ANSWERS.xlsx", help=words("output")
    )


def _add_rooms(command: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    actions = ("list", "purge", "export-release")
    command.add_argument("action", choices=actions, help=words("rooms-action"))
    command.add_argument("code", nargs="?", metavar="CODE", help=words("rooms-code"))


def overview(language: Language) -> str:
    """Every command with what it does and an example."""
    lines = [text(language, "cli.about"), ""]
    for command, example in EXAMPLES.items():
        about = text(language, _ABOUT.get(command, f"cli.{command}"))
        lines += [f"  {command:10} {about}", f"             {example}"]
    return "\n".join([*lines, "", text(language, "cli.more"), ""])
