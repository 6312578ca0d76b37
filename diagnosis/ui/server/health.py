"""Two addresses for whoever watches over the server: whether it is alive, and whether it can be used."""

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from diagnosis.live.files import PACE, definitions
from diagnosis.ui.platform.http.paths import ALIVE, READY, base

_LOG = logging.getLogger(__name__)


def routes() -> list[Route]:
    """ALIVE and READY. What is wrong is told in the log and on the consultants' page alone."""
    return [Route(base() + ALIVE, _alive), Route(base() + READY, _ready)]


async def _alive(_request: Request) -> PlainTextResponse:
    return _uncached("alive")


async def _ready(_request: Request) -> PlainTextResponse:
    """200 where a sound definition is in use; 503 where visitors are asked to come back, since none is."""
    kept = definitions()
    if kept.in_use is None:
        return _uncached("the questions and rules cannot be used", 503)
    return _uncached("ready, with an earlier state of the files" if kept.trouble else "ready")


def _uncached(words: str, status: int = 200) -> PlainTextResponse:
    return PlainTextResponse(words, status, {"Cache-Control": "no-store"})


async def watch_files_loop() -> None:
    """Look at the files every few seconds, so that an answer at READY waits for no thread and no disk."""
    while True:
        await asyncio.sleep(PACE)
        try:
            await asyncio.to_thread(definitions().current)
        except Exception:
            _LOG.exception("the files could not be looked at")
