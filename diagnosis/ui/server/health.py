"""Two addresses for whoever watches over the server: whether it is alive, and whether it can be used."""

import asyncio
import logging

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from diagnosis.live.files import PACE, definitions
from diagnosis.ui.platform.http.paths import ALIVE, READY, asked_for

_LOG = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers at ALIVE and READY. What is wrong is told in the log and on the consultants' page alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = asked_for(scope, ALIVE, READY)
        if not path:
            await self.app(scope, receive, send)
            return
        answer = PlainTextResponse("alive") if path == ALIVE else _readiness()
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)


async def look_for_ever() -> None:
    """Look at the files every few seconds, so that an answer at READY waits for no thread and no disk."""
    while True:
        await asyncio.sleep(PACE)
        try:
            await asyncio.to_thread(definitions().current)
        except Exception:
            _LOG.exception("the files could not be looked at")


def _readiness() -> PlainTextResponse:
    """200 where a sound definition is in use; 503 where visitors are asked to come back, since none is."""
    kept = definitions()
    if kept.in_use is None:
        return PlainTextResponse("the questions and rules cannot be used", 503)
    return PlainTextResponse("ready, with an earlier state of the files" if kept.trouble else "ready")
