"""What others feel while one stranger does their worst, before and during.

`python -m benchmarks.attack [--seconds 8]`; Linux, Chromium not needed. Each attack has a server of its own,
on which four visitors answer questions, one tap a second each, and ask for a PDF now and then. The limit is
`LIMIT` for their 95th centile during the attack; the table ends with 1 where one is over it.

For "foreign origin" the server runs in a network namespace in which outgoing packets are dropped without a
word, as many firewalls do (needs root and `ip`; else it is said and left out).
"""

import argparse
import asyncio
import shlex
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.attacks import BY_WEBSOCKET, Attack
from benchmarks.floods import Row, floods
from diagnosis import ResponseError
from diagnosis.report.reopen_case import open_anything
from diagnosis.ui.platform.http.paths import READY
from tests.support.frozen import DEFINITION
from tests.support.hostile import hostile_case
from tests.support.scenes import opened
from tests.support.server import Server
from tests.support.visitor import Visitor

LIMIT = 0.3
"""Seconds that 95 of 100 taps of others have to stay below."""
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


async def others(server: Server, felt: Felt, seconds: float) -> None:
    """Visitors who go on as ever for this many seconds."""
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
            try:
                await asyncio.to_thread(server.get, READY)
            finally:  # what is never answered counts with the time that was waited
                felt.health.append(time.perf_counter() - start)
            felt.threads = max(felt.threads, server.threads())
            await asyncio.sleep(0.2)

    parts = [answering(number * 0.12) for number in range(_OTHERS)]
    outcomes = await asyncio.gather(*parts, printing(), watching(), return_exceptions=True)
    felt.errors = sum(isinstance(outcome, BaseException) for outcome in outcomes)


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
        f"exec {sys.executable} -m benchmarks.attack --inside {shlex.join(sys.argv[1:])}",
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
    print(f"{'95th centiles in ms':26}" + "".join(f"{title:>8}" for title in titles) + "  outcome")
    slow = False
    rows = {name: Row(attack) for name, attack in BY_WEBSOCKET.items()} | floods()
    for name, row in rows.items():
        if options.only and options.only not in name:
            continue
        with row.server() as server:
            before, during, outcome = asyncio.run(attacked(server, row.attack, options.seconds))
        figures = (before.taps, during.taps, before.pdfs, during.pdfs, during.health)
        tap, tap_during, pdf, pdf_during, health = (1000 * before.centile(times) for times in figures)
        numbers = (tap, tap_during, pdf, pdf_during, health, during.threads)
        failed = f", {during.errors} of the others failed" if during.errors else ""
        print(
            f"{name:26}" + "".join(f"{number:8.0f}" for number in numbers) + f"  {outcome}{failed}",
            flush=True,
        )
        slow |= bool(during.errors) or not tap_during < 1000 * LIMIT or not health < 1000 * LIMIT
    if not options.only:
        print(case_files())
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
