"""`diagnosis serve`: the app, from a checkout or from an installed package."""

import argparse
import os
import subprocess
import sys

from diagnosis.paths import APP


def serve(options: argparse.Namespace, others: list[str]) -> int:
    """Run the server until it is stopped; `others` are options of Streamlit."""
    command = [
        *(sys.executable, "-m", "streamlit", "run", str(APP)),
        *("--server.port", str(options.port), "--server.address", options.address),
        *others,
    ]
    if sys.platform != "win32":
        # In the place of this process, so that a signal to stop reaches the server itself.
        os.execv(sys.executable, command)  # noqa: S606
    return subprocess.run(command, check=False).returncode  # noqa: S603
