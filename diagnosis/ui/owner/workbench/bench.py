"""What a session at the workbench holds: the edit, what it began with, and what is known of it."""

import datetime
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import UnreadableFileError
from diagnosis.settings import settings
from diagnosis.ui.owner.workbench.preview import Preview
from diagnosis.ui.platform.access.publishing import signed_in_as
from diagnosis.ui.visitor.session import RESULT
from diagnosis.workbench.draft import LoadedDraft
from diagnosis.workbench.draft_loader import load_beside
from diagnosis.workbench.examination import Examination
from diagnosis.workbench.examiner import Report, Request
from diagnosis.workbench.files import LONGEST, NAMES, digest, read_texts
from diagnosis.workbench.hints import hints
from diagnosis.workbench.merging import Clash, merge
from diagnosis.workbench.presence import Other, others, sign
from diagnosis.workbench.versions import MovedError, Version, publish, texts_of
from diagnosis.workbench.written_cases import WrittenCase, written_cases

Answers = Mapping[str, tuple[str, ...]]
_TAB = re.compile(r"[0-9a-f-]{8,40}")
_LOOK = 5.0
"""Seconds between two looks at the folder."""


@dataclass
class Bench:
    """`base` are the files in use that the edit began with, `texts` the edit.

    The browser holds what is typed: `loads` counts how often it is told texts to begin with, `heard` is the
    last of them that it has taken up, `serial` the number of the edit that it sent last. `report` is that of
    the edit as it is, None until it is there. `used` is the definition of `base`, `draft` that of the edit.
    `example` are answers that are shown in the place of a written case. `tab` is the browser's, so that a
    reload is nobody else. `chosen` is what the preview is to show, and `based` counts publications. `turn_to`
    is the view to be turned to.
    """

    home: Path
    base: dict[str, str]
    texts: dict[str, str]
    used: LoadedDraft
    draft: LoadedDraft
    cases: list[WrittenCase]
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    tab: str = ""
    loads: int = 1
    heard: int = 0
    based: int = 0
    serial: int = 0
    opened: bool = False
    restored: bool = False
    examination: Examination | None = None
    report: Report | None = None
    failed: bool = False
    clashes: list[Clash] = field(default_factory=list)
    preview: Preview | None = None
    chosen: dict[str, str] = field(default_factory=dict)
    example: Answers | None = None
    discarded: dict[str, str] | None = None
    published: Version | None = None
    opened_version: Version | None = None
    turn_to: str = ""
    problem: str = ""
    moved: bool = False
    others: list[Other] = field(default_factory=list)
    _looked: float = 0.0

    @property
    def changed(self) -> list[str]:
        """The files that are others than in use."""
        return [name for name in NAMES if self.texts[name] != self.base[name]]

    @property
    def findings(self) -> list[Finding]:
        """All that is known to be wrong with the edit, by file."""
        found = list(self.report.findings if self.report else self.draft.findings)
        if self.opened_version:  # which asked what it asked: nothing has to be explained anew
            found = [finding for finding in found if finding.code != "question-gone"]
        if self.changed:
            changes = self.report.changes if self.report else None
            found += hints(self.draft, self.used.loaded.definition, changes)
        return sorted(found, key=lambda one: NAMES.index(one.file) if one.file in NAMES else len(NAMES))

    @property
    def ready(self) -> bool:
        """Whether the edit may be published: proved, and without what keeps files from being used."""
        return (
            bool(self.changed)
            and self.report is not None
            and self.report.proved
            and not any(one.severity == "error" for one in self.findings)
            and not (settings().proofs == "warning" and self.report.findings)
        )

    def take(self, edited: Mapping[str, Any], serial: int) -> None:
        """The edit as the browser has it, of the files that it names."""
        texts = {
            name: text[:LONGEST] for name, text in edited.items() if name in NAMES and isinstance(text, str)
        }
        self.serial = serial
        if any(self.texts[name] != text for name, text in texts.items()):
            self.published, self.discarded, self.problem, self.opened_version = None, None, "", None
            self._edit({**self.texts, **texts})

    def begin_with(self, texts: Mapping[str, str]) -> None:
        """Put other texts into the editor."""
        self._edit({name: texts[name] for name in NAMES})
        self.loads += 1

    def open(self, tab: object, saved: object) -> None:
        """The browser is there: as which of its tabs, and with which edit that it had kept."""
        if self.opened:
            return
        self.opened = True
        self.tab = tab if isinstance(tab, str) and _TAB.fullmatch(tab) else self.id
        if isinstance(saved, Mapping):
            self._restore(saved)

    def _restore(self, saved: Mapping[str, Any]) -> None:
        """The edit that this browser had kept, on top of what is in use now."""
        kept, before = saved.get("texts"), saved.get("base")
        if not isinstance(kept, Mapping) or not isinstance(before, Mapping):
            return
        mine = self.base | {name: str(text)[:LONGEST] for name, text in kept.items() if name in NAMES}
        then = self.base | {name: str(text)[:LONGEST] for name, text in before.items() if name in NAMES}
        merged = merge(then, mine, self.base)
        if merged.texts != self.base:
            self.clashes, self.restored = merged.clashes, True
            self.begin_with(merged.texts)

    def discard(self) -> None:
        """Go back to what is in use; the edit can be taken back."""
        self.discarded = self.texts
        self.clashes, self.restored, self.published, self.opened_version = [], False, None, None
        self.begin_with(self.base)

    def undiscard(self) -> None:
        """Take back what was discarded."""
        if self.discarded:
            self.begin_with(self.discarded)
        self.discarded = self.opened_version = None

    def take_in(self) -> None:
        """Put the edit on top of what somebody else has published meanwhile."""
        try:
            current = read_texts(self.home)
        except UnreadableFileError:  # the offer stays
            return
        merged = merge(self.base, self.texts, current)
        self.base, self.used = current, load_beside(current, self.home)
        self.clashes, self.moved = merged.clashes, False
        self.begin_with(merged.texts)

    def back_to(self, version: Version) -> None:
        """Put a version into the editor; it is in use once published. What was there can be taken back."""
        try:
            texts = self.base | texts_of(self.home, version)
        except OSError:
            self.problem = "bench.version-gone"
            return
        self.discarded = self.texts if self.changed else None
        self.opened_version, self.published, self.turn_to = version, None, "changes"
        self.clashes, self.restored = [], False
        self.begin_with(texts)

    def show_example(self, answers: Answers | None) -> None:
        """Show the result of these answers in the preview; None for the chosen case."""
        self.example = answers
        if answers is not None:
            st.session_state["bench-screen"] = self.chosen["screen"] = RESULT
            self.turn_to = "seen"

    def publish(self, note: str) -> None:
        """Put the edit in use. What keeps it from that is told, and the edit stays."""
        self.problem = ""
        if not self.ready:
            return
        try:
            self.published = publish(
                self.home,
                self.texts,
                digest(self.base),
                now=datetime.datetime.now(datetime.UTC),
                by=signed_in_as(),
                note=note.strip()[:500],
            )
        except MovedError:
            self.moved = True
        except (OSError, UnreadableFileError, TimeoutError):
            self.problem = "bench.not-written"
        else:
            self.base, self.used = self.texts, self.draft
            self.restored, self.clashes, self.discarded, self.opened_version = False, [], None, None
            self.based += 1

    def look(self) -> bool:
        """Look whether something is news: a report, a publication, somebody else. True where it is."""
        news = False
        if self.examination and self.examination.done:
            self.report, self.failed = self.examination.report, self.examination.report is None
            self.examination, news = None, True
        if self.opened and time.monotonic() > self._looked + _LOOK:
            self._looked = time.monotonic()
            sign(self.home, self.tab, by=signed_in_as(), edited=bool(self.changed))
            before = (self.others, self.moved)
            self.others = others(self.home, self.tab)
            self.moved = self._is_moved()
            news = news or before != (self.others, self.moved)
        return news

    def _is_moved(self) -> bool:
        try:
            return digest(read_texts(self.home)) != digest(self.base)
        except UnreadableFileError:
            return False

    def _edit(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.draft = load_beside(texts, self.home)
        if self.examination:
            self.examination.stop()
        self.examination, self.report, self.failed = None, None, False
        definition = self.draft.loaded.definition
        if definition is None:
            return
        if self.preview:
            self.preview.draft, self.preview.own = definition, self.draft.own.entries
        if not self.changed:  # it is in use
            return
        cases = {case.name: case.answers for case in self.cases}
        self.examination = Examination(Request(home=self.home, before=self.base, texts=texts, cases=cases))


def bench_at(home: Path) -> Bench:
    """The bench of this session. Raises UnreadableFileError."""
    kept: Bench | None = st.session_state.get("bench")
    if kept is None:
        base = read_texts(home)
        loaded = load_beside(base, home)
        kept = Bench(home, base, dict(base), loaded, loaded, written_cases())
        st.session_state["bench"] = kept
    return kept
