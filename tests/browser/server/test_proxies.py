"""The proxies as they are shipped, under attack: nobody else is shut out, and no request stays half-sent."""

import asyncio
import json
import ssl
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Self

import pytest

from diagnosis import Definition, Response
from diagnosis.engine.response import as_data
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.report.result_json import to_json
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import Terms
from diagnosis.storage.database import Database
from tests.support.needs import needs
from tests.support.own import make_home
from tests.support.ports import free_port
from tests.support.proxy import CADDY, NGINX, behind_caddy, behind_nginx, local_tls
from tests.support.scenes import hang_up, play
from tests.support.server import Server, running_server
from tests.support.visitor import Visitor

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address"),
]
ATTACKER, OTHERS, MORE_OTHERS = "127.0.0.2", "127.0.0.3", "127.0.0.4"
MOST = 2_000
"""Requests after which an attack ends at the latest."""
Proxy = Callable[..., AbstractContextManager[int]]


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest) -> Proxy:
    needs(CADDY if request.param == "caddy" else NGINX, f"no {request.param} found")
    return behind_caddy if request.param == "caddy" else behind_nginx


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('rooms')}/rooms.sqlite"


@pytest.fixture(scope="module")
def processes(database: str) -> Iterator[list[Server]]:
    settings = {
        "DIAGNOSIS_QUESTIONS": str(QUESTIONS),
        "DIAGNOSIS_RULES": str(RULES),
        "DIAGNOSIS_DATABASE": database,
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",  # as the unit has it: a proxy is believed that comes from there
    }
    with ExitStack() as everything:
        yield [everything.enter_context(running_server(None, **settings)) for _ in range(2)]


def ports_of(processes: list[Server]) -> list[int]:
    return [process.port for process in processes]


class Line:
    """A connection to a proxy from one of the addresses of this machine."""

    def __init__(self, port: int, address: str) -> None:
        self.port, self.address = port, address

    async def __aenter__(self) -> Self:
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", self.port, local_addr=(self.address, 0)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await hang_up(self.writer)

    async def send(self, head: str, body: bytes = b"") -> int:
        """Send a request as it is; the status of its answer."""
        self.writer.write(head.replace("\n", "\r\n").encode() + b"\r\n" + body)
        async with asyncio.timeout(30):
            return int((await self.reader.readline()).split()[1])

    async def ask(self, request: str, headers: str = "", body: bytes = b"") -> int:
        """Ask for something in a sound way; the status of the answer, which is read to its end."""
        length = f"Content-Length: {len(body)}\n" if body else ""
        said = f"Host: localhost\nAccept-Encoding: gzip, br\n{length}{headers}"
        status = await self.send(f"{request} HTTP/1.1\n{said}", body)
        async with asyncio.timeout(30):
            told = (await self.reader.readuntil(b"\r\n\r\n")).lower()
            await self.reader.readexactly(int(told.partition(b"content-length: ")[2].split()[0]))
        return status

    async def ended(self) -> None:
        """Wait until the proxy ends the connection."""
        async with asyncio.timeout(30):
            await self.reader.read()


POST = "POST /room/api/look HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
LONG = 70_000
END = b"\r\n0\r\n\r\n"
REFUSED = {
    "a body that is too long": (f"{POST}Content-Length: {LONG}\n", b"x" * LONG),
    "a chunk that is too long": (f"{POST}Transfer-Encoding: chunked\n", b"%x\r\n" % LONG + b"x" * LONG + END),
    "a broken chunk": (f"{POST}Transfer-Encoding: chunked\n", b"ZZZ\r\n\r\n"),
    "a long address that is led elsewhere": (f"GET /{'a' * 6_000}/ HTTP/1.1\nHost: localhost\n", b""),
    "a method that nobody knows": ("FOO / HTTP/1.1\nHost: localhost\n", b""),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_no_request_keeps_others_from_the_processes(
    processes: list[Server], proxy: Proxy, refused: str
) -> None:
    head, body = REFUSED[refused]

    async def scene(port: int) -> list[int]:
        for number in range(16):  # the chance that all of them reach one process is one in 32,768
            async with Line(port, ATTACKER) as line:
                await line.send(f"{head}User-Agent: attacker {number}\n", body)
        seen = []
        for number in range(8):
            async with Line(port, OTHERS) as line:
                seen.append(await line.ask("GET /healthz", f"User-Agent: visitor {number}\n"))
        return seen

    with proxy(*ports_of(processes)) as port:
        assert play(scene(port)) == [200] * 8


HALVES = {
    "nothing": b"",
    "half a line": b"GET / HTT",
    "half a head": b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    "half a body": POST.replace("\n", "\r\n").encode() + b"Content-Length: 100\r\n\r\nhalf",
    "half a chunk": POST.replace("\n", "\r\n").encode() + b"Transfer-Encoding: chunked\r\n\r\n64\r\nhalf",
}


def test_half_sent_requests_are_ended(processes: list[Server], proxy: Proxy) -> None:
    async def half(port: int, sent: bytes) -> None:
        async with Line(port, ATTACKER) as line:
            line.writer.write(sent)
            await line.ended()

    async def scene(port: int) -> None:
        await asyncio.gather(*[half(port, sent) for sent in HALVES.values() for _ in range(20)])

    with proxy(*ports_of(processes), patience="1s") as port:
        play(scene(port))


def test_caddy_speaks_the_version_of_http_in_which_it_ends_half_sent_bodies(
    processes: list[Server], tmp_path: Path
) -> None:
    needs(CADDY, "no caddy found")
    tls = local_tls(tmp_path)

    async def chosen(port: int) -> str | None:
        context = ssl.create_default_context(cafile=str(tls.authority))
        context.set_alpn_protocols(["h2", "http/1.1"])
        _, writer = await asyncio.open_connection("localhost", port, ssl=context)
        name: str | None = writer.get_extra_info("ssl_object").selected_alpn_protocol()
        await hang_up(writer)
        return name

    with behind_caddy(*ports_of(processes), tls=tls) as port:
        assert play(chosen(port)) == "http/1.1"


def test_a_visit_and_a_slow_upload_outlive_the_patience_with_half_sent_requests(
    processes: list[Server], proxy: Proxy, shipped: Definition, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {name: question.option_ids[:1] for name, question in shipped.questions.items()}
    file = to_json(as_data(shipped, Response(answers=answers))).encode() + b" " * 90_000

    async def scene(port: int) -> None:
        async def patience_is_over() -> None:
            async with Line(port, OTHERS) as line:
                line.writer.write(HALVES["half a body"])
                await line.ended()

        async with Visitor(port) as visitor:
            assert visitor.socket
            await visitor.report_memory()
            await patience_is_over()
            send = visitor.socket.send

            async def halves(message: bytes) -> AsyncIterator[bytes]:
                yield message[: len(message) // 2]
                await patience_is_over()
                yield message[len(message) // 2 :]

            monkeypatch.setattr(visitor.socket, "send", lambda message: send(halves(message)))
            await visitor.drop("open-file", file)
            assert "pdf" in visitor.screen

    with proxy(*ports_of(processes), patience="1s") as port:
        play(scene(port))


def test_one_address_cannot_load_pages_without_end_behind_nginx(processes: list[Server]) -> None:
    """Caddy as it comes limits nobody: there, the app has to bear it."""
    needs(NGINX, "no nginx found")

    async def office(port: int, page: str) -> list[int]:
        """A hundred people behind one address, who load a page three times each."""

        async def person() -> list[int]:
            async with Line(port, OTHERS if page == "/" else MORE_OTHERS) as line:
                return [await line.ask(f"GET {page}") for _ in range(3)]

        return [status for one in await asyncio.gather(*[person() for _ in range(100)]) for status in one]

    async def scene(port: int) -> None:
        async def attack(page: str) -> bool:
            async with Line(port, ATTACKER) as line:
                seen = [await line.ask(f"GET {page}") for _ in range(MOST // 20)]
            return 429 in seen

        for page in ("/", "/room"):
            assert any(await asyncio.gather(*[attack(page) for _ in range(20)]))
            assert set(await office(port, page)) == {200}

    with behind_nginx(*ports_of(processes)) as port:
        play(scene(port))


def test_wrong_codes_of_one_address_close_no_room_to_another(
    processes: list[Server], proxy: Proxy, database: str
) -> None:
    """Limits go by the address from which a connection comes, whatever it says of itself."""
    _, keys = Rooms(Database(database), time.time).open(Terms("あおば工業", "見え方を知る", 3, "", "d"))

    async def look(line: Line, code: str, said: str = "") -> int:
        headers = "Content-Type: application/json\n" + (f"X-Forwarded-For: {said}\n" if said else "")
        asked = {"code": code, "language": "ja"}
        return await line.ask("POST /room/api/look", headers, json.dumps(asked).encode())

    async def scene(port: int) -> None:
        async with Line(port, ATTACKER) as attacker, Line(port, OTHERS) as phone:
            for number in range(MOST // 5):
                said = OTHERS if number % 2 else f"127.0.1.{number % 200}"
                if await look(attacker, f"{number:08}", said) == 429:
                    break
            else:
                pytest.fail("wrong codes are never slowed down")
            assert await look(phone, "00000000") == 404
            assert await look(phone, keys.code) == 200

    with proxy(processes[0].port) as port:
        play(scene(port))


def test_a_process_that_does_not_answer_is_left_out(processes: list[Server], proxy: Proxy) -> None:
    async def scene(port: int) -> list[int]:
        async with Line(port, OTHERS) as line:
            return [await line.ask("GET /healthz", f"User-Agent: visitor {number}\n") for number in range(8)]

    with proxy(processes[0].port, free_port()) as port:
        assert play(scene(port)) == [200] * 8


def test_caddy_shows_the_page_of_a_process_whose_files_have_a_mistake(tmp_path: Path) -> None:
    """It asks visitors to come back, which says more than a proxy that finds no process."""
    needs(CADDY, "no caddy found")
    home = make_home(tmp_path / "own")
    (home / "rules.yaml").write_text("provider: [", "utf-8")

    async def scene(port: int) -> int:
        async with Line(port, ATTACKER) as held:
            held.writer.write(HALVES["half a head"])
            await held.ended()  # by then, Caddy has looked after the process
        async with Line(port, OTHERS) as line:
            return await line.ask("GET /")

    settings = {"DIAGNOSIS_HOME": str(home), "DIAGNOSIS_QUESTIONS": "", "DIAGNOSIS_RULES": ""}
    with running_server(None, **settings) as server, behind_caddy(server.port, patience="1s") as port:
        assert server.get("/readyz").status == 503
        assert play(scene(port)) == 200
