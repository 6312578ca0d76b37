"""What files are called: what it is, whose, and the day."""

import datetime
import re

from diagnosis.texts import text
from diagnosis.ui.clock import local_now
from diagnosis.ui.session import Session

_NO_NAME = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|\s]+')
"""What systems do not allow in the name of a file, and white space."""


def file_name(visit: Session, kind: str) -> str:
    """The name of a visitor's file, without an ending; `kind` is the key of the text that says what it is."""
    return named(text(visit.language, kind), visit.details.get("organisation", ""), visit.date)


def named(kind: str, whose: str, day: datetime.date | None = None) -> str:
    """The name of a file, without an ending; of today where no day is given."""
    parts = [kind, _NO_NAME.sub("_", whose)[:40].strip("._"), (day or local_now().date()).isoformat()]
    return "-".join(part for part in parts if part)
