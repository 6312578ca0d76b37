"""What the files of a visitor are called."""

from diagnosis.texts import text
from diagnosis.ui.kit.file_names import named
from diagnosis.ui.visitor.session import Session


def file_name(visit: Session, kind: str) -> str:
    """The name of a visitor's file, without an ending; `kind` is the key of the text that says what it is."""
    return named(text(visit.language, kind), visit.details.get("organisation", ""), visit.date)
