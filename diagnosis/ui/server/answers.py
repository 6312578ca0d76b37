"""What the server adds to Streamlit's answers."""

from functools import lru_cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diagnosis.languages import Language
from diagnosis.live.files import definitions
from diagnosis.ui.platform.http.bundles import compress_cached, encoding_of
from diagnosis.ui.platform.http.headers import content_policy, protect
from diagnosis.ui.platform.http.kept_pages import KEPT, Page, page_of
from diagnosis.ui.platform.language import preferred_language
from diagnosis.ui.platform.streamlit_internals.paths import is_closed
from diagnosis.ui.server.shell import branded_shell
from diagnosis.ui.visitor.embed_route import framed_by

_COMPRESSED = (".js", ".css", ".svg", ".json")


@lru_cache(maxsize=KEPT)
def _branded(_edition: int, shell: bytes, language: Language, encoding: str) -> Page:
    return page_of(branded_shell(shell.decode("utf-8"), language), encoding)


class PageMiddleware:
    """Sends the page shell in the visitor's language, the bundles compressed, and headers that protect."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answers = PlainTextResponse("Not found", 404) if is_closed(scope["path"]) else self.app
        await answers(scope, receive, _Answer(scope, send).send)


class _Answer:
    """One answer on its way out; HTML and bundles are held back until they are whole."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.request = Headers(scope=scope)
        self.encoding = encoding_of(self.request.get("accept-encoding", ""))
        self.path: str = scope["path"]
        self.scheme: str = scope["scheme"]
        self.method: str = scope["method"]
        self.query: bytes = scope["query_string"]
        self.outer = send
        self.start: Message | None = None
        self.body = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            to_change = self._to_change(message["status"], headers)
            protect(headers, self.request, self.scheme, self.path)
            if to_change:
                self.start = message
                return
            await self.outer(message)
        elif self.start is None:
            await self.outer(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()
        # Streamlit sends bodies only: sending a file by its path needs a server that announces it.

    def _to_change(self, status: int, headers: MutableHeaders) -> bool:
        if self.method not in ("GET", "HEAD") or status != 200 or "content-encoding" in headers:
            return False
        if headers.get("content-type", "").startswith("text/html"):
            return "content-security-policy" not in headers  # those are pages of our own
        bundle = "/static/" in self.path and self.path.endswith(_COMPRESSED)
        return bundle and bool(self.encoding)

    async def _finish(self) -> None:
        assert self.start is not None
        headers = MutableHeaders(scope=self.start)
        body = bytes(self.body)
        if headers["content-type"].startswith("text/html"):
            language = preferred_language(self.request.get("accept-language"))
            page = _branded(definitions().edition, body, language, self.encoding)
            body = page.body
            sites = framed_by(self.query)
            headers["Content-Security-Policy"] = content_policy(self.request, page.scripts, sites)
            if sites:  # which X-Frame-Options cannot list
                del headers["X-Frame-Options"]
            headers.append("Vary", "Accept-Language")
            # Validators of the unchanged file would bring back the other language.
            del headers["etag"], headers["last-modified"]
            if self.encoding:
                headers["Content-Encoding"] = self.encoding
        elif body:  # a HEAD request has none
            body = await compress_cached(self.path, body, self.encoding)
            headers["Content-Encoding"] = self.encoding
            headers.append("Vary", "Accept-Encoding")
        headers["Content-Length"] = str(len(body))
        await self.outer(self.start)
        await self.outer({"type": "http.response.body", "body": body})
