"""Links whose # a mail program has turned into a part of the address."""

from unicodedata import normalize
from urllib.parse import parse_qsl, quote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from diagnosis.settings import settings
from diagnosis.ui.platform.http.paths import ROOM, SCREEN, base
from diagnosis.ui.room.page import PAGE

_LEAD, _RESULT = "#room=", "r="


class DamagedLinkMiddleware:
    """Leads a damaged link to the address that it was."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        link = _repaired(scope)
        answer = RedirectResponse(link, 303) if link else self.app
        await answer(scope, receive, send)


def _repaired(scope: Scope) -> str:
    """The address that the link had before `%23` or a full-width `＃` took the place of its `#`.

    Empty where it is not such a link.
    """
    if scope["type"] != "http" or scope["method"] != "GET":
        return ""
    path = str(scope["path"]).removeprefix(base())
    before, mark, after = normalize("NFKC", path).partition("#")
    if mark and before == "/" and after.startswith(_RESULT):
        return f"{base()}/#{quote(after, safe='=')}"
    if not settings().rooms:
        return ""
    if mark and before in (ROOM, SCREEN):
        return f"{base()}{before}#{quote(after)}"
    if path == "/":
        # `page` came first in the link that is passed on; what stood behind the # belongs to it now.
        for name, value in parse_qsl(scope["query_string"].decode("latin-1"))[:1]:
            page, mark, key = normalize("NFKC", value).partition(_LEAD)
            if (name, page) == ("page", PAGE) and mark:
                return f"{base()}/?page={PAGE}{_LEAD}{quote(key)}"
    return ""
