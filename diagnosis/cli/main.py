"""From the arguments to the command; what a command needs is imported when it is called."""

import sys
from collections.abc import Sequence

from diagnosis.cli.arguments import overview, parser_in
from diagnosis.cli.language import system_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems found, 2 a file that can't be read.

    Without a command, the commands are listed. `serve` takes Streamlit's own options as well and
    does not return while the server runs.
    """
    language = system_language()
    parser = parser_in(language)
    options, others = parser.parse_known_args(arguments)
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
