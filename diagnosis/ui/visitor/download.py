"""The two PDFs of a result, each by a button that says what is in it."""

from diagnosis.definition.model import Definition
from diagnosis.report.document_pdf import copy_pdf, document_pdf
from diagnosis.texts import text
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.visitor.counting import counting
from diagnosis.ui.visitor.file_name import file_name
from diagnosis.ui.visitor.session import Session
from diagnosis.wording.blocks import Reader

_PDF = "application/pdf"
_FILE: dict[Reader, str] = {"others": "result.file-page", "causes": "result.file-causes"}
"""The text with the file's name, by who reads it."""


def copy_button(definition: Definition, visit: Session, key: str) -> None:
    """Draw the button for the copy with all answers."""

    def made() -> bytes:
        return copy_pdf(visit.shared(definition), visit.voice(definition))

    label, name = text(visit.language, "result.save-copy"), f"{file_name(visit, 'result.file-copy')}.pdf"
    file_button(label, counting(visit, made), name, _PDF, key=key)


def page_button(definition: Definition, visit: Session, key: str, reader: Reader = "others") -> None:
    """Draw the button for the one page in which no answer is."""

    def made() -> bytes:
        voice = visit.voice(definition)
        return document_pdf(voice.document(visit.result(definition), reader), voice)

    name = f"{file_name(visit, _FILE[reader])}.pdf"
    file_button(text(visit.language, "result.save-page"), counting(visit, made), name, _PDF, key=key)
