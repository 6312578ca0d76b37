"""Who may open a websocket, and how fast it is listened to."""

import asyncio
import time
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RATE = 20.0
"""Messages a second that are taken from one connection in the long run; a person sends one or two."""
BURST = 40.0
"""Messages that are taken at once after a pause."""
_POLICY_VIOLATION = 1008
_USUAL_PORTS = {"http": 80, "https": 443}


class ConnectionMiddleware:
    """Closes websockets that other sites open, and takes the messages of each no faster than RATE.

    What comes faster waits on the sender's side, so that nothing is lost and nobody else waits.
    Streamlit itself would ask an outside service for the server's address before it refuses a
    foreign site, and lets any site on `localhost` in.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif same_site(Headers(scope=scope)):
            await self.app(scope, _Paced(receive).receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})


def same_site(headers: Headers) -> bool:
    """Whether a connection comes from a page of this very host, or from no page at all.

    Hosts that `server.corsAllowedOrigins` names are let in too: a proxy may change the host.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    import streamlit as st

    if origin in st.get_option("server.corsAllowedOrigins"):
        return True
    try:
        parts = urlsplit(origin)
        usual = _USUAL_PORTS[parts.scheme]
        asked = urlsplit(f"//{headers.get('host', '')}")
        return (parts.hostname, parts.port or usual) == (asked.hostname, asked.port or usual)
    except (KeyError, ValueError):
        return False


class _Paced:
    """The messages of one connection, let through as a bucket of tokens allows."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._tokens, self._moment = BURST, time.monotonic()

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "websocket.receive":
            now = time.monotonic()
            self._tokens = min(BURST, self._tokens + (now - self._moment) * RATE)
            self._moment = now
            self._tokens -= 1
            if self._tokens < 0:
                await asyncio.sleep(-self._tokens / RATE)
        return message
