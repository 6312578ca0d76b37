"""The PDF of the one who answered: a page with the result, and behind it what it rests on."""

import json
from typing import Any

from diagnosis.engine.response import as_data
from diagnosis.engine.result import Result
from diagnosis.report.glyphs import printable
from diagnosis.report.picture import picture_in_words, result_picture
from diagnosis.report.result_json import to_json
from diagnosis.report.typeset import contact_code, fonts_of, looks, printable_data, typeset
from diagnosis.wording.lines import phrases
from diagnosis.wording.summary import Summary
from diagnosis.wording.voice import Voice

ATTACHMENT = "response.json"
"""The name under which a summary carries its own response."""

_WORDS = {
    "details_points": "result.details-points",
    "details_sure": "result.details-sure",
    "to_settle": "result.to-settle",
    "aspect": "result.comparison-aspect",
    "evidence_none": "result.evidence-none",
    "evidence_no_points": "result.evidence-no-points",
    "evidence_lead_open": "result.evidence-lead-open",
    "evidence_question": "result.evidence-question",
    "evidence_answer": "result.evidence-answer",
    "evidence_points": "result.evidence-points",
    "evidence_total": "result.evidence-total",
    "based_on": "result.based-on",
    "why_not": "result.why-not",
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
}


def summary_pdf(result: Result, voice: Voice) -> bytes:
    """The summary of a result as a tagged PDF (PDF/UA-1), for the one who answered.

    The response is attached as `response.json`, and pages with the answers follow the first. The same
    response gives the same bytes: its date is the response's own.
    """
    summary = voice.summary(result)
    own = looks(result.definition, voice.language)
    inputs = {
        "summary": json.dumps(printable_data(summary.model_dump()), ensure_ascii=False),
        "words": json.dumps(_words(summary, voice), ensure_ascii=False),
        **own,
        **contact_code(summary.contacts),
        "picture": result_picture(summary.picture, printed=own["brand"], fonts=fonts_of(voice.language)),
        "response": to_json(as_data(result.definition, result.response)),
    }
    return typeset("summary.typ", inputs)


def _words(summary: Summary, voice: Voice) -> dict[str, Any]:
    """The words of the template."""
    words: dict[str, Any] = {name: voice.text(key) for name, key in _WORDS.items()}
    badge = "guide" if summary.guide else "optional" if summary.optional else ""
    words["badge"] = voice.text(f"result.plan-badge-{badge}" if badge else "result.plan-badge")
    words["sender"] = voice.text("result.sender", provider=summary.provider)
    words["holding"] = voice.text("result.copy-foot")
    words["date"] = summary.date
    headline = printable(summary.headline)
    # Other languages part their words by spaces, and lines end there by themselves.
    words["headline"] = phrases(headline, "ja") if summary.language == "ja" else [headline]
    words["picture"] = printable(picture_in_words(summary.picture))
    words["contact_none"] = voice.text("result.contact-none-print", provider=summary.provider)
    words["evidence_unknown"] = {
        cause.id: voice.text("result.evidence-unknown", known=cause.coverage) for cause in summary.causes
    }
    return words
