"""Tests whose visitors come by websocket, beside others that hold a browser."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def play(scene: Coroutine[Any, Any, Result]) -> Result:
    """Run a scene to its end, in a thread of its own: a browser that is open keeps the loop of this one."""
    with ThreadPoolExecutor(1) as stage:
        return stage.submit(asyncio.run, scene).result()
