"""Tests whose visitors come by websocket, beside others that hold a browser."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from diagnosis import Definition, Response
from diagnosis.engine.response import as_data
from diagnosis.report.result_json import to_json
from tests.support.frozen import answers_that_vary
from tests.support.visitor import Visitor

Result = TypeVar("Result")


def play(scene: Coroutine[Any, Any, Result]) -> Result:
    """Run a scene to its end, in a thread of its own: a browser that is open keeps the loop of this one."""
    with ThreadPoolExecutor(1) as stage:
        return stage.submit(asyncio.run, scene).result()


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """Close a connection and wait until it is: a loop that ends sooner leaves its socket open."""
    writer.close()
    try:
        async with asyncio.timeout(5):
            await writer.wait_closed()
    except OSError:  # the other end was quicker, or (TimeoutError) reads no more
        writer.transport.abort()


async def opened(port: int, definition: Definition, screen: str = "result", language: str = "en") -> Visitor:
    """A visitor on the result, or on another screen, with all answers given."""
    visitor = Visitor(port)
    await visitor.open()
    response = to_json(as_data(definition, Response(answers=answers_that_vary(definition))))
    await visitor.report_memory({"response": response, "language": language, "screen": screen, "saved": 0})
    return visitor
