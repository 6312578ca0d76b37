"""Days are those of the firm, wherever the server stands."""

import datetime
import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from diagnosis.counts.days import day_at


@pytest.fixture
def _server_in_chicago(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/Chicago")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


AFTERNOON_IN_JAPAN = datetime.datetime(2026, 11, 30, 14, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.usefixtures("_server_in_chicago")
def test_the_day_is_that_of_the_zone_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIAGNOSIS_TIME_ZONE", raising=False)
    assert day_at(AFTERNOON_IN_JAPAN).isoformat() == "2026-11-29"
    monkeypatch.setenv("DIAGNOSIS_TIME_ZONE", "Asia/Tokyo")
    assert day_at(AFTERNOON_IN_JAPAN).isoformat() == "2026-11-30"
