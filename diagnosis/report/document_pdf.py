"""A result for others as a PDF: one page, behind what a talk came to where there was one."""

import json

from diagnosis.report.glyphs import printable
from diagnosis.report.picture import picture_in_words, result_picture
from diagnosis.report.typeset import fonts_of, looks, printable_data, talk_words, typeset
from diagnosis.wording.blocks import Document
from diagnosis.wording.conversation import ConversationRecord
from diagnosis.wording.voice import Voice


def document_pdf(document: Document, voice: Voice, talk: ConversationRecord | None = None) -> bytes:
    """The document as a tagged PDF (PDF/UA-1). The same document gives the same bytes.

    Of the talk, nobody's words and answers are in it.
    """
    own = looks(voice.definition, voice.language)
    day = talk.day if talk and talk.given else ""
    words = {
        "provider": voice.of(voice.definition.rulebook.provider.name),
        "date": day or document.date,
        "iso": document.date,
        "holding": voice.text("result.page-foot"),
        "picture": printable(picture_in_words(document.picture)),
        "talk": talk_words(voice),
    }
    inputs = {
        "document": json.dumps(printable_data(document.model_dump(exclude={"picture"})), ensure_ascii=False),
        "words": json.dumps(words, ensure_ascii=False),
        **own,
        "picture": result_picture(document.picture, printed=own["brand"], fonts=fonts_of(voice.language)),
    }
    if talk and talk.given:
        inputs["talk"] = json.dumps(printable_data(talk.discreet.model_dump()), ensure_ascii=False)
    return typeset("document.typ", inputs)
