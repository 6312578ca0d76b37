"""The internal record of a case: everything, in Markdown for people and in JSON for machines."""

from collections.abc import Mapping
from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, Case, Note, Record
from diagnosis.engine.result import Result, Standing
from diagnosis.report.case_file import case_data
from diagnosis.report.document_text import text_lines
from diagnosis.report.markdown import literal
from diagnosis.report.result_json import document
from diagnosis.wording.conversation import Talked, action_words, talked
from diagnosis.wording.judgement import judgement_lines
from diagnosis.wording.sources import note_words, source_lines
from diagnosis.wording.voice import Voice

_OF_RESULT = ("opening", "causes", "plan", "fit")


def minutes_data(definition: Definition, case: Case, results: Mapping[str, Result]) -> dict[str, Any]:
    """The case file with the result of every record added as `results`; it reopens as a case.

    `results` has one for the id of each record.
    """
    return {
        **case_data(definition, case),
        "results": {record.id: document(results[record.id]) for record in case.records},
    }


def minutes_markdown(
    case: Case, results: Mapping[str, Result], standings: Mapping[str, Standing], voice: Voice
) -> str:
    """The whole case as Markdown: results, answers, every note, marks and contradictions.

    `results` and `standings` have one for the id of each record. What people typed is escaped,
    so that it stays text.
    """
    lines = [f"# {voice.text('minutes.title')}" + (f": {literal(case.client)}" if case.client else ""), ""]
    lines += [f"> {voice.text('minutes.internal')}", ""]
    for talk in (case.conversation, *reversed(case.earlier)):
        lines += _talk(talked(voice, talk), voice) if talk.given else []
    for record in case.records:
        lines += _record(record, results[record.id], standings[record.id], voice)
    return "\n".join(lines).rstrip("\n").encode("utf-8", "replace").decode() + "\n"


def _record(record: Record, result: Result, found: Standing, voice: Voice) -> list[str]:
    response, document = record.response, voice.document(result)
    lines = [f"## {literal(record.name)}", ""]
    lines.append(f"- {document.dated}")
    details = [("organisation", response.organisation), ("note", response.note)]
    lines += [f"- {voice.text(f'mail.{name}', **{name: literal(value)})}" for name, value in details if value]
    lines += ["", f"**{document.block('headline').heading}**", ""]
    lines += [f"- {line}" for kind in _OF_RESULT for line in text_lines(document.block(kind))]
    lines.append(f"- {voice.text('minutes.rule', rule=result.diagnosis.rule)}")
    lines += [f"- {line}" for line in _still_possible(found, voice)]
    lines += [f"- {line}" for line in judgement_lines(record.judged, found.diagnosis, voice)]
    lines += _notes(record, voice)
    lines += _contradictions(found, voice)
    lines += ["", f"### {voice.text('minutes.answers')}", ""]
    for name in voice.definition.questions:
        said = voice.answer(response, name) or voice.text("review.open")
        lines.append(f"- {voice.label(name)}: {said}")
        lines += [f"  - {literal(line)}" for line in source_lines(voice, record, name)]
    return [*lines, ""]


def _still_possible(found: Standing, voice: Voice) -> list[str]:
    if found.plans is None or found.settled:
        return []
    return [voice.text("panel.plans") + ": " + ", ".join(voice.plan(plan) for plan in found.possible)]


def _talk(talk: Talked, voice: Voice) -> list[str]:
    """What a talk came to; actions as boxes to be ticked off where they are pasted."""
    lines = [f"## {voice.text('talk.title')}", ""]
    head = [("day", talk.day), ("present", talk.present)]
    head += [("agreed", "; ".join(talk.agreed)), ("meeting", talk.meeting)]
    lines += [f"- {voice.text(f'talk.{name}')}: {literal(said)}" for name, said in head if said]
    if talk.actions:
        lines += ["", f"### {voice.text('talk.actions')}", ""]
        lines += [f"- [ ] {literal(action_words(voice, action))}" for action in talk.actions]
    return [*lines, ""]


def _notes(record: Record, voice: Voice) -> list[str]:
    written = record.notes_in_order(voice.definition.questions)
    if not written:
        return []
    lines = ["", f"### {voice.text('minutes.notes')}", ""]
    return lines + [_note(name, note, voice) for name, note in written]


def _note(name: str, note: Note, voice: Voice) -> str:
    label = voice.text("sheet.general") if name == GENERAL else voice.label(name)
    kind = voice.text(
        "sheet.private" if note.private else "sheet.quote" if note.quote else "sheet.for-summary"
    )
    return f"- {label} ({kind}): {literal(note_words(voice, note))}"


def _contradictions(found: Standing, voice: Voice) -> list[str]:
    if not found.contradictions:
        return []
    lines = ["", f"### {voice.text('panel.contradictions')}", ""]
    return lines + [f"- {voice.of(item.text)} → {voice.of(item.ask)}" for item in found.contradictions]
