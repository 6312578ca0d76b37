"""A file that was made is there for a while, whatever anyone does meanwhile, and no longer."""

import asyncio
from urllib.error import HTTPError

from diagnosis import Definition
from tests.support.scenes import opened, play
from tests.support.server import running_server
from tests.support.visitor import Visitor


async def gone(visitor: Visitor, address: str) -> bool:
    """Whether there is nothing at the address any more, or soon will not be."""
    for _ in range(60):
        try:
            await visitor.fetch(address)
        except HTTPError as error:
            return error.code == 404
        await asyncio.sleep(0.5)
    return False


def test_a_summary_waits_for_a_slow_line_while_others_tap_and_then_goes(definition: Definition) -> None:
    async def scene(port: int) -> None:
        slow, other = await opened(port, definition), Visitor(port)
        address = await slow.made("pdf")
        await other.open()
        for _ in range(6):
            await other.run()
        await slow.run()
        assert (await slow.fetch(address)).startswith(b"%PDF-")
        assert await gone(slow, address)
        assert (await slow.fetch(await slow.made("pdf"))).startswith(b"%PDF-")
        for visitor in (slow, other):
            await visitor.close()

    sooner = "from diagnosis.ui import made_files as files\nfiles.KEPT, files.PACE = 5.0, 0.2"
    with running_server(first=sooner) as server:
        play(scene(server.port))
