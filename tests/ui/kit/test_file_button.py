"""A file that was made is there for a while, whatever anyone does meanwhile, and no longer."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError

import pytest

from diagnosis import Definition
from diagnosis.ui.kit import file_button
from diagnosis.ui.kit.file_button import BusyError, Turns
from tests.support.scenes import opened, play
from tests.support.server import Server, running_server
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


@pytest.mark.slow
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

    sooner = "from diagnosis.ui.platform.streamlit_internals import made_files as files\nfiles.KEPT, files.PACE = 5.0, 0.2"
    with running_server(first=sooner) as server:
        play(scene(server.port))


def test_a_visits_further_presses_wait_or_are_refused() -> None:
    turns = Turns(threading.Semaphore(1))
    began, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        with turns.one():
            began.set()
            go_on.wait(10)
        return "made"

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(slow)
        assert began.wait(10)
        second = pool.submit(slow)
        while turns._admitted.acquire(blocking=False):
            turns._admitted.release()
        with pytest.raises(BusyError), turns.one():
            pass
        go_on.set()
        assert (first.result(10), second.result(10)) == ("made", "made")
    with turns.one():
        pass


def test_a_visit_waits_for_others_files_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = threading.Semaphore(1)
    monkeypatch.setattr(file_button, "_PATIENCE", 0.0)
    with Turns(everybody).one(), pytest.raises(BusyError), Turns(everybody).one():
        pass
    with Turns(everybody).one():
        pass


def test_a_rush_of_presses_makes_two_files_and_refuses_the_rest(
    server: Server, definition: Definition
) -> None:
    async def scene() -> list[bool]:
        visitor = await opened(server.port, definition)
        made = await visitor.press_at_once("pdf", 30)
        await visitor.close()
        return made

    made = play(scene())
    assert len(made) == 30
    assert 1 <= sum(made) < 15
