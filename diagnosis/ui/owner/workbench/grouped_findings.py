"""What is wrong with an edit, as its author reads it: what is to be written first, and alike ones as one."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from diagnosis.checks.sentences import sentences
from diagnosis.definition.finding import Finding
from diagnosis.definition.source import Source
from diagnosis.definition.vocabulary import ids
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.ui.owner.workbench.bench import Bench
from diagnosis.ui.owner.workbench.explained import explained, promise_in_words
from diagnosis.wording.voice import Voice
from diagnosis.workbench.additions import retirement
from diagnosis.workbench.draft_loader import load_beside
from diagnosis.workbench.layout import path_at
from diagnosis.workbench.repairs import Mending, Repair, alike, repairs

_OVERLAP = "undeclared-overlap"


def grouped_findings(bench: Bench) -> list[Finding]:
    """The findings that are listed, in their order; of overlaps that are alike, the first stands for all."""
    found: list[Finding] = []
    grouped: list[Finding] = []
    for finding in sorted(bench.findings, key=_rank):
        if finding in grouped:
            continue
        if finding.code == _OVERLAP:
            grouped += alike(finding, bench.findings)
        found.append(finding)
    return found


def _rank(finding: Finding) -> tuple[bool, bool, bool]:
    """What keeps a file from being read, what is to be written, what is wrong, and what to look at."""
    unread, unwritten = finding.code.startswith("yaml-"), finding.code == "still-to-write"
    return (not unread, not unwritten, finding.severity != "error")


def row(voice: Voice, bench: Bench, finding: Finding) -> dict[str, Any]:
    """One finding for the editor, ready for JSON."""
    definition = bench.draft.loaded.definition
    say = Voice(definition, voice.language) if definition else None
    line, column = _place(bench, finding)
    return {
        "file": finding.file,
        "line": line,
        "column": column,
        "until": _until(bench, finding),
        "severity": finding.severity,
        "message": (say and _in_words(say, bench, finding)) or _plain(voice, bench, finding),
        "more": explained(say, finding) if say else [],
        "repairs": [
            {
                "label": voice.text(f"repair.{one.kind}", **one.details),
                "edits": [asdict(edit) for edit in one.edits],
            }
            for one in _repairs(bench, finding)
        ],
    }


def _place(bench: Bench, finding: Finding) -> tuple[int, int]:
    """Where its author has to look; nowhere for a question that is gone."""
    if finding.code == "question-gone":
        return (0, 0)
    if finding.code == "sentence-untrue":
        rules = bench.draft.loaded.rules
        path = path_at(rules, finding.line, finding.column) or ()
        when = (*path[: path.index("says")], "when") if "says" in path else ()
        return rules.key_places.get(when, (finding.line, finding.column))
    return (finding.line, finding.column)


def _until(bench: Bench, finding: Finding) -> int:
    """The column up to which words stand that are to be written over; 0 where there are none."""
    if finding.code != "still-to-write":
        return 0
    line = bench.texts[finding.file].split("\n")[finding.line - 1]
    end = line.find('"', finding.column)
    return (end if end >= 0 else len(line)) + 1


def sources_of(bench: Bench) -> Mapping[str, Source]:
    """The files that are made of entries."""
    return {QUESTIONS.name: bench.draft.loaded.questions, RULES.name: bench.draft.loaded.rules}


def _plain(voice: Voice, bench: Bench, finding: Finding) -> str:
    """The finding's own words, and of a question that was deleted, which one it was."""
    used = bench.used.loaded.definition
    name = finding.details.get("name", "")
    if used and name in used.questions and finding.code in ("unknown-question", "question-gone"):
        return voice.text(f"bench.{finding.code}", label=Voice(used, voice.language).label(name), name=name)
    return finding.message(voice.language)


def _in_words(say: Voice, bench: Bench, finding: Finding) -> str:
    """What can be said better by whoever knows the definition; empty for all else."""
    details = finding.details
    if finding.code == _OVERLAP:
        same = alike(finding, bench.findings)
        if len(same) == 1:
            return ""
        if len({one.details["name"] for one in same}) == 1:
            return say.text("bench.overlaps", name=details["name"], count=len(same))
        return say.text("bench.overlaps-with", name=details["with_rule"], count=len(same))
    promise = next((one for one in say.definition.rulebook.always if one.id == details.get("name")), None)
    if finding.code == "promise-broken" and promise:
        return say.text("bench.promise-broken", promise=promise_in_words(say, promise))
    if finding.code == "new-plan-rare":
        return say.text("bench.plan-rare", plan=say.plan(details["name"]), share=details["share"])
    if finding.code == "sentence-untrue":
        path = path_at(bench.draft.loaded.rules, finding.line, finding.column) or ()
        for one in sentences(say.definition):
            if path[: len(one.path)] == one.path and "says" in path:
                said = one.says[int(path[path.index("says") + 1])]
                return say.text("bench.untrue", words=say.of(one.texts[0]), says=say.condition(said))
    return ""


def _repairs(bench: Bench, finding: Finding) -> list[Repair]:
    if finding.code == "question-gone":
        return _retired(bench, finding)
    if finding.file not in bench.texts:
        return []
    source = sources_of(bench).get(finding.file) or Source(finding.file)
    same = tuple(one for one in bench.findings if one.file == finding.file)
    definition = bench.draft.loaded.definition
    plans, before = (set(ids(one.loaded.rules.data, "plans")) for one in (bench.draft, bench.used))
    content = bench.texts[finding.file]

    def load(text: str) -> list[Finding]:
        return load_beside({**bench.texts, finding.file: text}, bench.home).findings

    return repairs(Mending(finding, source, content, same, definition, frozenset(plans - before), load))


def _retired(bench: Bench, finding: Finding) -> list[Repair]:
    name = finding.details["name"]
    before = bench.used.loaded.definition
    if before is None or name not in before.questions:
        return []
    label = before.questions[name].label
    edit = retirement(bench.draft.loaded.questions, bench.texts[QUESTIONS.name], name, label)
    return [Repair("retire", (edit,), {"name": name})]
