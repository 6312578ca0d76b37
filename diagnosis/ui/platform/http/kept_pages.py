"""Pages of our own as they are sent: encoded, and with the content policy that their scripts need."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse

from diagnosis.ui.platform.http.bundles import compress_fast
from diagnosis.ui.platform.http.headers import content_policy, inline_scripts

KEPT = 32
"""How many forms of a page are kept; each is drawn, compressed and looked through once."""


@dataclass(frozen=True)
class Page:
    """A page for one language and encoding; `scripts` names those that stand in it, for the policy."""

    body: bytes
    encoding: str
    scripts: str


def page_of(content: str, encoding: str) -> Page:
    """The page with this content, in that encoding; empty for none."""
    body = content.encode()
    return Page(compress_fast(body, encoding) if encoding else body, encoding, inline_scripts(body))


def page_response(request: Request, page: Page) -> HTMLResponse:
    """The answer with a page that is drawn by the request's languages and encodings."""
    headers = {
        "Content-Security-Policy": content_policy(request.headers, page.scripts),
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language, Accept-Encoding",
    }
    if page.encoding:
        headers["Content-Encoding"] = page.encoding
    return HTMLResponse(page.body, headers=headers)
