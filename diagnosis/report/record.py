"""The internal record of a case: everything, in Markdown for people and in JSON for machines."""

import re
from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, Case, Note, Record
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.standing import Standing, standing
from diagnosis.report.case_file import case_data
from diagnosis.report.document import document
from diagnosis.texts import Language, text
from diagnosis.wording.clean import clean_text
from diagnosis.wording.conditions import answer_in_words
from diagnosis.wording.migration import question_label
from diagnosis.wording.shares import percent
from diagnosis.wording.sheet import build_sheet

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+\-!|~&])")


def record_data(definition: Definition, case: Case) -> dict[str, Any]:
    """The case file with the result of every record added as `results`; it reopens as a case."""
    return {
        **case_data(definition, case),
        "results": {
            record.id: document(definition, record.response, diagnose(definition, record.response))
            for record in case.records
        },
    }


def record_markdown(definition: Definition, case: Case, language: Language) -> str:
    """The whole case as Markdown: results, answers, every note, marks and contradictions.

    What people typed is escaped, so that it stays text.
    """
    title = text(language, "record.title")
    lines = [f"# {title}" + (f": {plain(case.client)}" if case.client else ""), ""]
    lines += [f"> {text(language, 'record.internal')}", ""]
    for record in case.records:
        lines += _record(definition, record, language)
    return "\n".join(lines).rstrip("\n").encode("utf-8", "replace").decode() + "\n"


def _record(definition: Definition, record: Record, language: Language) -> list[str]:
    response = record.response
    found = standing(definition, response)
    sheet = build_sheet(definition, response, found.diagnosis, language)
    lines = [f"## {plain(record.name)}", ""]
    details = [("date", sheet.date), ("organisation", response.organisation), ("note", response.note)]
    lines += [f"- {text(language, f'result.{name}')}: {plain(value)}" for name, value in details if value]
    lines += ["", f"**{sheet.headline}** {sheet.support}", ""]
    lines += [f"- {cause.sentence}" for cause in sheet.causes]
    lines += [f"- {sheet.because} ({sheet.rule})", f"- {sheet.verdict_name}"]
    lines += [f"- {line}" for line in _still_possible(definition, found, language)]
    lines += _notes(definition, record, language)
    lines += _contradictions(found, language)
    lines += ["", f"### {text(language, 'record.answers')}", ""]
    for name, question in definition.questions.items():
        said = answer_in_words(definition, response, name, language) or text(language, "review.open")
        mark = f" ({text(language, 'sheet.differs')})" if name in record.differs else ""
        lines.append(f"- {question.label.of(language)}: {said}{mark}")
    return [*lines, ""]


def _still_possible(definition: Definition, found: Standing, language: Language) -> list[str]:
    if found.plans is None or found.settled:
        return []
    total = sum(found.plans.values())
    shares = [
        f"{definition.rulebook.plan(plan).name.of(language)} {percent(count, total)}"
        for plan, count in found.plans.items()
        if count
    ]
    return [text(language, "panel.plans") + ": " + ", ".join(shares)]


def _notes(definition: Definition, record: Record, language: Language) -> list[str]:
    written = [(name, note) for name, note in record.notes.items() if note.text]
    if not written:
        return []
    order = [GENERAL, *definition.questions]
    written.sort(key=lambda item: order.index(item[0]) if item[0] in order else len(order))
    lines = ["", f"### {text(language, 'record.notes')}", ""]
    return lines + [_note(definition, name, note, language) for name, note in written]


def _note(definition: Definition, name: str, note: Note, language: Language) -> str:
    label = text(language, "sheet.general") if name == GENERAL else question_label(definition, name, language)
    kind = text(language, "sheet.private" if note.private else "sheet.for-summary")
    return f"- {label} ({kind}): {plain(note.text)}"


def _contradictions(found: Standing, language: Language) -> list[str]:
    if not found.contradictions:
        return []
    lines = ["", f"### {text(language, 'panel.contradictions')}", ""]
    return lines + [f"- {item.text.of(language)} → {item.ask.of(language)}" for item in found.contradictions]


def plain(value: str) -> str:
    """Text that people typed, on one line and without meaning to Markdown."""
    return _MARKUP.sub(r"\\\1", clean_text(value))
