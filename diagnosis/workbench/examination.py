"""One examination of an edit: a process, waited for beside, and stopped where a newer edit comes."""

import logging
import subprocess
import sys
import threading

from pydantic import ValidationError

from diagnosis.paths import BESIDE
from diagnosis.workbench import examiner
from diagnosis.workbench.examiner import Report, Request

_LOG = logging.getLogger(__name__)
LONGEST = 120.0
"""Seconds after which an examination is given up."""


AT_ONCE = 2
"""Examinations of all workbenches of this server that run at the same time; others wait for their turn."""
TURNS = threading.BoundedSemaphore(AT_ONCE)
_WAIT = 0.2
"""Seconds after which one that waits looks whether it has been stopped."""


class Examination:
    """Under way from the moment it is made, or as soon as it has its turn."""

    def __init__(self, request: Request) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._report: Report | None = None
        self._stopped = False
        self._waiter = threading.Thread(target=self._wait, args=(request.model_dump_json().encode(),))
        self._waiter.daemon = True
        self._waiter.start()

    @property
    def done(self) -> bool:
        """Whether there is nothing left to wait for."""
        return not self._waiter.is_alive()

    @property
    def report(self) -> Report | None:
        """What was found; None while it is under way, and where it was stopped or failed."""
        return self._report if self.done else None

    def stop(self) -> None:
        """End it; nothing is reported."""
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def wait(self) -> Report | None:
        """Wait for the end. What was found."""
        self._waiter.join()
        return self._report

    @property
    def running(self) -> bool:
        """Whether its process has been started."""
        return self._process is not None

    def _wait(self, request: bytes) -> None:
        while not TURNS.acquire(timeout=_WAIT):
            if self._stopped:
                return
        try:
            self._examine(request)
        finally:
            TURNS.release()

    def _start(self) -> subprocess.Popen[bytes] | None:
        """Start the process, unless the examination has been stopped."""
        with self._lock:
            if not self._stopped:
                self._process = subprocess.Popen(  # noqa: S603 (this very package)
                    [sys.executable, "-m", examiner.__name__],
                    cwd=BESIDE,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
        return self._process

    def _examine(self, request: bytes) -> None:
        errors = b""
        process = self._start()
        if process is None:
            return
        try:
            output, errors = process.communicate(request, timeout=LONGEST)
            self._report = Report.model_validate_json(output)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        except (ValidationError, OSError):
            if not self._stopped:
                _LOG.warning("an edit could not be examined: %s", _last_line(errors))


def _last_line(errors: bytes) -> str:
    """What went wrong, without the way there."""
    return next(reversed(errors.decode("utf-8", "replace").strip().splitlines()), "no reason was given")
