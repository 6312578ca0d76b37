"""What the command line prints: words in the console's own encoding, data always as it is."""

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from diagnosis.definition.finding import Finding
from diagnosis.texts import Language, text

OK, PROBLEMS = 0, 1


def print_in_any_encoding() -> None:
    """Let characters that the console's encoding lacks be printed as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(line: str) -> None:
    """Print a line beside the output."""
    print(line, file=sys.stderr)


def fail(findings: Iterable[Finding], language: Language) -> int:
    """Print findings beside the output. The exit code."""
    for finding in findings:
        say(finding.line_of_text(language))
    return PROBLEMS


def write(output: str | bytes, path: Path | None, language: Language) -> int:
    """Write words (`str`) or data (`bytes`) to a file, or print them. The exit code.

    A file gets words in UTF-8.
    """
    if path is None:
        _print(output)
        return OK
    try:
        path.write_bytes(output.encode() if isinstance(output, str) else output)
    except OSError as error:
        say(text(language, "cli.cannot-write", name=path, problem=error.strerror or "OSError"))
        return PROBLEMS
    return OK


def _print(output: str | bytes) -> None:
    if isinstance(output, str):
        sys.stdout.write(output)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
    sys.stdout.flush()
