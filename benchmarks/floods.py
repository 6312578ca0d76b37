"""What a stranger, a hanging database and busy authors do to a server, in ways that are no visit.

Requests in great numbers come from a process of their own, so that sending them delays none of the visitors
who are measured: `python -m benchmarks.floods load|halves PORT`. Each ends by itself, after SECONDS or when
the proxy has ended what it holds.
"""

import asyncio
import json
import os
import resource
import shutil
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from benchmarks.attacks import Attack
from diagnosis.paths import ROOT
from tests.support.bench import settings
from tests.support.frozen import QUESTIONS, RULES
from tests.support.proxy import CADDY, NGINX, behind_caddy, behind_nginx
from tests.support.server import TOKEN, Server, running_server
from tests.support.visitor import Visitor

SECONDS = 7.0
"""How long an attack goes on."""
RATE, CONNECTIONS = 600, 40
"""Pages asked for in a second, and connections by which they are asked for."""
HALVES = 3_400
"""Requests of which only a part of the body comes."""
_PATIENCE = 20.0
"""Seconds after which half-sent requests are let go of that the proxy has not ended."""
PHONES, TABS = 100, 8
_STRANGER = "127.0.0.2"
"""Another address than that of the visitors, since proxies limit what one address may do."""


@contextmanager
def alone() -> Iterator[Server]:
    """One process, as `running_server` starts it."""
    with running_server(DIAGNOSIS_TOKEN=TOKEN) as server:
        yield server


@dataclass(frozen=True)
class Row:
    """A line of the table: what is done, and the server that it is done to."""

    attack: Attack
    server: Callable[[], AbstractContextManager[Server]] = alone


def floods() -> dict[str, Row]:
    """The rows by their names; those of proxies that are not there are left out."""
    rows = {f"GET /room, {RATE} a second": Row(pages)}
    for name, there, proxy in (("Caddy", CADDY, behind_caddy), ("nginx", NGINX, behind_nginx)):
        if there:
            rows[f"{HALVES:,} half bodies, {name}"] = Row(half_bodies, partial(_behind, proxy))
    rows["hanging rooms database"] = Row(phones, _hanging_database)
    rows[f"{TABS} workbench tabs"] = Row(tabs, _with_workbench)
    return rows


@contextmanager
def _behind(proxy: Callable[..., AbstractContextManager[int]]) -> Iterator[Server]:
    with alone() as server, proxy(server.port) as port:
        yield Server(port, server.log_file, server.pid)


@contextmanager
def _hanging_database() -> Iterator[Server]:
    """The address of the database is one at which connections are taken, and nothing is ever answered."""
    with socket.create_server(("127.0.0.1", 0), backlog=4_096) as silent:
        address = f"postgresql://owner@127.0.0.1:{silent.getsockname()[1]}/rooms"
        with running_server(DIAGNOSIS_DATABASE=address) as server:
            yield server


@contextmanager
def _with_workbench() -> Iterator[Server]:
    """Consultants may publish to a folder of a firm."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (QUESTIONS, RULES):
            shutil.copy(file, folder)
        with running_server(None, **settings(Path(folder))) as server:
            yield server


# ---- attacks ----


async def pages(server: Server) -> str:
    """The page of phones, RATE times a second."""
    return await _sent("load", server.port)


async def half_bodies(server: Server) -> str:
    """HALVES requests whose bodies never come to their end."""
    return await _sent("halves", server.port)


async def phones(server: Server) -> str:
    """PHONES phones that ask for a room, each again as soon as it is answered."""
    end = time.perf_counter() + SECONDS
    seen: Counter[str] = Counter()

    async def phone(client: httpx.AsyncClient, number: int) -> None:
        while time.perf_counter() < end:
            asked = {"code": f"{number:08}", "language": "ja"}
            try:
                seen[str((await client.post("/room/api/look", json=asked)).status_code)] += 1
            except httpx.TransportError as error:
                seen[type(error).__name__] += 1

    limits = httpx.Limits(max_connections=PHONES)
    address = f"http://localhost:{server.port}"
    async with httpx.AsyncClient(base_url=address, timeout=SECONDS, limits=limits) as client:
        await asyncio.gather(*[phone(client, number) for number in range(PHONES)])
    return f"{PHONES} phones: " + ", ".join(f"{count} times {what}" for what, count in seen.items())


async def tabs(server: Server) -> str:
    """TABS tabs that edit at the same moment, and again as soon as an edit is proved."""
    benches = await asyncio.gather(*[_bench(server) for _ in range(TABS)])
    end = time.perf_counter() + SECONDS
    proved = 0

    async def edit(visitor: Visitor) -> None:
        nonlocal proved
        serial, text = 0, RULES.read_text("utf-8")
        while time.perf_counter() < end:
            serial += 1
            texts = {RULES.name: f"{text}# {serial}\n"}
            await _tell(visitor, {"loads": 1, "serial": serial, "texts": texts})
            proving = status = _editor(visitor)["status"]
            while time.perf_counter() < end and status == proving:
                await asyncio.sleep(0.4)
                await visitor.run(fragment=visitor.repeated)
                status = _editor(visitor)["status"]
            proved += status != proving

    await asyncio.gather(*[edit(visitor) for visitor in benches])
    await asyncio.gather(*[visitor.close() for visitor in benches])
    return f"{proved} edits proved in {SECONDS:.0f} s"


async def _bench(server: Server) -> Visitor:
    visitor = Visitor(server.port)
    await visitor.open(page="workbench")
    await visitor.run(visitor.event("door", "token", {"token": TOKEN}))
    await _tell(visitor, {"kind": "opened", "loads": 1, "tab": os.urandom(8).hex(), "saved": None})
    return visitor


def _editor(visitor: Visitor) -> dict[str, Any]:
    state: dict[str, Any] = json.loads(json.loads(visitor.screen["editor"].json))
    return state


async def _tell(visitor: Visitor, said: dict[str, Any]) -> None:
    await visitor.trigger("editor", {"session": _editor(visitor)["session"], **said})


# ---- in a process of their own ----


async def _sent(what: str, port: int) -> str:
    command = [sys.executable, "-m", "benchmarks.floods", what, str(port)]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return output.decode().strip()


async def _load(port: int) -> str:
    end = time.perf_counter() + SECONDS
    answered = refused = 0
    request = b"GET /room HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n"

    async def line(number: int) -> None:
        nonlocal answered, refused
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(_STRANGER, 0))
        due = time.perf_counter() + number / RATE
        while due < end:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            due = max(due, time.perf_counter() - 1) + CONNECTIONS / RATE
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            await reader.readexactly(int(head.partition(b"content-length: ")[2].split()[0]))
            if b" 200 " in head.partition(b"\r\n")[0]:
                answered += 1
            else:
                refused += 1
        writer.close()

    await asyncio.gather(*[line(number) for number in range(CONNECTIONS)])
    return f"{answered / SECONDS:.0f} pages a second, {refused} refused"


async def _halves(port: int) -> str:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    head = b"POST /room/api/look HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    ended = failed = refused = 0

    async def half() -> None:
        nonlocal ended, failed, refused
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(_STRANGER, 0))
            writer.write(head + b"Content-Length: 100\r\n\r\nhalf")
            async with asyncio.timeout(_PATIENCE):
                answer = await reader.read()
            refused += b" 503 " in answer.partition(b"\r\n")[0]
            ended += 1
        except TimeoutError:
            pass
        except OSError:
            failed += 1

    begun = []
    for _ in range(HALVES // 100):
        begun += [asyncio.create_task(half()) for _ in range(100)]
        await asyncio.sleep(0.05)
    await asyncio.gather(*begun)
    parts = {"refused": refused, "ended": ended - refused, "broken off": failed}
    parts[f"held for {_PATIENCE:.0f} s"] = HALVES - ended - failed
    return ", ".join(f"{count} {what}" for what, count in parts.items() if count)


if __name__ == "__main__":
    print(asyncio.run({"load": _load, "halves": _halves}[sys.argv[1]](int(sys.argv[2]))))
