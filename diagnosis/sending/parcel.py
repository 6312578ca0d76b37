"""What is sent, and how it may fail."""

import datetime
import secrets
from dataclasses import dataclass, field
from typing import Any


def new_id() -> str:
    """A name for what is sent that nobody can guess."""
    return f"msg_{secrets.token_hex(12)}"


@dataclass(frozen=True)
class Parcel:
    """What a visitor sends: `data` for programs, `subject` and `words` for people, and the PDF.

    `id` stays the same however often it is tried, so that a receiver can tell a second delivery.
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
    """It could not be handed over; the text is the kind of failure, and quotes nothing of what was sent."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.again = again
        """Whether another attempt may go better, and cannot make a second delivery go unnoticed."""
