"""The two-page PDF summary, typeset with typst."""

import io
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from diagnosis.engine.response import as_data
from diagnosis.engine.result import Result
from diagnosis.languages import Language
from diagnosis.look import INK
from diagnosis.report.document import to_json
from diagnosis.report.glyphs import FONTS, printable
from diagnosis.wording.summary import Summary
from diagnosis.wording.voice import Voice

ATTACHMENT = "response.json"
"""The name under which a summary carries its own response."""

_USUAL_SIZES: dict[Language, tuple[float, float]] = {"ja": (9.5, 9.3), "en": (9.5, 8.7)}
"""The type of the two pages, in points, at which nearly all summaries fit."""
_SMALLEST = 6.4
_LONGEST = {"organisation": 120, "note": 400}
_WORDS = {
    "points": "result.points",
    "causes": "result.causes",
    "evidence_lead_open": "result.evidence-lead-open",
    "evidence_question": "result.evidence-question",
    "evidence_answer": "result.evidence-answer",
    "evidence_points": "result.evidence-points",
    "evidence_total": "result.evidence-total",
    "based_on": "result.based-on",
    "why_not": "result.why-not",
    "sureness": "result.sureness",
    "comparison": "result.comparison",
    "fit": "result.fit",
    "fit_strengths": "result.fit-strengths",
    "next": "result.next",
    "next_steps": "result.next-steps",
    "change_steps": "result.change-steps",
    "terms": "result.terms",
    "themes": "result.themes",
    "strongest": "result.evidence-strongest",
    "contact": "result.contact",
    "contact_some": "result.contact-some",
    "unanswered": "result.unanswered",
    "note": "mail.note-label",
    "labelled": "result.labelled",
    "answered": "result.answered",
    "join": "condition.option-join",
    "title": "result.summary-title",
    "attachment": "result.attachment",
    "remarks": "handover.remarks",
}


@cache
def load_fonts() -> typst.Fonts:
    """The vendored fonts, and no others. Loaded once; safe to share between threads."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def summary_pdf(result: Result, voice: Voice, remarks: Sequence[tuple[str, str]] = ()) -> bytes:
    """The summary of a result as a tagged PDF (PDF/UA-1) with its response attached as `response.json`.

    `remarks` are pairs of a label and what is said about it; they follow on pages of their own.
    The same response gives the same bytes: its date is the response's own.
    """
    summary = voice.summary(result)
    inputs = {
        "summary": json.dumps(printable_data(summary.model_dump()), ensure_ascii=False),
        "words": json.dumps(_words(summary, voice), ensure_ascii=False),
        "bands": json.dumps(result.definition.rulebook.band_limits),
        "response": to_json(as_data(result.definition, result.response)),
        "remarks": json.dumps(printable_data([list(remark) for remark in remarks]), ensure_ascii=False),
    }
    address = next((way.href for way in summary.contacts if way.outside), "")
    if address:
        inputs["qr"] = _qr(address)
    return _on_two_pages(inputs, summary)


def _on_two_pages(inputs: dict[str, str], summary: Summary) -> bytes:
    """The summary in its usual type; a page that does not fit is set smaller, down to a limit.

    To measure first would cost every summary what only a few need: a second time of typesetting.
    """
    sizes = _USUAL_SIZES[summary.language]
    if summary.contacts:
        sizes = (sizes[0], sizes[1] * 0.96)
    while True:
        try:
            return typeset("summary.typ", {**inputs, "sizes": json.dumps(sizes), "strict": "true"})
        except typst.TypstError as error:
            _, overfull, heights = str(error).partition("panicked with: overfull, ")
            if not overfull:
                raise
        # Smaller type also breaks fewer lines: the height falls faster than the size.
        one, two = (
            max(_SMALLEST, size * 0.99 / height**0.6) if height >= 1 else size
            for size, height in zip(sizes, json.loads(heights), strict=True)
        )
        if (one, two) == sizes:
            return typeset("summary.typ", {**inputs, "sizes": json.dumps(sizes), "strict": "false"})
        sizes = (one, two)


def typeset(template: str, inputs: dict[str, str]) -> bytes:
    """A template of this folder as a tagged PDF (PDF/UA-1); the same inputs give the same bytes."""
    return typst.compile(
        str(Path(__file__).with_name(template)),
        format="pdf",
        font_paths=load_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        # Without it, a clock would get into the file's metadata.
        timestamp=0,
    )


def _words(summary: Summary, voice: Voice) -> dict[str, str]:
    words = {name: voice.text(key) for name, key in _WORDS.items()}
    badge = "guide" if summary.guide else "optional" if summary.optional else ""
    words["badge"] = voice.text(f"result.plan-badge-{badge}" if badge else "result.plan-badge")
    words["contact_none"] = voice.text("result.contact-none-print", provider=summary.provider)
    if len(summary.leading) == 1:
        [cause] = summary.leading
        words["evidence"] = voice.text("result.evidence", cause=cause.name)
    return words


def printable_data(value: Any, key: str = "") -> Any:
    """Data with every text in it as the font can show it."""
    if isinstance(value, str):
        return printable(value, _LONGEST.get(key))
    if isinstance(value, dict):
        return {name: printable_data(item, name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable_data(item) for item in value]
    return value


def _qr(url: str) -> str:
    buffer = io.BytesIO()
    segno.make(url, error="m").save(buffer, kind="svg", border=2, dark=INK)
    return buffer.getvalue().decode("utf-8")
