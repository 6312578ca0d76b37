"""Threads for rooms alone: where their database hangs, nothing else waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

_AT_ONCE, _WAITING, _PATIENCE = 8, 200, 3.0
Given = ParamSpec("Given")
Result = TypeVar("Result")


class BusyError(Exception):
    """No thread became free in time."""


class Threads:
    """At most `at_once` calls run, and `waiting` further ones wait, each for `patience` seconds at most."""

    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="rooms")
        self._free = asyncio.Semaphore(at_once)
        self._most_waiting, self._patience = waiting, patience
        self._waiting = 0

    async def run(self, do: Callable[Given, Result], *arguments: Given.args, **named: Given.kwargs) -> Result:
        """The result of a call. Raises BusyError, and then it was not made."""
        if self._waiting >= self._most_waiting:
            raise BusyError
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, lambda: do(*arguments, **named))
        finally:
            self._free.release()


@cache
def room_threads() -> Threads:
    """Those of this server."""
    return Threads(_AT_ONCE, _WAITING, _PATIENCE)
