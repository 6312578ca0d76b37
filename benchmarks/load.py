"""How many people can answer at once: this app beside an empty Streamlit app, in turns.

`python -m benchmarks.load [--people 100,200] [--floor 10,20] [--think 3] [--ramp 120] [--seconds 40]`

Each person opens the app, answers the real questionnaire to the result and takes the PDF, one
tap about every `think` seconds, again and again. They come in over `ramp` seconds, about as long
as a visit takes, so that at any moment they are on different screens. The floor is
`st.write("")` with Streamlit as it comes; all its taps are alike, so ten seconds of ramp are
enough. Linux only: processor time and memory are read from /proc.
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.protocol import Visitor
from diagnosis.definition.loader import ROOT, load_definition
from tests.server import free_port

OURS, FLOOR = "this app", "empty app"
AS_IT_COMES = (
    "import sys; sys.modules.update(uvloop=None, httptools=None, orjson=None); "
    "from streamlit.web.cli import main; main()"
)
"""Streamlit without what `streamlit[performance]` adds."""
LIMIT = 0.3
"""Seconds that 95 of 100 taps have to stay below."""


@dataclass
class App:
    """A server under load."""

    name: str
    process: "subprocess.Popen[bytes]"
    port: int

    def cpu(self) -> float:
        """Processor time used so far, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Resident memory in kB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


@dataclass
class Figures:
    """What a round gave: seconds by what was tapped, errors, and the share of a core that was used.

    Only what ends after `since` counts.
    """

    since: float
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: int = 0
    visits: int = 0
    cores: float = 0.0

    def note(self, name: str, seconds: float) -> None:
        """Count one tap."""
        if time.perf_counter() >= self.since:
            self.times[name].append(seconds)

    def centile(self, share: float, name: str | None = None) -> float:
        """The time that `share` of the taps stay below, in seconds."""
        times = sorted(self.times[name] if name else [time for part in self.times.values() for time in part])
        return times[min(len(times) - 1, int(share * len(times)))] if times else 0.0

    @property
    def slowest(self) -> tuple[str, float]:
        """The screen with the highest 95th centile, among those tapped often enough to tell."""
        known = [(name, self.centile(0.95, name)) for name, times in self.times.items() if len(times) >= 20]
        return max(known, key=lambda part: part[1], default=("-", 0.0))

    @property
    def held(self) -> bool:
        """Whether every screen stayed below the limit."""
        return self.errors == 0 and self.slowest[1] < LIMIT


@contextmanager
def app(name: str, folder: Path, script: str, *options: str, **environment: str) -> Iterator[App]:
    """A server of its own, asked for its first page."""
    port = free_port()
    start = ["-m", "streamlit"] if name == OURS else ["-c", AS_IT_COMES]
    command = [sys.executable, *start, "run", script, "--server.port", str(port), *options]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5)
                break
            except OSError:
                time.sleep(0.1)
        yield App(name, process, port)
    finally:
        process.kill()
        process.wait()


@contextmanager
def empty_app(folder: Path) -> Iterator[App]:
    """A server of an app that shows nothing, set up as Streamlit comes."""
    script = folder / "empty.py"
    script.write_text('import streamlit as st\n\nst.write("")\n')
    quiet = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
    with app(FLOOR, folder, str(script), *quiet, "--browser.serverAddress", "localhost") as started:
        yield started


Visit = Callable[[Visitor, Figures, Callable[[], Awaitable[None]]], Awaitable[None]]


async def answer_everything(person: Visitor, figures: Figures, think: Callable[[], Awaitable[None]]) -> None:
    """From the first page to the PDF."""

    async def tap(name: str, doing: Awaitable[float]) -> None:
        figures.note(name, await doing)
        await think()

    await tap("first page", person.open())
    opened = {"kind": "opened", "session": _session(person), "storage": True, "saved": None, "here": False}
    figures.note("memory", await person.trigger("memory", opened))
    await tap("move", person.press("begin"))
    for section in DEFINITION.sections:
        for name in section.questions:
            question = DEFINITION.questions[name]
            place = random.randrange(len(question.option_ids))
            key = f"answer:{name}:{question.option_ids[place] if question.multiple else ''}"
            await tap("answer", person.choose(key, place))
        await tap("move", person.press("next"))
    await tap("result", person.press("next"))
    assert "pdf" in person.screen, "no result was reached"
    seconds, size = await person.download("pdf")
    assert size > 20_000
    figures.note("pdf", seconds)
    figures.visits += 1


async def rerun_nothing(person: Visitor, figures: Figures, think: Callable[[], Awaitable[None]]) -> None:
    """As many taps as a whole visit has, each of which runs the empty script again."""
    figures.note("first page", await person.open())
    for _ in range(38):
        await think()
        figures.note("tap", await person.run())
    figures.visits += 1


def _session(person: Visitor) -> str:
    shown = person.screen["memory"]
    session: str = json.loads(json.loads(shown.json))["session"]
    return session


async def crowd(server: App, visit: Visit, people: int, options: argparse.Namespace) -> Figures:
    """`people` persons at once; only what happens after the ramp counts."""
    ramp = options.ramp if visit is answer_everything else min(options.ramp, 10.0)
    figures = Figures(since=time.perf_counter() + ramp)
    end = figures.since + options.seconds

    async def think() -> None:
        await asyncio.sleep(random.uniform(0.5, 1.5) * options.think)

    async def person(number: int) -> None:
        await asyncio.sleep(ramp * number / people)
        while time.perf_counter() < end:
            visitor = Visitor(server.port)
            try:
                async with asyncio.timeout(max(end - time.perf_counter(), 0.01)):
                    await visit(visitor, figures, think)
            except TimeoutError:
                if time.perf_counter() < end:
                    figures.errors += 1
            except Exception as error:
                figures.errors += 1
                if figures.errors < 4:
                    print(f"  {server.name}: {error!r}")
                await think()
            finally:
                await visitor.close()

    tasks = [asyncio.create_task(person(number)) for number in range(people)]
    await asyncio.sleep(ramp)
    cpu = server.cpu()
    await asyncio.gather(*tasks)
    figures.cores = (server.cpu() - cpu) / options.seconds
    return figures


async def waiting(server: App, visit: Visit, sessions: int) -> float:
    """kB of memory that each of many open, idle sessions takes."""
    before = server.memory()
    people = [Visitor(server.port) for _ in range(sessions)]
    for person in people:
        await person.open()
        if visit is answer_everything:
            await person.press("begin")
    grown = server.memory() - before
    for person in people:
        await person.close()
    return grown / sessions


def report(server: App, people: int, figures: Figures) -> None:
    """One line of the table."""
    p50, p95, p99 = (1000 * figures.centile(share) for share in (0.5, 0.95, 0.99))
    name, slowest = figures.slowest
    taps = sum(len(times) for times in figures.times.values())
    print(
        f"{server.name:10} {people:6} {taps:7} {figures.errors:6} {p50:6.0f} {p95:6.0f} {p99:6.0f}"
        f" {1000 * slowest:8.0f} {name:10} {figures.cores:6.2f}",
        flush=True,
    )


async def measure(options: argparse.Namespace) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        app(OURS, ROOT, "app.py") as ours,
        empty_app(Path(place)) as floor,
    ):
        await Visitor(ours.port).open()
        await Visitor(floor.port).open()
        print(f"{'':10} people    taps errors  p50ms  p95ms  p99ms  p95 of the slowest   cores")
        held = {ours.name: 0, floor.name: 0}
        for few, many in zip(options.floor, options.people, strict=True):
            for server, visit, people in ((floor, rerun_nothing, few), (ours, answer_everything, many)):
                figures = await crowd(server, visit, people, options)
                report(server, people, figures)
                if figures.held:
                    held[server.name] = max(held[server.name], people)
        print(f"held below {1000 * LIMIT:.0f} ms on every screen: {held}")
        for server, visit in ((floor, rerun_nothing), (ours, answer_everything)):
            print(f"{server.name}: {await waiting(server, visit, 150):.0f} kB for each waiting session")


def numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    parser.add_argument("--people", type=numbers, default=[100, 200, 300, 400])
    parser.add_argument("--floor", type=numbers, default=[10, 20, 30, 40])
    parser.add_argument("--think", type=float, default=3.0)
    parser.add_argument("--ramp", type=float, default=120.0)
    parser.add_argument("--seconds", type=float, default=40.0)
    asyncio.run(measure(parser.parse_args()))


DEFINITION = load_definition()

if __name__ == "__main__":
    main()
