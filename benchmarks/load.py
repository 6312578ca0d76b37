"""How many people can answer at once: this app beside an empty Streamlit app, in turns.

`python -m benchmarks.load [--people 100,200] [--floor 10,20] [--processes 2] [--rounds 3]
[--think 3] [--ramp 120] [--seconds 40] [--against FOLDER --others 200]`

Each person opens the app, answers the real questionnaire to the result and takes the PDF, one
tap about every `think` seconds, again and again. They come in over `ramp` seconds, about as long
as a visit takes, so that at any moment they are on different screens. The floor is
`st.write("")` with Streamlit as it comes; all its taps are alike, so ten seconds of ramp are
enough. `--against` lets the checkout of another version take its turns, with `--others`. Each
number of people gets its turn in each round, and is held where the median of the rounds is below
the limit. Linux only: processor time and memory are read from /proc. More than one process needs
nginx.
"""

import argparse
import asyncio
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.apps import App, stock_app, this_app
from diagnosis.paths import ROOT
from diagnosis.ui.platform.streamlit_internals.made_files import KEPT, PACE
from tests.support.visitor import Visitor

LIMIT = 0.3
"""Seconds that 95 of 100 taps have to stay below."""


@dataclass
class Figures:
    """What a round gave: seconds by what was tapped, errors, and the cores that the server used.

    `stolen` is the share of the machine that went to others outside it.

    Only what ends after `since` counts.
    """

    since: float
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: int = 0
    visits: int = 0
    cores: float = 0.0
    stolen: float = 0.0

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
    def worst(self) -> float:
        """The 95th centile of the slowest screen; endless where something failed."""
        return math.inf if self.errors else self.slowest[1]


Asked = tuple[str, list[str], bool]
"""A question: its id, its options, and whether several may be chosen."""
Visit = Callable[[Visitor, Figures, Callable[[], Awaitable[None]]], Awaitable[None]]


def questions_of(folder: Path) -> list[Asked]:
    """What the version in `folder` asks, by its own command."""
    command = [sys.executable, "-m", "diagnosis", "questions"]
    printed = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, check=True
    )
    return [
        (question["id"], [option["id"] for option in question["options"]], question["multiple"])
        for question in json.loads(printed.stdout)["questions"]
    ]


def answering(asked: list[Asked]) -> Visit:
    """A visit from the first page to the PDF."""

    async def visit(person: Visitor, figures: Figures, think: Callable[[], Awaitable[None]]) -> None:
        await answer_everything(asked, person, figures, think)

    return visit


async def answer_everything(
    asked: list[Asked], person: Visitor, figures: Figures, think: Callable[[], Awaitable[None]]
) -> None:
    """From the first page to the PDF."""

    async def tap(name: str, doing: Awaitable[float]) -> None:
        seconds = await doing
        if seconds:  # an answer that waits for the next press takes none
            figures.note(name, seconds)
        await think()

    await tap("first page", person.open())
    figures.note("memory", await person.report_memory())
    await tap("move", person.press("begin"))
    while "pdf" not in person.screen:
        for name, options, multiple in asked:
            place = random.randrange(len(options))
            key = f"answer:{name}:{options[place] if multiple else ''}"
            if key in person.screen:
                await tap("answer", person.choose(key, place))
        seconds = await person.press("next")
        figures.note("result" if "pdf" in person.screen else "move", seconds)
        await think()
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


async def crowd(server: App, visit: Visit, people: int, options: argparse.Namespace) -> Figures:
    """`people` persons at once; only what happens after the ramp counts."""
    ramp = min(options.ramp, 10.0) if visit is rerun_nothing else options.ramp
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
    cpu, (stolen, total) = server.cpu(), _machine()
    await asyncio.gather(*tasks)
    stolen, total = (after - before for after, before in zip(_machine(), (stolen, total), strict=True))
    figures.stolen = stolen / total
    figures.cores = (server.cpu() - cpu) / options.seconds
    return figures


def _machine() -> tuple[int, int]:
    """What was stolen of the machine's time, and all of it, in ticks since its start."""
    ticks = [int(part) for part in Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
    return ticks[7], sum(ticks)


async def waiting(
    server: App, come: Callable[[Visitor], Awaitable[object]], rest: float = 0.0, sessions: int = 150
) -> tuple[float, float]:
    """kB of memory that each of many idle sessions takes: once they have come, and `rest` seconds later.

    What the server loads once and for all is not theirs: some have come and gone before.
    """
    for _ in range(30 * len(server.processes)):
        early = Visitor(server.port)
        await come(early)
        await early.close()
    await asyncio.sleep(rest)
    before = server.memory()
    people = [Visitor(server.port) for _ in range(sessions)]
    for person in people:
        await come(person)
    come_in = server.memory()
    await asyncio.sleep(rest)
    later = server.memory()
    for person in people:
        await person.close()
    return (come_in - before) / sessions, (later - before) / sessions


async def begin(person: Visitor) -> None:
    """To the first section."""
    await person.open()
    await person.press("begin")


async def finish(person: Visitor) -> None:
    """To the result, with the PDF made."""

    async def at_once() -> None:
        pass

    await answer_everything(questions_of(ROOT), person, Figures(since=math.inf), at_once)


def report(server: App, people: int, figures: Figures) -> None:
    """One line of the table."""
    p50, p95, p99 = (1000 * figures.centile(share) for share in (0.5, 0.95, 0.99))
    name, slowest = figures.slowest
    taps = sum(len(times) for times in figures.times.values())
    print(
        f"{server.name:10} {people:6} {taps:7} {figures.errors:6} {p50:6.0f} {p95:6.0f} {p99:6.0f}"
        f" {1000 * slowest:8.0f} {name:10} {figures.cores:6.2f} {100 * figures.stolen:6.0f}%",
        flush=True,
    )


async def measure(options: argparse.Namespace) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        this_app(options.processes) as ours,
        stock_app(Path(place)) as floor,
        ExitStack() as more,
    ):
        turns: list[tuple[App, Visit, list[int]]] = [
            (floor, rerun_nothing, options.floor),
            (ours, answering(questions_of(ROOT)), options.people),
        ]
        if options.against:
            other = more.enter_context(this_app(options.processes, options.against.resolve()))
            turns.append((other, answering(questions_of(other.folder)), options.others))
        # First, while no memory lies free that other sessions have left.
        empty, _ = await waiting(floor, Visitor.open)
        first, _ = await waiting(ours, begin)
        made, kept = await waiting(ours, finish, rest=KEPT + 2 * PACE)
        print(f"{floor.name}: {empty:.0f} kB for each waiting session")
        print(f"{ours.name}: {first:.0f} kB on the first section, {kept:.0f} kB at the result, and")
        print(f"{'':10} {made:.0f} kB there while a PDF waits to be fetched")
        print(f"{'':10} people    taps errors  p50ms  p95ms  p99ms  p95 of the slowest   cores stolen")
        rounds: dict[tuple[str, int], list[float]] = defaultdict(list)
        for _ in range(options.rounds):
            for step in range(max(len(numbers) for _, _, numbers in turns)):
                for server, visit, numbers_of_people in turns:
                    if step < len(numbers_of_people):
                        people = numbers_of_people[step]
                        figures = await crowd(server, visit, people, options)
                        report(server, people, figures)
                        rounds[server.name, people].append(figures.worst)
        print(f"p95 of the slowest screen, median of {options.rounds} rounds, in ms:")
        for (name, people), times in sorted(rounds.items()):
            held = "held" if median(times) < LIMIT else "not held"
            print(f"{name:10} {people:6} {1000 * median(times):8.0f} {held}")


def numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    parser.add_argument("--people", type=numbers, default=[200, 300, 400])
    parser.add_argument("--floor", type=numbers, default=[20, 30, 40])
    parser.add_argument("--against", type=Path)
    parser.add_argument("--others", type=numbers, default=[200, 300])
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--think", type=float, default=3.0)
    parser.add_argument("--ramp", type=float, default=120.0)
    parser.add_argument("--seconds", type=float, default=40.0)
    asyncio.run(measure(parser.parse_args()))


if __name__ == "__main__":
    main()
