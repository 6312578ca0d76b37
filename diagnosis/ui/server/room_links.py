"""Links of rooms whose # a mail program has turned into a part of the address."""

from unicodedata import normalize
from urllib.parse import parse_qsl, quote

from starlette.types import Scope

from diagnosis.ui.room.page import PAGE
from diagnosis.ui.server.paths import ROOM, SCREEN, base

_LEAD = "#room="


def repaired_link(scope: Scope) -> str:
    """The address that the link had before `%23` or a full-width `＃` took the place of its `#`.

    Empty where it is not such a link.
    """
    if scope["type"] != "http" or scope["method"] != "GET":
        return ""
    path = str(scope["path"]).removeprefix(base())
    before, mark, after = normalize("NFKC", path).partition("#")
    if mark and before in (ROOM, SCREEN):
        return f"{base()}{before}#{quote(after)}"
    if path == "/":
        # `page` came first in the link that is passed on; what stood behind the # belongs to it now.
        for name, value in parse_qsl(scope["query_string"].decode("latin-1"))[:1]:
            page, mark, key = normalize("NFKC", value).partition(_LEAD)
            if (name, page) == ("page", PAGE) and mark:
                return f"{base()}/?page={PAGE}{_LEAD}{quote(key)}"
    return ""
