"""Summaries of responses, and what can be read in a PDF."""

import io

from pypdf import PdfReader
from pypdf.generic import PdfObject, StreamObject

from diagnosis import Definition, Response
from diagnosis.engine.work_out import work_out
from diagnosis.report.document_pdf import copy_pdf, document_pdf
from diagnosis.texts import Language
from diagnosis.wording.blocks import Document, Reader
from diagnosis.wording.voice import Voice


def pdf(definition: Definition, response: Response, language: Language) -> bytes:
    """The summary of a response."""
    return copy_pdf(work_out(definition, response), Voice(definition, language))


def page(definition: Definition, response: Response, language: Language, reader: Reader = "others") -> bytes:
    """The one page of a response for others."""
    voice = Voice(definition, language)
    return document_pdf(voice.document(work_out(definition, response), reader), voice)


def document(
    definition: Definition, response: Response, language: Language, reader: Reader = "self"
) -> Document:
    """The result of a response in blocks."""
    return Voice(definition, language).document(work_out(definition, response), reader)


def words(content: bytes) -> str:
    """The text of a PDF."""
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def links(content: bytes) -> list[str]:
    """The addresses that the links of a PDF open, in their order."""
    pages = PdfReader(io.BytesIO(content)).pages
    return [mark.get_object()["/A"]["/URI"] for page in pages for mark in page.get("/Annots", [])]


def every_byte(content: bytes) -> bytes:
    """A PDF with all of its streams unpacked, its attachments among them, and its text."""
    reader = PdfReader(io.BytesIO(content))
    found = [content, words(content).encode()]
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 5000):
        item = _object(reader, number)
        if isinstance(item, StreamObject):
            found.append(item.get_data())
        elif item is not None:
            found.append(repr(item).encode("utf-8", "replace"))
    found += [data for files in reader.attachments.values() for data in files]
    return b"\n".join(found)


def _object(reader: PdfReader, number: int) -> PdfObject | None:
    try:
        return reader.get_object(number)
    except Exception:
        return None
