"""The editor of the workbench, which only those who open it fetch."""

import hashlib
from functools import cache

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from diagnosis.ui.platform.access.publishing import publishers
from diagnosis.ui.platform.assets import VENDORED
from diagnosis.ui.platform.http.bundles import encoding_of, packed
from diagnosis.ui.platform.http.paths import EDITOR, asked_for, base

_YEAR = 365 * 24 * 60 * 60


class EditorMiddleware:
    """Answers at EDITOR where a setting lets anybody publish."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asked_for(scope, EDITOR) or not publishers():
            await self.app(scope, receive, send)
            return
        encoding = encoding_of(Headers(scope=scope).get("accept-encoding", ""))
        body = await packed(EDITOR, _bundle(), encoding) if encoding else _bundle()
        answer = Response(body, media_type="text/javascript")
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        answer.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
        answer.headers["Vary"] = "Accept-Encoding"
        if encoding:
            answer.headers["Content-Encoding"] = encoding
        await answer(scope, receive, send)


def editor_address() -> str:
    """Where browsers get it; another address for another content."""
    return f"{base()}{EDITOR}?v={_version()}"


@cache
def _bundle() -> bytes:
    return (VENDORED / "codemirror.js").read_bytes()


@cache
def _version() -> str:
    return hashlib.sha256(_bundle()).hexdigest()[:12]
