"""The room's addresses: two pages, and what they ask. Neither needs a session, so that any server answers."""

import asyncio
from functools import lru_cache
from urllib.parse import quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from diagnosis.live.files import definitions
from diagnosis.look import FONT_STACK, INK, INK_DARK
from diagnosis.settings import settings
from diagnosis.texts import LANGUAGES, Language, part, text
from diagnosis.ui.kit.brand import look_of
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.http.bundles import encoding_of
from diagnosis.ui.platform.http.connections import same_site
from diagnosis.ui.platform.http.kept_pages import KEPT, Page, page_of, page_response
from diagnosis.ui.platform.http.paths import ROOM, ROOM_API, SCREEN, base
from diagnosis.ui.platform.language import language_asked
from diagnosis.ui.room.api import LONGEST, answer
from diagnosis.ui.room.room_threads import BusyError, room_threads

_SLOWLY = 1.0
"""Seconds until a further wrong code is refused, after many."""


def routes() -> list[Route]:
    """ROOM, SCREEN and what stands below ROOM_API, where rooms are on."""
    if not settings().rooms:
        return []
    top = base()
    return [
        Route(top + ROOM, _phone),
        Route(top + SCREEN, _screen),
        Route(f"{top}{ROOM_API}/{{asked}}", _api, methods=["POST"]),
    ]


async def _phone(request: Request) -> Response:
    return _page(request, "phone")


async def _screen(request: Request) -> Response:
    return _page(request, "screen")


def _page(request: Request, name: str) -> Response:
    encoding = encoding_of(request.headers.get("accept-encoding", ""))
    page = _drawn(definitions().edition, base(), language_asked(request), name, encoding)
    return page_response(request, page)


async def _api(request: Request) -> Response:
    """Only for pages of this very host, by POST: what is asked stands in no address and in no log."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json" or not same_site(request.headers):
        return _json(403, {"error": "bad"})
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > LONGEST:
                return _json(413, {"error": "bad"})
    except ClientDisconnect:
        return Response()
    client = request.client.host if request.client else ""
    asked = request.path_params["asked"]
    try:
        status, content = await room_threads().run(answer, asked, bytes(body), client, _join(request))
    except BusyError:
        status, content = 503, {"error": "database"}
    if status == 429:
        await asyncio.sleep(_SLOWLY)
    return _json(status, content)


def _join(request: Request) -> str:
    """Where phones join, by the address that this page itself was asked at."""
    secure = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", "").strip().lower())
    return f"{'https' if secure else 'http'}://{request.headers.get('host', '')}{base()}{ROOM}"


def _json(status: int, content: dict[str, object]) -> Response:
    return JSONResponse(content, status, {"Cache-Control": "no-store"})


@lru_cache(maxsize=KEPT)
def _drawn(_edition: int, top: str, language: Language, name: str, encoding: str) -> Page:
    """The page of phones or of the shared screen, before anything is known of a room."""
    content = render(
        "room/room",
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
