"""Two processes behind nginx, as they are deployed."""

import asyncio
import json
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from diagnosis import Definition
from diagnosis.engine.response import Response
from diagnosis.report.link import link_fragment
from diagnosis.texts import text
from tests.support.frozen import RULES, answers_that_vary
from tests.support.needs import needs
from tests.support.phone import (
    choose,
    expect_chosen,
    go_on,
    open_page,
    open_phone,
    phone,
    wait_for_connection,
    wait_until_kept,
)
from tests.support.ports import free_port
from tests.support.proxy import NGINX, behind_nginx
from tests.support.scenes import hang_up, opened, play
from tests.support.server import running_server
from tests.support.visitor import Visitor

pytestmark = pytest.mark.slow
VISITORS = 6
"""Visits with a cookie each: the chance that all of them get the same process is one in 32."""


@pytest.fixture(scope="module", autouse=True)
def _nginx() -> None:
    needs(NGINX, "no nginx found")


@pytest.fixture
def processes() -> Iterator[tuple[dict[int, ExitStack], int]]:
    """Two processes by their port, each to be ended alone, and the port that stands before them."""
    with ExitStack() as everything:
        running = {free_port(): ExitStack(), free_port(): ExitStack()}
        for port, process in running.items():
            everything.enter_context(process).enter_context(running_server(port))
        yield running, everything.enter_context(behind_nginx(*running))


def test_every_visitor_gets_their_own_files(
    processes: tuple[dict[int, ExitStack], int], definition: Definition
) -> None:
    async def scene(port: int) -> None:
        for _ in range(VISITORS):
            visitor = await opened(port, definition)
            assert (await visitor.fetch(await visitor.made("pdf"))).startswith(b"%PDF-")
            await visitor.close()

    play(scene(processes[1]))


def test_the_proxy_answers_to_its_name_beside_debians_own_page(
    processes: tuple[dict[int, ExitStack], int],
) -> None:
    port = processes[1]

    def page(name: str) -> str:
        request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Host": name})
        with urllib.request.urlopen(request) as answer:
            content: bytes = answer.read()
        return content.decode()

    assert text("ja", "start.heading") in page("check.localhost")
    assert "nginx" in page("another.example")


def test_a_visit_is_balanced_by_a_random_cookie_that_ends_with_the_browser(
    processes: tuple[dict[int, ExitStack], int],
) -> None:
    given: list[str] = []
    for _ in range(2):
        with urllib.request.urlopen(f"http://localhost:{processes[1]}/") as answer:
            given += [cookie for cookie in answer.headers.get_all("Set-Cookie") if "diagnosis" in cookie]
    name, value = given[0].split(";")[0].split("=")
    assert given[0] == f"{name}={value}; Path=/; HttpOnly; SameSite=Lax"
    assert len(value) == 32
    assert given[0] != given[1]
    again = urllib.request.Request(
        f"http://localhost:{processes[1]}/", headers={"Cookie": f"diagnosis_visit={value}"}
    )
    with urllib.request.urlopen(again) as answer:
        assert not [cookie for cookie in answer.headers.get_all("Set-Cookie", []) if "diagnosis" in cookie]


def test_phones_behind_one_address_spread_over_the_processes(tmp_path: Path) -> None:
    """All call themselves by the same name, as browsers on Android do."""
    other = tmp_path / "rules.yaml"
    other.write_text(RULES.read_text("utf-8").replace("24 hours", "25 hours"), "utf-8")

    async def scene(port: int) -> set[str]:
        reached = set()
        for _ in range(16):
            async with Visitor(port) as visitor:
                told = json.loads(json.loads(visitor.screen["memory"].json))
                reached.add(json.loads(told["blank"])["definition"]["hash"])
        return reached

    with ExitStack() as everything:
        servers = [
            everything.enter_context(running)
            for running in (running_server(), running_server(DIAGNOSIS_RULES=str(other)))
        ]
        port = everything.enter_context(behind_nginx(*(server.port for server in servers)))
        assert len(play(scene(port))) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address")
def test_one_address_cannot_take_every_connection_nor_hold_half_a_request(
    processes: tuple[dict[int, ExitStack], int],
) -> None:
    port = processes[1]

    async def idle() -> ClientConnection | None:
        try:
            return await connect(
                f"ws://localhost:{port}/_stcore/stream",
                subprotocols=["streamlit"],  # type: ignore[list-item]
                open_timeout=30,
            )
        except InvalidStatus as refused:
            assert refused.response.status_code == 503
            return None

    async def scene() -> tuple[int, bytes, bytes]:
        half, sender = await asyncio.open_connection("localhost", port)
        sender.write(b"GET / HTT")
        kept = []
        for _ in range(36):
            kept += await asyncio.gather(*[idle() for _ in range(20)])
        # Somebody at another address is served all the same.
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=("127.0.0.2", 0))
        writer.write(b"GET /_stcore/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        status = await reader.readline()
        ended = await asyncio.wait_for(half.read(), 20)
        for connection in (sender, writer):
            await hang_up(connection)
        await asyncio.gather(*[held.close() for held in kept if held])
        return sum(held is None for held in kept), status, ended

    refused, status, ended = play(scene())
    assert refused == 20
    assert b"200" in status
    assert ended == b"" or b"408" in ended


def test_a_name_that_streamlit_does_not_know_will_do(
    browser: Browser, processes: tuple[dict[int, ExitStack], int], definition: Definition
) -> None:
    fragment = link_fragment(definition, Response(answers=answers_that_vary(definition)))
    page = open_page(phone(browser), f"http://check.localhost:{processes[1]}/{fragment}")
    with page.expect_download() as waiting:
        page.locator(".st-key-pdf button").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    page.context.close()


def test_a_process_that_dies_takes_no_visit_with_it(browser: Browser, definition: Definition) -> None:
    """Each of the two dies while the visit is with it, since the other was not there when it came."""
    first, second = free_port(), free_port()
    with ExitStack() as everything:
        port = everything.enter_context(behind_nginx(first, second))
        running = everything.enter_context(ExitStack())
        running.enter_context(running_server(first))
        page = open_phone(browser, f"http://localhost:{port}/", "en")
        answers = {}
        for section, following, next_port in zip(
            definition.sections, definition.sections[1:], (second, first), strict=False
        ):
            for name in section.questions:
                answers[name] = answers_that_vary(definition)[name]
                choose(page, definition, name, answers[name])
            wait_until_kept(page, answers)
            own, running = running, everything.enter_context(ExitStack())
            running.enter_context(running_server(next_port))
            own.close()
            wait_for_connection(page)
            expect_chosen(page, definition, {name: answers[name] for name in section.questions})
            go_on(page, following.title.en)
        page.context.close()
