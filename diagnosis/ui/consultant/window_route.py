"""The page of the client's window. It holds nothing of a case: that comes to it within the browser."""

from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from diagnosis.live.files import definitions
from diagnosis.look import FONT_STACK, INK, INK_DARK
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.ui.kit.brand import look_of
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.http.headers import inline_scripts, policy, protect
from diagnosis.ui.platform.http.paths import WINDOW, asked_for
from diagnosis.ui.platform.language import preferred_language


class ClientWindowMiddleware:
    """Answers at WINDOW, in the language named by `lang`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asked_for(scope, WINDOW):
            await self.app(scope, receive, send)
            return
        request = Headers(scope=scope)
        wanted = QueryParams(scope["query_string"]).get("lang", "")
        language = wanted if wanted in LANGUAGES else preferred_language(request.get("accept-language"))
        answer = HTMLResponse(page(language))
        headers = MutableHeaders(raw=answer.raw_headers)
        protect(headers, request, scope["scheme"], scope["path"])
        headers["Content-Security-Policy"] = policy(request, inline_scripts(bytes(answer.body)))
        headers["Cache-Control"] = "no-cache"
        await answer(scope, receive, send)


def page(language: Language) -> str:
    """The page, before anything is shown on it."""
    return render(
        "client_window",
        language=language,
        title=text(language, "window.title"),
        waiting=text(language, "window.waiting"),
        noscript=text(language, "app.noscript"),
        icon=quote(asset("icon.svg")),
        font=FONT_STACK,
        ink=INK,
        ink_dark=INK_DARK,
        style=look_of(definitions().in_use) + asset("consultant/window/window.css"),
        script=asset("consultant/window/window.js"),
    )
