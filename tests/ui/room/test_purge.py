"""Rooms are purged by a clock that runs evenly, and by no other."""

import asyncio

import pytest

from diagnosis.ui.room import purge as module
from diagnosis.ui.room.purge import EVERY, SteadyClock, purge_loop
from tests.support.scenes import play

DAY = 24 * 60 * 60.0


class Clocks:
    """A wall clock that can be set, and one that cannot; both go on by what is slept."""

    def __init__(self) -> None:
        self.wall, self.monotonic = 1_800_000_000.0, 5.0

    def pass_by(self, seconds: float) -> None:
        self.wall += seconds
        self.monotonic += seconds

    def steady(self) -> SteadyClock:
        return SteadyClock(lambda: self.wall, lambda: self.monotonic)


def test_a_clock_is_trusted_at_the_second_look_that_agrees() -> None:
    clocks = Clocks()
    steady = clocks.steady()
    looks = []
    for leap in (0.0, 0.0, DAY, 0.0, -DAY, 0.0, 30.0, -40.0):
        clocks.pass_by(EVERY)
        clocks.wall += leap
        looks.append(steady.is_steady())
    assert looks == [False, True, False, True, False, True, True, True]


def test_a_leap_that_is_put_right_before_the_next_look_purges_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clocks = Clocks()
    purged: list[float] = []
    leaps = iter([0.0, 0.0, DAY, -DAY, 0.0, 0.0])
    start = clocks.wall

    async def sleep(seconds: float) -> None:
        clocks.pass_by(seconds)
        leap = next(leaps, None)
        if leap is None:
            raise asyncio.CancelledError
        clocks.wall += leap

    async def scene() -> None:
        monkeypatch.setattr(asyncio, "sleep", sleep)
        await purge_loop()

    monkeypatch.setattr(module, "SteadyClock", clocks.steady)
    monkeypatch.setattr(module, "purge", lambda: purged.append(clocks.wall - start))
    with pytest.raises(asyncio.CancelledError):
        play(scene())
    assert purged == [EVERY, 2 * EVERY, 5 * EVERY, 6 * EVERY]
