"""Who may open a websocket, and that one visitor's rush is nobody else's wait."""

import asyncio
import json
import sys
import threading
import time

import pytest
from starlette.datastructures import Headers
from starlette.types import Message
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed, InvalidStatus

from diagnosis import Definition
from diagnosis.engine.response import MAX_TEXT
from diagnosis.ui.platform.http.connections import _Paced, same_site
from tests.support.scenes import opened, play
from tests.support.server import Server
from tests.support.visitor import Visitor


@pytest.mark.parametrize(
    ("origin", "host", "expected"),
    [
        (None, "check.example", True),
        ("https://check.example", "check.example", True),
        ("https://check.example", "check.example:443", True),
        ("http://check.example:80", "check.example", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("http://localhost:3000", "localhost:8501", False),
        ("http://localhost:3000", "check.example", False),
        ("https://evil.example", "check.example", False),
        ("https://check.example.evil.example", "check.example", False),
        ("https://check.example:8443", "check.example", False),
        ("null", "check.example", False),
        ("", "check.example", False),
        ("https://[", "check.example", False),
    ],
)
def test_only_pages_of_this_host_may_connect(origin: str | None, host: str, expected: bool) -> None:
    headers = {"host": host} | ({} if origin is None else {"origin": origin})
    assert same_site(Headers(headers)) == expected


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000"])
def test_a_foreign_page_is_refused_and_nobody_outside_is_asked(server: Server, origin: str) -> None:
    async def scene() -> None:
        with pytest.raises(InvalidStatus) as refused:
            await Visitor(server.port, Origin=origin).open()
        assert refused.value.response.status_code == 403

    play(scene())
    # Streamlit would log that it refuses, after it had asked for its own address.
    assert "disallowed Origin" not in server.log()


def test_messages_that_come_faster_than_a_person_taps_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    clock = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal clock
        waited.append(seconds)
        clock += seconds

    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: clock)

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b""}

    async def scene() -> None:
        paced = _Paced(receive)
        for _ in range(40):
            await paced.receive()
        assert not waited
        for _ in range(100):
            await paced.receive()
        assert sum(waited) == pytest.approx(5.0)  # 20 a second

    play(scene())


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_a_rush_of_presses_is_one_thread(server: Server, definition: Definition) -> None:
    most, over = 0, threading.Event()

    async def scene() -> None:
        visitor = await opened(server.port, definition)
        await visitor.quiet(0.5)  # the run that drew the result has a thread of its own
        idle = [server.threads()]

        def watch() -> None:
            nonlocal most
            while not over.wait(0.001):
                most = max(most, server.threads())

        watching = asyncio.create_task(asyncio.to_thread(watch))
        press = WidgetState(id=visitor.screen["language"].id, trigger_value=True)
        sent = time.perf_counter()
        await visitor.rush(*[press] * 35)
        await visitor.quiet(0.5)
        over.set()
        await watching
        idle.append(server.threads())
        await visitor.close()
        assert visitor.last > sent
        # A thread that waited for work may have come meanwhile. (Or gone: there is no lower bound.)
        assert most <= max(idle) + 2

    play(scene())


def test_no_message_is_left_to_the_browsers_cache(server: Server, definition: Definition) -> None:
    async def scene() -> None:
        visitor = await opened(server.port, definition)
        await visitor.close()
        assert visitor.longest > 10_000  # above it, Streamlit would leave a message to the cache
        assert visitor.cacheable == 0

    play(scene())


def test_what_is_longer_than_a_field_is_cut_and_a_huge_message_ends_the_connection(
    server: Server, definition: Definition
) -> None:
    async def scene() -> None:
        visitor = await opened(server.port, definition)
        field = visitor.screen["detail:note"]
        await visitor.run(WidgetState(id=field.id, string_value="n" * 1_900_000))
        kept = json.loads(json.loads(visitor.screen["memory"].json))
        assert len(kept["details"]["note"]) == MAX_TEXT
        with pytest.raises(ConnectionClosed):
            await visitor.run(WidgetState(id=field.id, string_value="x" * 2_100_000))

    play(scene())
