"""The server's own routes and middleware, asked within this process."""

import httpx
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from diagnosis.ui.server.start import middleware, routes
from tests.support.scenes import play

SHELL = '<html lang="x"><head><title>x</title></head><body><div id="root"></div></body></html>'


def client() -> httpx.AsyncClient:
    """A browser of the server by its settings as they are now, with SHELL in the place of all Streamlit answers."""
    streamlit: list[BaseRoute] = [Route("/{path:path}", lambda _request: HTMLResponse(SHELL))]
    app = Starlette(routes=[*routes(), *streamlit], middleware=middleware())
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://check.example")


def get(address: str, **headers: str) -> httpx.Response:
    """What the server answers."""

    async def ask() -> httpx.Response:
        async with client() as browser:
            return await browser.get(address, headers=headers)

    return play(ask())


def is_streamlit(answer: httpx.Response) -> bool:
    """Whether the answer is Streamlit's page."""
    return 'id="root"' in answer.text
