"""The editor in the browser: what it is told, and what it reports."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from pathlib import PurePath
from typing import Any

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.texts import part, text
from diagnosis.ui.kit.page import as_text
from diagnosis.ui.owner.workbench.bench import Bench
from diagnosis.ui.owner.workbench.grouped_findings import grouped_findings, row, sources_of
from diagnosis.ui.owner.workbench.route import editor_address
from diagnosis.ui.platform.assets import asset
from diagnosis.wording.voice import Voice
from diagnosis.workbench.additions import question_additions, rule_additions
from diagnosis.workbench.files import NAMES
from diagnosis.workbench.outline import outline

_KEY = "editor"
_component = st.components.v2.component(
    _KEY, css=asset("owner/editor/editor.css"), js=asset("owner/editor/editor.js")
)
_MOST = 60
"""Findings that are listed; what stands below them is told as a number."""


def show_editor(voice: Voice, bench: Bench) -> None:
    """Draw the editor."""
    findings = grouped_findings(bench)
    data: dict[str, Any] = {
        "session": bench.id,
        "language": voice.language,
        "address": editor_address(),
        "words": part(voice.language, "editor"),
        "serial": bench.serial,
        "loads": bench.loads,
        "based": bench.based,
        "texts": bench.texts if bench.heard < bench.loads else None,
        "base": bench.base if bench.heard < bench.loads else None,
        "files": [
            {
                "name": name,
                "title": file_title(voice, name),
                "changed": name in bench.changed,
                "parts": _parts(voice, bench, name),
                "first": _first(bench, name),
                "additions": _additions(voice, bench, name),
                "help": _help(voice, bench, name),
            }
            for name in NAMES
        ],
        "status": _status(voice, bench, findings),
        "findings": [row(voice, bench, one) for one in findings[:_MOST]],
        "more": max(0, len(findings) - _MOST),
    }
    _component(data=as_text(data), key=_KEY, on_event_change=partial(_happened, bench))


def _parts(voice: Voice, bench: Bench, name: str) -> list[tuple[str, int, int]]:
    """The contents of a file; its own headings by what they are called."""
    source = sources_of(bench).get(name)
    if source is None:
        return []
    called = part(voice.language, "outline")
    return [
        (called.get(one.name, one.name) if not one.depth else one.name, one.line, one.depth)
        for one in outline(source, bench.texts[name], voice.language)
    ]


def _first(bench: Bench, name: str) -> int:
    """The line at which what owners mostly look for begins; 0 for the top."""
    source = sources_of(bench).get(name)
    key = {QUESTIONS.name: "sections", RULES.name: "provider"}.get(name, "")
    return source.key_places.get((key,), (1, 1))[0] if source else 0


def file_title(voice: Voice, name: str) -> str:
    """What a file is called: that of wordings by its language."""
    path = PurePath(name)
    if path.name == name:
        return voice.text(f"bench.{path.stem}")
    return voice.text("bench.texts", spoken=text(path.stem, "phone.language-name"))


def _help(voice: Voice, bench: Bench, name: str) -> str:
    """How to write in a file; for rules, also what questions and their options are called there."""
    if name not in sources_of(bench):
        return voice.text("bench.help-texts")
    help_words = voice.text(f"bench.help-{PurePath(name).stem}")
    definition = bench.draft.loaded.definition or bench.used.loaded.definition
    if name != RULES.name or definition is None:
        return help_words
    join = voice.text("add.apart")
    lines = [
        voice.text(
            "bench.help-question",
            name=question.id,
            label=question.label.of(voice.language),
            options=join.join(
                voice.text("add.cause", name=option.id, words=option.text.of(voice.language))
                for option in question.options
            ),
        )
        for question in definition.questions.values()
        if not question.weights
    ]
    return "\n".join([help_words, voice.text("bench.help-names"), *lines])


def _happened(bench: Bench) -> None:
    event = getattr(st.session_state.get(_KEY), "event", None)
    if not isinstance(event, Mapping) or event.get("session") != bench.id:
        return
    heard, texts, serial = event.get("loads"), event.get("texts"), event.get("serial")
    if isinstance(heard, int):
        bench.heard = max(bench.heard, min(heard, bench.loads))
    if event.get("kind") == "opened":
        bench.open(event.get("tab"), event.get("saved"))
    # Something typed before other texts came into the editor does not belong to them.
    elif isinstance(texts, Mapping) and isinstance(serial, int) and heard == bench.loads:
        bench.take(texts, serial)


def _status(voice: Voice, bench: Bench, findings: list[Finding]) -> str:
    errors = sum(one.severity == "error" for one in findings)
    if bench.failed:
        return voice.text("bench.unproved")
    if errors:
        status = voice.text("bench.errors", count=errors)
        if len(findings) > errors:
            status += " " + voice.text("bench.also", count=len(findings) - errors)
        return f"{status} {voice.text('bench.proving')}" if bench.examination else status
    if bench.examination and bench.changed:
        return voice.text("bench.proving")
    if findings:
        return voice.text("bench.warnings", count=len(findings))
    return voice.text("bench.sound" if bench.changed else "bench.unchanged")


def _additions(voice: Voice, bench: Bench, name: str) -> list[dict[str, Any]]:
    loaded, content = bench.draft.loaded, bench.texts[name]
    if name == QUESTIONS.name and loaded.questions.data is not None:
        found = question_additions(loaded.questions, content, voice.language)
    elif name == RULES.name and loaded.rules.data is not None:
        found = rule_additions(loaded.rules, content, loaded.questions.data, voice.language)
    else:
        found = []
    return [
        {
            "label": voice.text(f"add.{one.kind}", **one.details),
            "edits": [asdict(edit) for edit in one.edits],
        }
        for one in found
    ]
