"""What one stranger does by websockets: each attack gets the server, and tells what became of it."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.error import HTTPError

from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException

from diagnosis import ResponseError
from diagnosis.languages import LANGUAGES
from diagnosis.report.reopen import reopen
from diagnosis.texts import text
from diagnosis.ui.kit.file_names import named
from tests.support.frozen import DEFINITION
from tests.support.hostile import hostile_file
from tests.support.scenes import opened
from tests.support.server import TOKEN, Server
from tests.support.visitor import Visitor

Attack = Callable[[Server], Awaitable[str]]


async def presses(server: Server) -> str:
    """1,000 presses on "language" at the result, without waiting."""
    visitor = await opened(server.port, DEFINITION)
    press = WidgetState(id=visitor.screen["language"].id, trigger_value=True)
    await visitor.rush(*[press] * 1_000)
    return "1,000 sent"


async def hostile_files(server: Server) -> str:
    """The five slowest of 150 hostile files that are refused, dropped on one connection."""
    slowest = await asyncio.to_thread(_slowest_files)
    async with Visitor(server.port) as visitor:
        await visitor.report_memory()
        for content in slowest:
            await visitor.drop("open-file", content)
    return "5 refused"


def _slowest_files() -> list[bytes]:
    timed = []
    for number in range(150):
        content = hostile_file(number)
        start = time.process_time()
        try:
            reopen(DEFINITION, content)
        except ResponseError:
            timed.append((time.process_time() - start, content))
    return [content for _, content in sorted(timed, reverse=True)[:5]]


async def pdfs(server: Server) -> str:
    """150 PDFs asked for at once on one connection."""
    visitor = await opened(server.port, DEFINITION)
    made = await visitor.press_at_once("pdf", 150)
    await visitor.close()
    return f"{sum(made)} made, {150 - sum(made)} refused"


async def foreign_origin(server: Server) -> str:
    """Twenty handshakes in the name of another site."""
    refused = 0
    for _ in range(20):
        with suppress(TimeoutError):
            try:
                await Visitor(server.port, Origin="https://evil.example").open()
            except WebSocketException:
                refused += 1
    return f"{refused} of 20 refused"


async def wrong_tokens(server: Server) -> str:
    """2,000 wrong tokens on five connections; then the right one."""

    async def guessing() -> None:
        visitor = Visitor(server.port)
        await visitor.open(page="consultant")
        guesses = [visitor.event("door", "token", {"token": secrets.token_hex(8)}) for _ in range(400)]
        await visitor.rush(*guesses)
        held.append(visitor)

    held: list[Visitor] = []
    await asyncio.gather(*[guessing() for _ in range(5)])
    async with Visitor(server.port) as consultant:
        await consultant.open(page="consultant")
        start = time.perf_counter()
        await consultant.run(consultant.event("door", "token", {"token": TOKEN}))
        took = time.perf_counter() - start
        inside = "keeper" in consultant.screen
    return f"right token {'let in' if inside else 'NOT let in'} in {took:.2f} s"


async def half_requests(server: Server) -> str:
    """1,500 requests of which only half a line comes."""
    halves = []
    for _ in range(1_500):
        _, writer = await asyncio.open_connection("localhost", server.port)
        writer.write(b"GET / HTT")
        halves.append(writer)
    await asyncio.sleep(3)
    for writer in halves:
        writer.close()
    return "1,500 open"


async def idle_websockets(server: Server) -> str:
    """As many websockets that say nothing as the proxy lets one address open."""
    held = []
    for _ in range(700):
        visitor = Visitor(server.port)
        await visitor.connect()
        held.append(visitor)
    await asyncio.gather(*[visitor.close() for visitor in held])
    return "700 open"


async def bad_states(server: Server) -> str:
    """300 states of widgets that make no sense."""
    async with Visitor(server.port) as visitor:
        name = f"$$STREAMLIT_INTERNAL_KEY_{visitor.screen['memory'].id}__events"
        before = len(server.log())
        await visitor.rush(*[WidgetState(id=name, json_trigger_value="{Zwiebelfisch")] * 300)
        await asyncio.sleep(2)
        grown = len(server.log()) - before
    return f"log grew by {grown / 1000:.0f} kB, {server.log().count('Zwiebelfisch')} quotes"


async def big_notes(server: Server) -> str:
    """Twenty notes of 1.9 MB, one session each."""
    before = server.memory()
    people = [await opened(server.port, DEFINITION) for _ in range(20)]
    come = server.memory()
    for person in people:
        await person.run(WidgetState(id=person.screen["detail:note"].id, string_value="n" * 1_900_000))
    after = server.memory()
    for person in people:
        await person.close()
    more, without = (after - come) / 20, (come - before) / 20
    return f"{more:.0f} kB more a session ({without:.0f} kB without)"


async def files_of_others(server: Server) -> str:
    """Addresses of files by the hash of their content, as Streamlit alone would name them."""
    from streamlit.runtime import memory_media_file_storage as storage

    visitor = await opened(server.port, DEFINITION)
    content = await visitor.fetch(await visitor.made("pdf"))
    file = f"{named(text(LANGUAGES[0], 'result.file-copy'), '')}.pdf"
    name = storage._calculate_file_id(content, "application/pdf", file)
    try:
        await visitor.fetch(f"http://localhost:{server.port}/media/{name}.pdf")
    except HTTPError as error:
        return f"HTTP {error.code}"
    return "FOUND"


BY_WEBSOCKET: dict[str, Attack] = {
    "1,000 presses": presses,
    "5 hostile files": hostile_files,
    "150 PDFs": pdfs,
    "foreign origin": foreign_origin,
    "2,000 wrong tokens": wrong_tokens,
    "1,500 half requests": half_requests,
    "700 idle websockets": idle_websockets,
    "300 bad states": bad_states,
    "20 notes of 1.9 MB": big_notes,
    "guessed files": files_of_others,
}
