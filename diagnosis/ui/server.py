"""What belongs to the server's own start, and what it adds to Streamlit's answers."""

import asyncio
import base64
import gc
import gzip
import hashlib
import logging
import re
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diagnosis.texts import text
from diagnosis.ui.language import preferred_language
from diagnosis.ui.shell import branded_shell

if TYPE_CHECKING:
    import streamlit as st

_LOG = logging.getLogger(__name__)
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob:{inline}",  # components come as blobs
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_HEADERS = {
    "Content-Security-Policy": _POLICY.replace("{inline}", ""),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Open to everybody and of use to nobody here: figures of the server, and a place to leave files.
_CLOSED = ("/_stcore/metrics", "/_stcore/upload_file")
_COMPRESSED = (".js", ".css", ".svg", ".json")


@asynccontextmanager
async def lifespan(_app: "st.App") -> AsyncIterator[dict[str, Any]]:
    """Import all that the script needs before the first visitor comes, then freeze it.

    Frozen objects are never looked at by the garbage collector again, so that a
    collection costs what the sessions hold and not what plotly and pandas brought along.
    While the server runs, files that were made for download are deleted in time.
    """
    import pandas  # noqa: F401 (Streamlit would import it in the first visitor's run)

    import diagnosis.ui.app  # noqa: F401 (for what it brings along)
    from diagnosis.report.pdf import load_fonts
    from diagnosis.ui import resources
    from diagnosis.ui.access.link import show_link
    from diagnosis.ui.made_files import let_go_for_ever
    from diagnosis.ui.settings_once import keep_settings

    show_link()
    keep_settings()
    load_fonts()
    resources.current_definition()
    gc.collect()
    gc.freeze()
    letting_go = asyncio.create_task(let_go_for_ever())
    yield {}
    letting_go.cancel()


def middleware() -> list[Middleware]:
    """The middleware that `app.py` puts around Streamlit."""
    return [Middleware(PageMiddleware)]


def explain_error(error: Exception) -> bool:
    """Tell the visitor in their language that something failed, and the log where.

    The log gets the kind of the error and the places in the code, not its message, which may
    quote an answer. Returns True: Streamlit is not to show the error itself.
    """
    import streamlit as st

    from diagnosis.ui.session import session

    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    _LOG.error("the page could not be drawn: %s at %s", type(error).__name__, " > ".join(places))
    st.error(text(session().language, "app.error"))
    return True


def _policy_for(page: bytes) -> str:
    """The policy that allows the scripts that stand in the page itself, and no other inline one."""
    digests = [hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page)]
    inline = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return _POLICY.replace("{inline}", inline)


class PageMiddleware:
    """Sends the page shell in the visitor's language, the bundles compressed, and headers that protect.

    Bundles are named by their content, so each is compressed once per process and kept.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.bundles: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if any(part in scope["path"] for part in _CLOSED):
            await PlainTextResponse("Not found", 404)(scope, receive, send)
            return
        await self.app(scope, receive, _Answer(self, scope, send).send)


class _Answer:
    """One answer on its way out; HTML and bundles are held back until they are whole."""

    def __init__(self, page: PageMiddleware, scope: Scope, send: Send) -> None:
        self.page = page
        self.request = Headers(scope=scope)
        self.path: str = scope["path"]
        self.method: str = scope["method"]
        self.outer = send
        self.start: Message | None = None
        self.body = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if self._to_change(message["status"], headers):
                self.start = message
                return
            await self.outer(message)
        elif self.start is None:
            await self.outer(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()
        # Sending by path or zero copy would pass by what is held back; Starlette then
        # falls back to bodies, since this middleware does not announce either.

    def _to_change(self, status: int, headers: MutableHeaders) -> bool:
        if self.method not in ("GET", "HEAD") or status != 200 or "content-encoding" in headers:
            return False
        if headers.get("content-type", "").startswith("text/html"):
            return True
        bundle = "/static/" in self.path and self.path.endswith(_COMPRESSED)
        return bundle and "gzip" in self.request.get("accept-encoding", "")

    async def _finish(self) -> None:
        assert self.start is not None
        headers = MutableHeaders(scope=self.start)
        body = bytes(self.body)
        if headers["content-type"].startswith("text/html"):
            language = preferred_language(self.request.get("accept-language"))
            body = branded_shell(body.decode("utf-8"), language).encode("utf-8")
            headers["Content-Security-Policy"] = _policy_for(body)
            headers.append("Vary", "Accept-Language")
            # Validators of the unchanged file would bring back the other language.
            del headers["etag"], headers["last-modified"]
            if "gzip" in self.request.get("accept-encoding", ""):
                body = gzip.compress(body, 6, mtime=0)
                headers["Content-Encoding"] = "gzip"
        elif body:  # a HEAD request has none
            body = await self._bundle(body)
            headers["Content-Encoding"] = "gzip"
            headers.append("Vary", "Accept-Encoding")
        headers["Content-Length"] = str(len(body))
        await self.outer(self.start)
        await self.outer({"type": "http.response.body", "body": body})

    async def _bundle(self, body: bytes) -> bytes:
        kept = self.page.bundles.get(self.path)
        if kept is None:
            kept = await to_thread.run_sync(lambda: gzip.compress(body, 9, mtime=0))
            self.page.bundles[self.path] = kept
        return kept
