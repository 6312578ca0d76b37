"""Loads edits in a process beside the server's.

Loading takes 0.2 s, and visitors would wait for it at every key. The process is started with the first edit,
serves all workbenches of this server, one edit after the other, and ends when its input does.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from diagnosis.paths import BESIDE
from diagnosis.workbench.draft import LoadedDraft, load_draft


class Loader:
    """A process that loads drafts. One that has died is started again."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def load(self, texts: Mapping[str, str], home: Path) -> LoadedDraft:
        """Load the texts as the files of `home`; in this process where the other one fails."""
        with self._lock:
            try:
                return self._ask((dict(texts), home))
            except (OSError, EOFError, pickle.UnpicklingError):
                self.stop()
        return load_draft(texts, home)

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, request: tuple[dict[str, str], Path]) -> LoadedDraft:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 (this very package)
                [sys.executable, "-m", __name__],
                cwd=BESIDE,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        assert self._process.stdin
        assert self._process.stdout
        pickle.dump(request, self._process.stdin)
        self._process.stdin.flush()
        loaded: LoadedDraft = pickle.load(self._process.stdout)  # noqa: S301 (from our own process)
        return loaded


def load_beside(texts: Mapping[str, str], home: Path) -> LoadedDraft:
    """Load the texts as the files of `home`, without keeping other threads of this process waiting."""
    return _loader().load(texts, home)


@cache
def _loader() -> Loader:
    return Loader()


def _serve() -> None:
    """Answer requests until the input ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            texts, home = pickle.load(requests)  # noqa: S301 (from the server that started this process)
        except EOFError:
            return
        pickle.dump(load_draft(texts, home), answers)
        answers.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(5)  # visitors go first
    _serve()
