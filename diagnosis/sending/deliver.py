"""Every way that is set up, with few attempts each, while the visitor waits."""

import logging
import time
from collections.abc import Callable

from diagnosis.sending.parcel import DeliveryError, Parcel
from diagnosis.sending.settings import Channels
from diagnosis.sending.smtp import send_mail, send_receipt
from diagnosis.sending.webhook import call_webhook

_LOG = logging.getLogger(__name__)
PAUSES = (1.0, 3.0)
"""Seconds before the second attempt and the third; there is no fourth."""


def deliver(channels: Channels, parcel: Parcel) -> bool:
    """Whether it has arrived by one way at least. A way that fails is logged, without what was sent."""
    ways: list[tuple[str, Callable[[], None]]] = []
    if mail := channels.mail:
        ways.append(("mail", lambda: send_mail(mail, parcel)))
    if webhook := channels.webhook:
        ways.append(("webhook", lambda: call_webhook(webhook, parcel)))
    return any([_attempts(name, parcel.id, way) for name, way in ways])  # noqa: C419 (every way is gone)


def confirm(channels: Channels, parcel: Parcel, subject: str, words: str) -> bool:
    """Whether the sender has been sent a receipt."""
    mail = channels.mail
    if mail is None or not mail.receipt:
        return False
    try:
        send_receipt(mail, parcel, subject, words)
    except DeliveryError as error:
        _LOG.warning("no receipt for %s: %s", parcel.id, error)
        return False
    return True


def _attempts(name: str, parcel_id: str, way: Callable[[], None]) -> bool:
    for pause in (*PAUSES, None):
        try:
            way()
        except DeliveryError as error:
            _LOG.warning("%s was not delivered by %s: %s", parcel_id, name, error)
            if pause is None or not error.again:
                return False
            time.sleep(pause)
        else:
            return True
    return False
