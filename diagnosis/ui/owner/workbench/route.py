"""The editor of the workbench, which only those who open it fetch."""

import hashlib
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from diagnosis.settings import settings
from diagnosis.ui.platform.assets import VENDORED
from diagnosis.ui.platform.http.bundles import compress_cached, encoding_of
from diagnosis.ui.platform.http.paths import EDITOR, base

_YEAR = 365 * 24 * 60 * 60


def routes() -> list[Route]:
    """EDITOR, where a setting lets anybody publish."""
    return [Route(base() + EDITOR, _editor)] if settings().publish else []


async def _editor(request: Request) -> Response:
    encoding = encoding_of(request.headers.get("accept-encoding", ""))
    body = await compress_cached(EDITOR, _bundle(), encoding) if encoding else _bundle()
    headers = {"Cache-Control": f"public, max-age={_YEAR}, immutable", "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, media_type="text/javascript", headers=headers)


def editor_address() -> str:
    """Where browsers get it; another address for another content."""
    return f"{base()}{EDITOR}?v={_version()}"


@cache
def _bundle() -> bytes:
    return (VENDORED / "codemirror.js").read_bytes()


@cache
def _version() -> str:
    return hashlib.sha256(_bundle()).hexdigest()[:12]
