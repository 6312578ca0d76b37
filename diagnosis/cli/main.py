"""From the arguments to the command; what a command needs is imported when it is called."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from diagnosis.cli.arguments import overview, parser_in
from diagnosis.cli.language import system_language
from diagnosis.cli.output import print_in_any_encoding


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems found, 2 a file that can't be read.

    Without a command, the commands are listed. `serve` takes Streamlit's own options as well and
    does not return while the server runs.
    """
    print_in_any_encoding()
    language = system_language()
    home, rest = _home(sys.argv[1:] if arguments is None else arguments)
    if home is not None:
        return _at(home, rest)
    parser = parser_in(language)
    options, others = parser.parse_known_args(rest)
    if options.command is None and not others:
        sys.stdout.write(overview(language))
        return 0
    if options.command == "serve":
        from diagnosis.cli.serve import serve

        return serve(options, others)
    if others or options.command is None:
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    from diagnosis.cli.commands import run

    return run(options, language)


def _home(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The firm's folder that is named, and the other arguments."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--home")
    found, rest = parser.parse_known_args(arguments)
    return found.home, rest


def _at(home: str, arguments: list[str]) -> int:
    """The same command with the firm's folder named in the environment.

    By a new process: which languages there are has been settled by the time this one runs.
    """
    environment = {**os.environ, "DIAGNOSIS_HOME": home}
    command = [sys.executable, "-m", "diagnosis", *arguments]
    if arguments[:1] == ["serve"] and sys.platform != "win32":
        # In the place of this process, so that a signal to stop reaches the server itself.
        os.execve(sys.executable, command, environment)  # noqa: S606
    return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603
