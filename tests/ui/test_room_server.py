"""The room's addresses, as the server answers them."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from diagnosis.rooms import service
from diagnosis.sending.limits import Limits
from diagnosis.ui.room import api
from diagnosis.ui.server import room


@pytest.fixture(autouse=True)
def _rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DIAGNOSIS_DATABASE", f"sqlite:///{tmp_path}/rooms.sqlite")
    service.rooms.cache_clear()
    yield
    service.rooms.cache_clear()


def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(room.RoomMiddleware(PlainTextResponse("elsewhere")))
    return httpx.AsyncClient(transport=transport, base_url="https://check.example")


def test_after_many_wrong_codes_a_further_one_is_refused_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "guessing", Limits(from_one=2, from_all=9))
    waited: list[float] = []

    async def note(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(room.asyncio, "sleep", note)

    async def scene() -> list[int]:
        async with client() as phone:
            codes = [f"WRONG{number}" for number in range(3)]
            return [(await phone.post("/room/api/look", json={"code": code})).status_code for code in codes]

    assert asyncio.run(scene()) == [404, 404, 429]
    assert waited == [room._SLOWLY]
