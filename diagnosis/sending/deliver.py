"""Every way that is set up, with few attempts each, while the visitor waits for a limited time."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from diagnosis.sending.channels import Channels
from diagnosis.sending.parcel import DeliveryError, Parcel
from diagnosis.sending.smtp import send_mail, send_receipt
from diagnosis.sending.webhook import call_webhook

_LOG = logging.getLogger(__name__)
PAUSES = (1.0, 3.0)
"""Seconds before the second attempt and the third, which is the last."""
DEADLINE, RECEIPT_DEADLINE = 15.0, 5.0
"""Seconds that a visitor waits at most, for all attempts by all ways together, and for the receipt."""


class _Way(threading.Thread):
    """One way of delivery with its attempts, in a thread that nobody has to wait for."""

    def __init__(self, name: str, parcel: Parcel, attempt: Callable[[], None], end: float) -> None:
        super().__init__(name=f"sending-{name}", daemon=True)
        self._about = f"{parcel.id} by {name}"
        self._attempt, self._end = attempt, end
        self.arrived = False

    def run(self) -> None:
        for pause in (*PAUSES, None):
            try:
                self._attempt()
            except DeliveryError as error:
                _LOG.warning("not delivered: %s: %s", self._about, str(error))
                if pause is None or not error.again or time.monotonic() + pause >= self._end:
                    return
                time.sleep(pause)
            else:
                self.arrived = True
                if time.monotonic() > self._end:
                    _LOG.warning("delivered late: %s: the visitor was told that it failed", self._about)
                return

    def wait(self) -> bool:
        """Whether it has arrived in time."""
        self.join(max(0.0, self._end - time.monotonic()))
        if self.is_alive():
            _LOG.warning("not delivered: %s: no answer in time", self._about)
            return False
        return self.arrived


def deliver(channels: Channels, parcel: Parcel) -> bool:
    """Whether it has arrived by one way at least. A way that fails is logged, without what was sent."""
    attempts: dict[str, Callable[[], None]] = {}
    if mail := channels.mail:
        attempts["mail"] = lambda: send_mail(mail, parcel)
    if webhook := channels.webhook:
        attempts["webhook"] = lambda: call_webhook(webhook, parcel)
    end = time.monotonic() + DEADLINE
    return _any_arrived([_Way(name, parcel, attempt, end) for name, attempt in attempts.items()])


def confirm(channels: Channels, parcel: Parcel, subject: str, words: str) -> bool:
    """Whether the sender has been sent a receipt."""
    mail = channels.mail
    if mail is None or not mail.receipt:
        return False
    end = time.monotonic() + RECEIPT_DEADLINE
    return _any_arrived([_Way("receipt", parcel, lambda: send_receipt(mail, parcel, subject, words), end)])


def _any_arrived(ways: Sequence[_Way]) -> bool:
    for way in ways:
        way.start()
    # Each is waited for, so that what failed is in the log.
    return any([way.wait() for way in ways])  # noqa: C419
