"""The room's addresses, as the server answers them."""

import asyncio
import gc
import socket
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from diagnosis.limits import Limits
from diagnosis.live import files
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.rooms import service
from diagnosis.rooms.terms import Terms
from diagnosis.storage import database
from diagnosis.ui.room import api
from diagnosis.ui.room import routes as room
from diagnosis.ui.room.room_threads import BusyError, Threads, room_threads
from tests.support.scenes import play
from tests.support.server import running_server
from tests.support.visitor import Visitor
from tests.support.web import client


@pytest.fixture(autouse=True)
def _rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DIAGNOSIS_QUESTIONS", str(QUESTIONS))
    monkeypatch.setenv("DIAGNOSIS_RULES", str(RULES))
    monkeypatch.setenv("DIAGNOSIS_DATABASE", f"sqlite:///{tmp_path}/rooms.sqlite")
    for kept in (service.rooms.cache_clear, room_threads.cache_clear, files.forget_definitions):
        kept()
    yield
    for kept in (service.rooms.cache_clear, room_threads.cache_clear, files.forget_definitions):
        kept()


def test_after_many_wrong_codes_a_further_one_is_refused_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "guessing", Limits(from_one=2, from_all=9))
    waited: list[float] = []

    async def note(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", note)

    async def scene() -> list[int]:
        async with client() as phone:
            codes = [f"WRONG{number}" for number in range(3)]
            return [(await phone.post("/room/api/look", json={"code": code})).status_code for code in codes]

    assert play(scene()) == [404, 404, 429]
    assert waited == [room._SLOWLY]


def test_while_a_database_is_held_all_else_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rooms.sqlite"
    _, keys = service.rooms().open(Terms("client", "purpose", 5, "", "digest"))
    files.current_definition()
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    begun: list[str] = []

    def answer(path: str, *others: Any) -> api.Answer:
        begun.append(path)
        return api.answer(path, *others)

    monkeypatch.setattr(room, "answer", answer)

    async def scene() -> list[int]:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(4))
        async with client() as everybody:
            asked = {"code": keys.code, "position": "manager", "consent": "no"}
            phones = [
                asyncio.create_task(
                    everybody.post("/room/api/join", json={**asked, "token": f"{number:064}"})
                )
                for number in range(40)
            ]
            while len(begun) < 4:
                await asyncio.sleep(0.01)
            for path, words in (("/healthz", "alive"), ("/readyz", "ready"), ("/", 'id="root"')):
                assert words in (await everybody.get(path)).text
            await asyncio.to_thread(str)  # the threads that all else shares are free
            assert not any(phone.done() for phone in phones)
            holder.execute("ROLLBACK")
            return [answer.status_code for answer in await asyncio.gather(*phones)]

    assert play(scene()) == [200] * 40
    holder.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_database_that_never_answers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.2)
    with socket.create_server(("localhost", 0)) as silent:
        address = f"postgresql://somebody@localhost:{silent.getsockname()[1]}/rooms"
        monkeypatch.setenv("DIAGNOSIS_DATABASE", address)
        service.rooms.cache_clear()

        async def scene() -> list[tuple[int, dict[str, str]]]:
            async with client() as phones:
                asked = [phones.post("/room/api/look", json={"code": "ABCDEFGH"}) for _ in range(12)]
                return [(answer.status_code, answer.json()) for answer in await asyncio.gather(*asked)]

        assert play(scene()) == [(503, {"error": "database"})] * 12
    gc.collect()  # pg8000 leaves its sockets to the collector


def test_who_would_wait_too_long_or_among_too_many_is_refused() -> None:
    go_on = threading.Event()

    async def scene() -> None:
        threads = Threads(at_once=2, waiting=3, patience=0.05)
        running = [asyncio.create_task(threads.run(go_on.wait)) for _ in range(2)]
        waiting = [asyncio.create_task(threads.run(go_on.wait)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await threads.run(go_on.wait)
        for task in waiting:
            with pytest.raises(BusyError):
                await task
        go_on.set()
        assert [await task for task in running] == [True, True]
        assert await threads.run(str, 5) == "5"

    play(scene())


@pytest.mark.slow
def test_the_self_check_goes_on_while_the_database_of_rooms_hangs() -> None:
    with socket.create_server(("localhost", 0), backlog=200) as silent:
        address = f"postgresql://somebody@localhost:{silent.getsockname()[1]}/rooms"
        named: dict[str, Any] = {"DIAGNOSIS_QUESTIONS": str(QUESTIONS), "DIAGNOSIS_RULES": str(RULES)}
        with running_server(DIAGNOSIS_DATABASE=address, **named) as server, ThreadPoolExecutor(40) as people:

            def look(_: int) -> int:
                return httpx.post(
                    f"{server.url}room/api/look", json={"code": "ABCDEFGH"}, timeout=30
                ).status_code

            phones = [people.submit(look, number) for number in range(40)]
            assert server.get("/readyz").body == b"ready"
            assert server.get("/").status == 200
            assert server.get("/room").status == 200

            async def visit() -> bool:
                async with Visitor(server.port) as visitor:
                    return bool(visitor.screen)

            assert play(visit())
            assert not all(phone.done() for phone in phones)
            assert {phone.result() for phone in phones} == {503}
            assert "the database cannot be used: TimeoutError" in server.log()
