"""Delivery by a webhook, signed as Standard Webhooks (standardwebhooks.com) has it."""

import base64
import hashlib
import hmac
import json
import ssl
import time

import httpx

from diagnosis.sending.channels import Webhook
from diagnosis.sending.parcel import DeliveryError, Parcel
from diagnosis.sending.reason import reason_of

PATIENCE = httpx.Timeout(15.0, connect=5.0)
"""Seconds. A receiver that is slow gets time rather than the same thing once more."""
_REDIRECTS = 3
"""How many are followed one after the other."""
_FOLLOWED = frozenset({302, 303, 307, 308})
"""Redirects as an answer. A 301 says that the address itself is out of date."""
_AGAIN = frozenset({408, 409, 425, 429})


def call_webhook(settings: Webhook, parcel: Parcel) -> None:
    """Hand it to the receiver, once; every 2xx answer is a yes. Raises DeliveryError."""
    body = json.dumps(
        {"type": "result.sent", "timestamp": parcel.made.isoformat(), "data": parcel.data},
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "replace")
    now = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "webhook-id": parcel.id,
        "webhook-timestamp": now,
        "webhook-signature": signature(settings.key, parcel.id, now, body),
    }
    try:
        context = ssl.create_default_context(cafile=settings.authority or None)
        with httpx.Client(verify=context, timeout=PATIENCE, trust_env=False) as client:
            status = _status(
                client, client.build_request("POST", settings.url, content=body, headers=headers)
            )
    except (httpx.HTTPError, OSError) as error:
        raise DeliveryError(reason_of(error), again=not _is_certain(error)) from None
    if not 200 <= status < 300:
        raise DeliveryError(f"HTTP {status}", again=status >= 500 or status in _AGAIN)


def _status(client: httpx.Client, request: httpx.Request) -> int:
    """The status of the last answer, without waiting for its body. Raises DeliveryError."""
    origin = _origin(request.url)
    for _ in range(_REDIRECTS + 1):
        answer = client.send(request, stream=True)
        answer.close()
        if not answer.has_redirect_location:
            return answer.status_code
        following = answer.next_request
        if answer.status_code not in _FOLLOWED or following is None or _origin(following.url) != origin:
            break
        request = following
    raise DeliveryError(
        f"HTTP {answer.status_code}, a redirect that is not followed; write into [webhook] url"
        " the address that answers by itself",
        again=False,
    )


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def signature(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of id, timestamp and body, joined by full stops, in base64."""
    signed = hmac.new(key, b".".join((message_id.encode(), timestamp.encode(), body)), hashlib.sha256)
    return "v1," + base64.b64encode(signed.digest()).decode()


def _is_certain(error: Exception) -> bool:
    """Whether trying again would fail alike, as where the receiver's certificate is refused."""
    return "CERTIFICATE_VERIFY_FAILED" in str(error)
