"""Delivery by a webhook, signed as Standard Webhooks (standardwebhooks.com) has it."""

import base64
import hashlib
import hmac
import json
import ssl
import time

import httpx

from diagnosis.sending.parcel import DeliveryError, Parcel
from diagnosis.sending.settings import Webhook

PATIENCE = 5.0
"""Seconds that the receiver may take to answer."""
_AGAIN = frozenset({408, 409, 425, 429})


def call_webhook(settings: Webhook, parcel: Parcel) -> None:
    """Hand it to the receiver, once; every 2xx answer is a yes. Raises DeliveryError."""
    body = json.dumps(
        {"type": "result.sent", "timestamp": parcel.made.isoformat(), "data": parcel.data},
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    now = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "webhook-id": parcel.id,
        "webhook-timestamp": now,
        "webhook-signature": signature(settings.key, parcel.id, now, body),
    }
    context = ssl.create_default_context(cafile=settings.authority or None)
    try:
        with httpx.Client(verify=context, timeout=PATIENCE, trust_env=False) as client:
            answer = client.post(settings.url, content=body, headers=headers)
    except (httpx.HTTPError, OSError) as error:
        raise DeliveryError(type(error).__name__, again=not _is_certain(error)) from None
    if not answer.is_success:
        again = answer.status_code >= 500 or answer.status_code in _AGAIN
        raise DeliveryError(f"HTTP {answer.status_code}", again=again)


def signature(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of id, timestamp and body, joined by full stops, in base64."""
    signed = hmac.new(key, b".".join((message_id.encode(), timestamp.encode(), body)), hashlib.sha256)
    return "v1," + base64.b64encode(signed.digest()).decode()


def _is_certain(error: Exception) -> bool:
    """Whether trying again would fail alike, as where the receiver's certificate is refused."""
    return "CERTIFICATE_VERIFY_FAILED" in str(error)
