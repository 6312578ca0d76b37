"""What others feel while one stranger does their worst, before and during.

`python -m benchmarks.attack [--seconds 8]`; Linux, Chromium not needed. Each attack has a server of its own,
on which four visitors answer questions, one tap a second each, and ask for a PDF now and then. The limit is
`LIMIT` for their 95th centile during the attack; the table ends with 1 where one is over it.

For "foreign origin" the server runs in a network namespace in which outgoing packets are dropped without a
word, as many firewalls do (needs root and `ip`; else it is said and left out).
"""

import argparse
import asyncio
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.error import HTTPError

from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException

from diagnosis import ResponseError
from diagnosis.report.case_file import open_anything
from diagnosis.report.reopen import reopen
from tests.support.frozen import DEFINITION
from tests.support.hostile import hostile_case, hostile_file
from tests.support.scenes import opened
from tests.support.server import Server, running_server
from tests.support.visitor import Visitor

LIMIT = 0.3
"""Seconds that 95 of 100 taps of others have to stay below."""
TOKEN = "kX3-vq8Zt1_wRb5mPz7uYc2d"
_OTHERS = 4


@dataclass
class Felt:
    """What the others felt: seconds of each tap and each PDF, and the most threads the server had."""

    taps: list[float] = field(default_factory=list)
    pdfs: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    threads: int = 0
    errors: int = 0

    def centile(self, times: list[float]) -> float:
        """The 95th centile in seconds."""
        return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))] if times else float("nan")


Attack = Callable[[Server], Awaitable[str]]


async def others(server: Server, felt: Felt, seconds: float) -> None:
    """Visitors who go on as ever for so many seconds."""
    end = time.perf_counter() + seconds

    async def answering(delay: float) -> None:
        await asyncio.sleep(delay)
        async with Visitor(server.port) as visitor:
            await visitor.report_memory()
            await visitor.press("begin")
            while time.perf_counter() < end:
                felt.taps.append(await visitor.press("language"))
                await asyncio.sleep(0.5)

    async def printing() -> None:
        visitor = await opened(server.port, DEFINITION)
        while time.perf_counter() < end:
            felt.pdfs.append((await visitor.download("pdf"))[0])
            await asyncio.sleep(1)
        await visitor.close()

    async def watching() -> None:
        while time.perf_counter() < end:
            start = time.perf_counter()
            await asyncio.to_thread(server.get, "/_stcore/health")
            felt.health.append(time.perf_counter() - start)
            felt.threads = max(felt.threads, server.threads())
            await asyncio.sleep(0.2)

    parts = [answering(number * 0.12) for number in range(_OTHERS)]
    outcomes = await asyncio.gather(*parts, printing(), watching(), return_exceptions=True)
    felt.errors = sum(isinstance(outcome, BaseException) for outcome in outcomes)


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
    content = await visitor.fetch(await visitor.made("json"))
    name = storage._calculate_file_id(content, "application/json", "self-check-result.json")
    try:
        await visitor.fetch(f"http://localhost:{server.port}/media/{name}.json")
    except HTTPError as error:
        return f"HTTP {error.code}"
    return "FOUND"


ATTACKS: dict[str, Attack] = {
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


async def attacked(server: Server, attack: Attack, seconds: float) -> tuple[Felt, Felt, str]:
    """What others felt before and during, and what became of the attack."""
    before, during = Felt(), Felt()
    await others(server, before, seconds)
    _, outcome = await asyncio.gather(others(server, during, seconds), _later(attack, server))
    return before, during, outcome


async def _later(attack: Attack, server: Server) -> str:
    await asyncio.sleep(1)
    return await attack(server)


def case_files() -> str:
    """The slowest of many hostile case files, in seconds of processor time."""
    slowest = 0.0
    for number in range(200):
        content = hostile_case(number)
        start = time.process_time()
        with suppress(ResponseError):
            open_anything(DEFINITION, content)
        slowest = max(slowest, time.process_time() - start)
    return f"slowest of 200 hostile case files of up to 1 MB: {slowest:.3f} s"


def in_a_dead_end() -> bool:
    """Go on in a network namespace whose outgoing packets vanish; whether that could be done."""
    if "--inside" in sys.argv:
        return True
    if not (shutil.which("ip") and shutil.which("unshare")):
        return False
    steps = (
        "ip link set lo up",
        "ip link add out type veth peer name gone",
        "ip addr add 10.9.9.2/24 dev out",
        "ip link set out up",
        "ip link set gone up",
        "ip neigh add 10.9.9.1 lladdr 02:00:00:00:00:01 dev out",
        "ip route add default via 10.9.9.1",
        f"exec {sys.executable} -m benchmarks.attack --inside {' '.join(sys.argv[1:])}",
    )
    done = subprocess.run(["unshare", "--net", "sh", "-c", " && ".join(steps)], check=False)
    sys.exit(done.returncode)


def main() -> int:
    """Print the table; 1 where others waited longer than LIMIT."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--inside", action="store_true")
    options = parser.parse_args()
    dead_end = in_a_dead_end()
    if not dead_end:
        print("no network namespace: outgoing packets are not dropped")
    titles = ("tap", "during", "pdf", "during", "health", "threads")
    print(f"{'95th centiles in ms':22}" + "".join(f"{title:>8}" for title in titles) + "  outcome")
    slow = False
    for name, attack in ATTACKS.items():
        if options.only and options.only not in name:
            continue
        with running_server(DIAGNOSIS_TOKEN=TOKEN) as server:
            before, during, outcome = asyncio.run(attacked(server, attack, options.seconds))
        figures = (before.taps, during.taps, before.pdfs, during.pdfs, during.health)
        tap, tap_during, pdf, pdf_during, health = (1000 * before.centile(times) for times in figures)
        numbers = (tap, tap_during, pdf, pdf_during, health, during.threads)
        failed = f", {during.errors} of the others failed" if during.errors else ""
        print(
            f"{name:22}" + "".join(f"{number:8.0f}" for number in numbers) + f"  {outcome}{failed}",
            flush=True,
        )
        slow |= bool(during.errors) or not tap_during < 1000 * LIMIT or not health < 1000 * LIMIT
    if not options.only:
        print(case_files())
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
