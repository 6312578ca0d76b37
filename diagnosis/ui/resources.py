"""The definition in use: the last sound one, whatever becomes of its files meanwhile."""

import logging
import math
import threading
import time
from pathlib import Path

from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import UnreadableFileError, load_files
from diagnosis.definition.model import Definition
from diagnosis.paths import QUESTIONS, RULES, in_use

_LOG = logging.getLogger(__name__)
PACE = 2.0
"""Seconds between two looks at the files, at least."""

Trouble = list[Finding] | UnreadableFileError
"""Why files cannot be used."""


class Definitions:
    """What two files define. A changed file is taken up once it is sound; until then, what was stays in use.

    `trouble` is what is wrong with the files as they are now; None where they are sound.
    """

    def __init__(self, questions: Path, rules: Path) -> None:
        self.trouble: Trouble | None = None
        self._files = (questions, rules)
        self._sound: Definition | None = None
        self._seen: list[tuple[int, int]] | None = None
        self._told: list[str] = []
        self._looked = -math.inf
        self._lock = threading.Lock()

    def current(self) -> Definition | Trouble:
        """The definition to be used by whoever comes now, or why there is none."""
        # While one visitor's run reads a changed file, the others go on with what they have.
        if self._lock.acquire(blocking=self._sound is None):
            try:
                self._look(time.monotonic())
            finally:
                self._lock.release()
        found = self._sound or self.trouble
        assert found is not None
        return found

    @property
    def in_use(self) -> Definition | None:
        """The sound definition, without a look at the files."""
        return self._sound

    def _look(self, now: float) -> None:
        if now < self._looked + PACE:
            return
        self._looked = now
        seen = [self._state(path) for path in self._watched()]
        # Files that have mistakes are read again: what is missing may lie beside them.
        if seen == self._seen and self.trouble is None:
            return
        self._seen = seen
        try:
            loaded = load_files(*self._files)
        except UnreadableFileError as error:
            self._keep(error, [str(error)])
            return
        if loaded.definition is None:
            self._keep(loaded.findings, [finding.line_of_text("en") for finding in loaded.findings])
            return
        if self._sound is not None:
            _LOG.warning("changed files are taken up; visits under way keep what they began with")
        self._sound, self.trouble, self._told = loaded.definition, None, []

    def _keep(self, trouble: Trouble, lines: list[str]) -> None:
        self.trouble = trouble
        if lines == self._told:
            return
        self._told = lines
        _LOG.warning("the files have mistakes%s", "; what was before stays in use" if self._sound else "")
        for line in lines:
            _LOG.warning("%s", line)

    def _watched(self) -> list[Path]:
        logo = self._sound.rulebook.provider.logo if self._sound else ""
        return [*self._files, *([self._files[1].parent / logo] if logo else [])]

    @staticmethod
    def _state(path: Path) -> tuple[int, int]:
        """What tells a changed file from the one before: when it was written, and its size."""
        try:
            found = path.stat()
        except OSError:
            return (0, -1)
        return (found.st_mtime_ns, found.st_size)


_in_use: list[Definitions] = []
_first = threading.Lock()


def definitions() -> Definitions:
    """Those of the files in use, as the environment names them."""
    with _first:
        if not _in_use:
            _in_use.append(Definitions(in_use(QUESTIONS), in_use(RULES)))
        return _in_use[0]


def current_definition() -> Definition | Trouble:
    """The definition to be used by whoever comes now, or why there is none."""
    return definitions().current()


def forget_definitions() -> None:
    """Begin anew, with the files that the environment names now."""
    _in_use.clear()
