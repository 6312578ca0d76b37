"""The headers that protect every answer."""

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob:{inline}",  # components come as blobs
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'{sockets}",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors {sites}",
    )
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_NO_PAGES = ("application/javascript", "text/javascript", "text/css")
"""What a browser never opens as a page: half of the headers would say nothing, on sixty answers a visit."""
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?")
_YEAR = 365 * 24 * 60 * 60


def protect(headers: MutableHeaders, request: Headers, scheme: str, path: str) -> None:
    """Add the headers that belong to every answer, where it does not bring its own.

    `scheme` is what the server itself was asked by; a proxy that ends HTTPS says so in
    X-Forwarded-Proto. Browsers then come by HTTPS alone for a year.
    """
    if headers.get("content-type", "").startswith(_NO_PAGES):
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    else:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", content_policy(request))
    if "https" in (scheme, request.get("x-forwarded-proto", "").strip().lower()):
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    if "/media/" in path:  # a visitor's own files
        headers["Cache-Control"] = "private, no-store"


def inline_scripts(page: bytes) -> str:
    """The inline scripts of a page, as the content security policy lists them."""
    digests = [hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page)]
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_policy(request: Headers, scripts: str = "", sites: Iterable[str] = ()) -> str:
    """The content security policy of an answer.

    It allows the inline `scripts` and no others, and
    connections to the host that was asked for, which not every browser takes 'self' to mean
    for websockets. `sites` may show it within a page of theirs.
    """
    host = request.get("host", "")
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return _POLICY.format(inline=scripts, sockets=sockets, sites=" ".join(sites) or "'none'")
