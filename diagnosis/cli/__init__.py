"""The command line: `diagnosis`, or `python -m diagnosis`."""

from diagnosis.cli.main import main

__all__ = ["main"]
