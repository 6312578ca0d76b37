"""A document as a PDF, behind the record of a talk where there was one."""

import json

from diagnosis.engine.response import Response, as_data
from diagnosis.engine.result import Result
from diagnosis.report.glyphs import printable
from diagnosis.report.picture import picture_in_words, result_picture
from diagnosis.report.result_json import to_json
from diagnosis.report.typeset import contact_code, fonts_of, looks, printable_data, talk_words, typeset
from diagnosis.wording.blocks import Document
from diagnosis.wording.conversation import ConversationRecord
from diagnosis.wording.lines import phrases
from diagnosis.wording.voice import Voice

ATTACHMENT = "response.json"
"""The name under which a PDF carries its own response."""


def copy_pdf(result: Result, voice: Voice) -> bytes:
    """The PDF of the one who answered, with the response attached.

    The same response gives the same bytes: its date is the response's own.
    """
    return document_pdf(voice.document(result), voice, response=result.response)


def document_pdf(
    document: Document, voice: Voice, talk: ConversationRecord | None = None, response: Response | None = None
) -> bytes:
    """The document as a tagged PDF (PDF/UA-1). The same document gives the same bytes.

    The record of a `talk` comes first. A `response` is attached as `response.json`.
    """
    own = looks(voice.definition, voice.language)
    record = talk if talk and talk.given else None
    headline = printable(document.block("headline").heading)
    holding = _holding(document, response)
    words = {
        "sender": voice.text("talk.sender", provider=document.provider) if record else document.sender,
        "date": (record.day if record else "") or document.dated,
        # Other languages part their words by spaces, and lines end there by themselves.
        "headline": phrases(headline, "ja") if document.language == "ja" else [headline],
        "ways": {printable(way.written): way.href for way in document.contacts},
        "holding": voice.text(holding) if holding else "",
        "picture": printable(picture_in_words(document.picture)),
        "attachment": voice.text("result.attachment"),
        "labelled": voice.text("result.labelled"),
        "join": voice.text("condition.option-join"),
        "talk": talk_words(voice),
    }
    inputs = {
        "document": json.dumps(printable_data(document.model_dump(exclude={"picture"})), ensure_ascii=False),
        "words": json.dumps(words, ensure_ascii=False),
        **own,
        **contact_code(document.contacts),
        "picture": result_picture(document.picture, printed=own["brand"], fonts=fonts_of(voice.language)),
    }
    if record:
        inputs["talk"] = json.dumps(printable_data(record.model_dump()), ensure_ascii=False)
    if response:
        inputs["response"] = to_json(as_data(voice.definition, response))
    return typeset("document.typ", inputs)


def _holding(document: Document, response: Response | None) -> str:
    """The text that says at the foot of each page whether answers are in it; empty where neither is sure."""
    if document.reader != "self":
        return "result.page-foot"
    answers = response or document.block("evidence").says_something
    return "result.copy-foot" if answers else ""
