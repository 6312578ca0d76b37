"""The self-check within a page of the firm's: the script that puts it there, and who may do so."""

import json
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from diagnosis.settings import settings
from diagnosis.texts import LANGUAGES, text
from diagnosis.ui.platform.access.address import PREVIEW
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.http.paths import EMBED, base
from diagnosis.ui.visitor.how import PAGE as HOW

_MINUTES = 10 * 60


def routes() -> list[Route]:
    """EMBED, where a setting names sites that may show the self-check."""
    return [Route(base() + EMBED, _script)] if settings().embed else []


async def _script(_request: Request) -> Response:
    titles = json.dumps({language: text(language, "app.title") for language in LANGUAGES})
    # In a block, so that no name of ours comes into the page of the site.
    script = "\n".join(("{", f"const TITLES = {titles};", asset("visitor/embed/embed.js"), "}"))
    headers = {
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": f"public, max-age={_MINUTES}",
    }
    return Response(script, media_type="text/javascript", headers=headers)


def framed_by(query: bytes) -> tuple[str, ...]:
    """The sites that may show the page of this query within theirs.

    Those of EMBED may show what prospects see, and the workbench shows an edit within a page of its own.
    """
    page = parse_qs(query.decode("latin-1")).get("page", [""])[-1]
    if page == PREVIEW and settings().publish:
        return ("'self'",)
    return settings().embed if page in ("", HOW) else ()
