"""The definition in use: the last sound one, whatever becomes of its files meanwhile."""

import logging
import math
import threading
import time
from itertools import count
from pathlib import Path
from typing import Any

from diagnosis.checks.prove import prove
from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import UnreadableFileError, load_files
from diagnosis.definition.model import Definition
from diagnosis.definition.own_texts import OwnTexts, load_own_texts
from diagnosis.languages import FALLBACK_LANGUAGE, OWN_TEXTS
from diagnosis.live.proofs import what_counts
from diagnosis.paths import QUESTIONS, RULES, home, in_use
from diagnosis.texts import use_own_texts
from diagnosis.workbench.versions import finish

_LOG = logging.getLogger(__name__)
PACE = 2.0
"""Seconds between two looks at the files, at least."""

Trouble = list[Finding] | UnreadableFileError
"""Why files cannot be used."""


_editions = count(1)


class Definitions:
    """What two files define, and what a firm words in its own way. A change is taken up once it is sound.

    Until then, what was before stays in use. Files are read when they have changed, and not else.
    """

    def __init__(self, questions: Path, rules: Path, home: Path | None = None) -> None:
        self._files = (questions, rules)
        self._home = home
        self._logo: Path | None = None
        self._sound: Definition | None = None
        self._wrong: Trouble | None = None
        self._wrong_texts: list[Finding] = []
        self._seen: dict[str, list[_State]] = {}
        self._told: list[str] = []
        self._looked = -math.inf
        self._lock = threading.Lock()
        self.edition = next(_editions)
        """Another number after each change that was taken up, so that what was drawn before is drawn anew."""

    def current(self) -> Definition | Trouble:
        """The definition to be used by whoever comes now, or why there is none."""
        # While one visitor's run reads a changed file, the others go on with what they have.
        if self._lock.acquire(blocking=self._sound is None):
            try:
                self._look(time.monotonic())
            finally:
                self._lock.release()
        found = self._sound or self._wrong
        assert found is not None
        return found

    @property
    def in_use(self) -> Definition | None:
        """The sound definition, without a look at the files."""
        return self._sound

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the files as they are now; None where they are sound."""
        if isinstance(self._wrong, UnreadableFileError):
            return self._wrong
        return [*self._wrong_texts, *(self._wrong or [])] or None

    def _look(self, now: float) -> None:
        if now < self._looked + PACE:
            return
        self._looked = now
        if self._home and not finish(self._home) and self._sound:
            return
        first = not self._seen
        changed = self._take_texts(first=first) if self._changed("texts", self._texts()) else False
        if self._changed("files", [*self._files, self._logo]):
            before = self._logo
            changed = self._take_files() or changed
            if self._logo != before:
                self._changed("files", [*self._files, self._logo])
        if changed or first:
            self.edition = next(_editions)
        if changed and not first:
            _LOG.warning("changed files are taken up; visits under way keep what they began with")
        self._tell()

    def _take_files(self) -> bool:
        """Take up the questions and rules where they are sound. Whether they were."""
        try:
            loaded = load_files(*self._files)
        except UnreadableFileError as error:
            self._wrong = error
            return False
        self._logo = _logo_of(loaded.rules.data, self._files[1].parent)
        findings = loaded.findings
        if loaded.definition and self._files != (QUESTIONS, RULES):  # those are proved by their tests
            findings = what_counts(prove(loaded).findings)
        self._wrong = findings or None
        if loaded.definition and not findings:
            self._sound = loaded.definition
        return not findings

    def _texts(self) -> list[Path | None]:
        return [*sorted((self._home / OWN_TEXTS).glob("*"))] if self._home else []

    def _take_texts(self, *, first: bool) -> bool:
        """Take up the firm's own wordings where all are sound; at the start, each of those that are."""
        own = load_own_texts(self._home) if self._home else OwnTexts()
        self._wrong_texts = own.findings
        if first or not own.findings:
            use_own_texts(own.entries)
        return not own.findings

    def _tell(self) -> None:
        """Write what is wrong into the log, each state of it once."""
        trouble = self.trouble
        if isinstance(trouble, UnreadableFileError):
            lines = [str(trouble)]
        else:
            lines = [finding.line_of_text(FALLBACK_LANGUAGE) for finding in trouble or []]
        if lines and lines != self._told:
            _LOG.warning("the files have mistakes%s", "; what was before stays in use" if self._sound else "")
            for line in lines:
                _LOG.warning("%s", line)
        self._told = lines

    def _changed(self, name: str, paths: list[Path | None]) -> bool:
        """Whether these files are other than at the last look."""
        before, self._seen[name] = self._seen.get(name), [_state(path) for path in paths]
        return before != self._seen[name]


_State = tuple[str, int, int]
"""What tells a changed file from the one before: its name, when it was written, and its size."""


def _state(path: Path | None) -> _State:
    if path is None:
        return ("", 0, 0)
    try:
        found = path.stat()
    except OSError:
        return (str(path), 0, -1)
    return (str(path), found.st_mtime_ns, found.st_size)


def _logo_of(rules: Any, folder: Path) -> Path | None:
    """The picture that a rules file names, whether or not it is sound or there."""
    provider = rules.get("provider") if isinstance(rules, dict) else None
    name = provider.get("logo") if isinstance(provider, dict) else None
    return folder / name if isinstance(name, str) and name else None


_in_use: list[Definitions] = []
_first = threading.Lock()


def definitions() -> Definitions:
    """Those of the files in use, as the environment names them."""
    with _first:
        if not _in_use:
            _in_use.append(Definitions(in_use(QUESTIONS), in_use(RULES), home()))
        return _in_use[0]


def current_definition() -> Definition | Trouble:
    """The definition to be used by whoever comes now, or why there is none."""
    return definitions().current()


def forget_definitions() -> None:
    """Begin anew, with the files that the environment names now."""
    _in_use.clear()
