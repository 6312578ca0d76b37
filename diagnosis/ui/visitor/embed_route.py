"""The self-check within a page of the firm's: the script that puts it there, and who may do so."""

import json
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from diagnosis.texts import LANGUAGES, text
from diagnosis.ui.platform.access.address import PREVIEW
from diagnosis.ui.platform.access.embedding import embedding_sites
from diagnosis.ui.platform.access.publishing import publishers
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.http.paths import EMBED, asked_for
from diagnosis.ui.visitor.how import PAGE as HOW

_MINUTES = 10 * 60


class EmbedMiddleware:
    """Answers at EMBED where a setting names sites that may show the self-check."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asked_for(scope, EMBED) or not embedding_sites():
            await self.app(scope, receive, send)
            return
        titles = json.dumps({language: text(language, "app.title") for language in LANGUAGES})
        # In a block, so that no name of ours comes into the page of the site.
        script = "\n".join(("{", f"const TITLES = {titles};", asset("visitor/embed/embed.js"), "}"))
        answer = Response(script, media_type="text/javascript")
        headers = MutableHeaders(raw=answer.raw_headers)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        headers["Cache-Control"] = f"public, max-age={_MINUTES}"
        await answer(scope, receive, send)


def framed_by(scope: Scope) -> tuple[str, ...]:
    """The sites that may show this very page within theirs: what prospects see, nothing of consultants.

    The workbench shows how an edit looks within a page of our own.
    """
    page = parse_qs(scope["query_string"].decode("latin-1")).get("page", [""])[-1]
    if page == PREVIEW and publishers():
        return ("'self'",)
    return embedding_sites() if page in ("", HOW) else ()
