"""Nothing of what people enter is left behind: not in an address, a log, or a file of the server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.support.server import Server, running_server


@dataclass
class Watched:
    """A server whose places for files are a folder of its own."""

    server: Server
    home: Path


@contextmanager
def watched_server(home: Path, *, first: str = "pass", **environment: str) -> Iterator[Watched]:
    """A server that logs all it can and keeps its files in `home`; it runs the Python of `first` at its start."""
    places = {name: str(home) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    with running_server(None, first, STREAMLIT_LOGGER_LEVEL="debug", **places, **environment) as server:
        yield Watched(server, home)


def addresses(context: BrowserContext) -> list[str]:
    """Every address that the context asks for from now on, with what is posted there."""
    asked: list[str] = []

    def listen(page: Page) -> None:
        page.on("websocket", lambda socket: asked.append(socket.url))

    context.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    context.on("page", listen)
    return asked


def nothing_left(watched: Watched, asked: list[str], traces: list[str]) -> None:
    """None of the traces stands in an address, in the log, or in a file that the server wrote."""
    log = watched.server.log()
    assert log and asked
    written = [path.read_bytes() for path in watched.home.rglob("*") if path.is_file()]
    for trace in traces:
        assert trace not in log, trace
        assert not [address for address in asked if trace in address], trace
        assert not [content for content in written if trace.encode() in content], trace
