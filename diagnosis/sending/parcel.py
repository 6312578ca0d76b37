"""What is sent, and how it may fail."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def id_of(data: Mapping[str, Any]) -> str:
    """The name of a sending: one and the same for the same content, at every press and after a reload."""
    content = json.dumps(data, sort_keys=True)
    return f"msg_{hashlib.sha256(content.encode()).hexdigest()[:24]}"


@dataclass(frozen=True)
class Parcel:
    """What a visitor sends: `data` for programs, `subject` and `words` for people, and the PDF.

    `id` is the same however often it is tried, so that a receiver can tell a second delivery.
    """

    id: str
    data: dict[str, Any]
    subject: str
    words: str
    pdf: bytes
    pdf_name: str
    reply_to: str
    made: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))


class DeliveryError(Exception):
    """A delivery that failed; the text is the kind of failure, and quotes nothing of what was sent."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.again = again
        """Whether another attempt may go better, and cannot make a second delivery go unnoticed."""
