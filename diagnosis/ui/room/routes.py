"""The room's addresses: two pages, and what they ask. Neither needs a session, so that any server answers."""

import asyncio
from functools import lru_cache
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from diagnosis.live.files import definitions
from diagnosis.look import FONT_STACK, INK, INK_DARK
from diagnosis.rooms.service import rooms_are_on
from diagnosis.texts import LANGUAGES, Language, part, text
from diagnosis.ui.kit.brand import look_of
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.http.bundles import encoding_of
from diagnosis.ui.platform.http.connections import same_site
from diagnosis.ui.platform.http.headers import policy, protect
from diagnosis.ui.platform.http.pages import KEPT, Page, page_of
from diagnosis.ui.platform.http.paths import ROOM, ROOM_API, SCREEN, base
from diagnosis.ui.platform.language import preferred_language
from diagnosis.ui.room.api import LONGEST, answer
from diagnosis.ui.room.room_threads import BusyError, room_threads

_SLOWLY = 1.0
"""Seconds until a further wrong code is refused, after many."""


class RoomMiddleware:
    """Answers at ROOM, SCREEN and below ROOM_API, where rooms are on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(base()) if scope["type"] == "http" and ROOM in scope["path"] else ""
        if path in (ROOM, SCREEN) and rooms_are_on():
            given = _page(scope, path)
        elif path.startswith(f"{ROOM_API}/"):
            given = await _api(Request(scope, receive), path.removeprefix(f"{ROOM_API}/"))
        else:
            await self.app(scope, receive, send)
            return
        await given(scope, receive, send)


def _page(scope: Scope, path: str) -> Response:
    request = Headers(scope=scope)
    wanted = QueryParams(scope["query_string"]).get("lang", "")
    language = wanted if wanted in LANGUAGES else preferred_language(request.get("accept-language"))
    encoding = encoding_of(request.get("accept-encoding", ""))
    name = "screen" if path == SCREEN else "phone"
    page = _drawn(definitions().edition, base(), language, name, encoding)
    given = HTMLResponse(page.body)
    headers = MutableHeaders(raw=given.raw_headers)
    protect(headers, request, scope["scheme"], scope["path"])
    headers["Content-Security-Policy"] = policy(request, page.scripts)
    headers["Cache-Control"] = "no-cache"
    headers["Vary"] = "Accept-Language, Accept-Encoding"
    if encoding:
        headers["Content-Encoding"] = encoding
    return given


async def _api(request: Request, path: str) -> Response:
    """Only for pages of this very host, by POST: what is asked stands in no address and in no log."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if request.method != "POST" or kind != "application/json" or not same_site(request.headers):
        return _told(request, 403, {"error": "bad"})
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > LONGEST:
                return _told(request, 413, {"error": "bad"})
    except ClientDisconnect:
        return Response()
    client = request.client.host if request.client else ""
    try:
        status, content = await room_threads().run(answer, path, bytes(body), client, _join(request))
    except BusyError:
        status, content = 503, {"error": "database"}
    if status == 429:
        await asyncio.sleep(_SLOWLY)
    return _told(request, status, content)


def _join(request: Request) -> str:
    """Where phones join, by the address that this page itself was asked at."""
    secure = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", "").strip().lower())
    return f"{'https' if secure else 'http'}://{request.headers.get('host', '')}{base()}{ROOM}"


def _told(request: Request, status: int, content: dict[str, object]) -> Response:
    given = JSONResponse(content, status)
    headers = MutableHeaders(raw=given.raw_headers)
    protect(headers, request.headers, request.scope["scheme"], request.scope["path"])
    headers["Cache-Control"] = "no-store"
    return given


@lru_cache(maxsize=KEPT)
def _drawn(_edition: int, top: str, language: Language, name: str, encoding: str) -> Page:
    """The page of phones or of the shared screen, before anything is known of a room."""
    content = render(
        "room",
        language=language,
        title=text(language, f"room.{name}-title"),
        noscript=text(language, "app.noscript"),
        icon=quote(asset("icon.svg")),
        font=FONT_STACK,
        ink=INK,
        ink_dark=INK_DARK,
        style=look_of(definitions().in_use) + asset("room/phone/room.css"),
        script=asset(f"room/phone/{name}.js"),
        words={known: part(known, name) for known in LANGUAGES},
        api=top + ROOM_API,
    )
    return page_of(content, encoding)
