"""The page of the client's window. It holds nothing of a case: that comes to it within the browser."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from diagnosis.live.files import definitions
from diagnosis.look import FONT_STACK, INK, INK_DARK
from diagnosis.texts import Language, text
from diagnosis.ui.kit.brand import look_of
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.http.bundles import encoding_of
from diagnosis.ui.platform.http.kept_pages import page_of, page_response
from diagnosis.ui.platform.http.paths import WINDOW, base
from diagnosis.ui.platform.language import language_asked


def routes() -> list[Route]:
    """WINDOW, in the language that `lang` names."""
    return [Route(base() + WINDOW, _window)]


async def _window(request: Request) -> Response:
    encoding = encoding_of(request.headers.get("accept-encoding", ""))
    return page_response(request, page_of(page(language_asked(request)), encoding))


def page(language: Language) -> str:
    """The page, before anything is shown on it."""
    return render(
        "consultant/client_window",
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
