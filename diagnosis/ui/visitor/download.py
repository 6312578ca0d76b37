"""The two PDFs of a result, each by a button that says what is in it."""

from diagnosis.definition.model import Definition
from diagnosis.report.summary_pdf import summary_pdf
from diagnosis.texts import text
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.visitor.counting import counting
from diagnosis.ui.visitor.file_name import file_name
from diagnosis.ui.visitor.session import Session

_PDF = "application/pdf"


def copy_button(definition: Definition, visit: Session, key: str) -> None:
    """Draw the button for the copy with all answers."""

    def made() -> bytes:
        return summary_pdf(visit.shared(definition), visit.voice(definition))

    label, name = text(visit.language, "result.save-copy"), f"{file_name(visit, 'result.file-copy')}.pdf"
    file_button(label, counting(visit, made), name, _PDF, key=key)


def page_button(definition: Definition, visit: Session, key: str) -> None:
    """Draw the button for the one page in which no answer is."""

    def made() -> bytes:
        return summary_pdf(visit.result(definition), visit.voice(definition).discreet, answers=False)

    label, name = text(visit.language, "result.save-page"), f"{file_name(visit, 'result.file-page')}.pdf"
    file_button(label, counting(visit, made), name, _PDF, key=key)
