"""A file that was made is there until it has been fetched, whatever others do meanwhile."""

import asyncio
import json

from benchmarks.protocol import Visitor
from diagnosis import Definition, Response
from diagnosis.engine.response import as_data
from diagnosis.report.document import to_json
from tests.browser.phone import answers_that_vary
from tests.server import running_server


async def opened(port: int, definition: Definition) -> Visitor:
    """A visitor on the result."""
    visitor = Visitor(port)
    await visitor.open()
    session = json.loads(json.loads(visitor.screen["memory"].json))["session"]
    response = to_json(as_data(definition, Response(answers=answers_that_vary(definition))))
    saved = {"response": response, "language": "en", "screen": "result", "saved": 0}
    await visitor.trigger(
        "memory", {"kind": "opened", "session": session, "storage": True, "saved": saved, "here": True}
    )
    return visitor


def test_a_summary_waits_for_a_slow_line_while_others_tap(definition: Definition) -> None:
    async def scene(port: int) -> bytes:
        slow, other = await opened(port, definition), Visitor(port)
        address = await slow.made("pdf")
        await other.open()
        for _ in range(6):
            await other.run()
        content = await slow.fetch(address)
        for visitor in (slow, other):
            await visitor.close()
        return content

    with running_server() as server:
        assert asyncio.run(scene(server.port)).startswith(b"%PDF-")
