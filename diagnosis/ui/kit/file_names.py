"""What files are called: what it is, whose, and the day."""

import datetime
import re

from diagnosis.ui.kit.clock import local_now

_NO_NAME = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|\s]+')
"""Characters that operating systems forbid in file names, and white space."""


def named(kind: str, whose: str, day: datetime.date | None = None) -> str:
    """The name of a file, without an ending; of today where no day is given."""
    parts = [kind, _NO_NAME.sub("_", whose)[:40].strip("._"), (day or local_now().date()).isoformat()]
    return "-".join(part for part in parts if part)
