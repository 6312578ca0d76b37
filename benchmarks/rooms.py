"""Rooms under load: phones that join, answer, guess and wait, on two processes behind nginx, with PostgreSQL.

`python -m benchmarks.rooms [--rooms 1,20] [--phones 100,20] [--lost 0.2] [--wait 30]`; Linux, with nginx and
PostgreSQL. For each pair: requests until answered (95th centile), how long "n of m" takes to reach the shared
screen after the last phone, each step of the reveal after the press, answers lost or doubled, and the cores
that waiting phones cost. All phones have one address. A share of the server's answers is dropped on the way,
and asked for again, as a phone does.
"""

import argparse
import asyncio
import random
import secrets
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

import httpx

from benchmarks.apps import App, this_app
from diagnosis import load_definition
from diagnosis.rooms.kept import written
from diagnosis.rooms.release import release_by
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import Keys, Room, Terms, hashed
from diagnosis.storage.database import Database
from diagnosis.ui.room.asked import asked_in_rooms
from tests.support.postgres import postgres_programs, running_postgres

POLL, SCREEN_POLL = 5.0, 1.5
"""Seconds, as the pages have them."""


@dataclass
class Figures:
    """What was measured, in seconds."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lost: int = 0
    handed: dict[str, float] = field(default_factory=dict)
    """By room: when its last phone had handed in."""


class Phone:
    """One phone: its own connection and token."""

    def __init__(self, app: App, figures: Figures, code: str, lost: float, noise: random.Random) -> None:
        self.client = httpx.AsyncClient(base_url=f"http://localhost:{app.port}", timeout=10)
        self.figures, self.code, self.lost, self.noise = figures, code, lost, noise
        self.token = secrets.token_hex(32)

    async def ask(self, path: str, **asked: Any) -> dict[str, Any]:
        """Ask until there is an answer; some answers are dropped on the way back."""
        while True:
            start = time.perf_counter()
            answer = await self.client.post(f"/room/api/{path}", json={"code": self.code, **asked})
            self.figures.times[path].append(time.perf_counter() - start)
            if self.noise.random() >= self.lost:
                answer.raise_for_status()
                state: dict[str, Any] = answer.json()
                return state
            self.figures.lost += 1
            await self.client.aclose()
            self.client = httpx.AsyncClient(base_url=self.client.base_url, timeout=10)

    async def take_part(self, answers: dict[str, list[str]], position: str) -> None:
        """Join within ten seconds, answer for a while, hand in, guess."""
        await asyncio.sleep(self.noise.uniform(0, 10))
        await self.client.get("/room")
        await self.ask("look", language="ja")
        await self.ask("join", token=self.token, position=position, consent="no")
        await asyncio.sleep(self.noise.uniform(5, 20))
        await self.ask("hand-in", token=self.token, answers=answers)
        self.figures.handed[self.code] = time.perf_counter()
        await asyncio.sleep(self.noise.uniform(1, 5))
        await self.ask("hand-in", token=self.token, answers=answers, guesses={"no-use-saying": "once"})

    async def wait(self, until: asyncio.Event) -> None:
        """Ask every five seconds whether the round is closed."""
        await asyncio.sleep(self.noise.uniform(0, POLL))
        while not until.is_set():
            try:
                await self.ask("state", token=self.token)
            except httpx.HTTPStatusError as error:
                if error.response.status_code != 404:
                    raise
                return  # the close has deleted its seat
            await asyncio.sleep(POLL)


async def screen(app: App, room: Room, keys: Keys, seen: "Seen") -> None:
    """The shared screen: what it was told, and when."""
    async with httpx.AsyncClient(base_url=f"http://localhost:{app.port}", timeout=10) as client:
        while True:
            answer = await client.post("/room/api/screen", json={"room": room.id, "key": keys.screen})
            await seen.put((time.perf_counter(), answer.json()))
            await asyncio.sleep(SCREEN_POLL)


Seen = asyncio.Queue[tuple[float, dict[str, Any]]]


async def until(seen: Seen, what: Callable[[dict[str, Any]], bool]) -> tuple[float, dict[str, Any]]:
    """When the screen first showed something, and what it was told then."""
    while True:
        moment, state = await seen.get()
        if what(state):
            return moment, state


async def play(app: App, rooms: Rooms, count: int, phones: int, lost: float, wait: float) -> None:
    """All rooms at once, from the opening to the second step of the reveal."""
    definition = load_definition()
    assert definition.team is not None
    team, noise, figures = definition.team, random.Random(count * phones), Figures()
    positions = [option.id for option in definition.questions[team.question].options]
    questions = [question for _, some in asked_in_rooms(definition, team) for question in some]
    content = written(definition)
    opened = [
        rooms.open(Terms(f"client {number}", "why", 5, "", hashed(content), phones), content)
        for number in range(count)
    ]
    seen: list[asyncio.Queue[tuple[float, dict[str, Any]]]] = [asyncio.Queue() for _ in opened]
    screens = [
        asyncio.create_task(screen(app, room, keys, queue))
        for (room, keys), queue in zip(opened, seen, strict=True)
    ]
    everybody = [
        [Phone(app, figures, keys.code, lost, random.Random(noise.random())) for _ in range(phones)]
        for _, keys in opened
    ]

    def answers() -> dict[str, list[str]]:
        return {question.id: [noise.choice(question.option_ids)] for question in questions}

    await asyncio.gather(
        *(phone.take_part(answers(), noise.choice(positions)) for room in everybody for phone in room)
    )
    counted = [
        (await until(queue, lambda state: state["finished"] == phones))[0] - figures.handed[keys.code]
        for (_, keys), queue in zip(opened, seen, strict=True)
    ]
    over = asyncio.Event()
    waiting = [asyncio.create_task(phone.wait(over)) for room in everybody for phone in room]
    before = app.cpu()
    await asyncio.sleep(wait)
    cores = (app.cpu() - before) / wait
    wrong, steps, closing = 0, [], []
    for (room, keys), queue in zip(opened, seen, strict=True):
        start = time.perf_counter()
        await asyncio.to_thread(rooms.close, room.id, keys.secret, release_by(definition))
        closing.append(time.perf_counter() - start)
        closed = await asyncio.to_thread(rooms.found, keys.code)
        wrong += (closed.joined != phones) + (closed.finished != phones)
        shown: Any = None
        for step in (0, 1):
            await asyncio.to_thread(rooms.show, room.id, keys.secret, step)
            pressed = time.perf_counter()

            def another(state: dict[str, Any], shown: Any = shown) -> bool:
                return bool(state["step"]) and state["step"] != shown

            moment, state = await until(queue, another)
            steps.append(moment - pressed)
            shown = state["step"]
    over.set()
    for task in (*waiting, *screens):
        task.cancel()
    for phone in (phone for room in everybody for phone in room):
        await phone.client.aclose()
    centile = {name: quantiles(times, n=20)[-1] for name, times in sorted(figures.times.items())}
    line = "  ".join(f"{name} {1000 * value:.0f}" for name, value in centile.items())
    print(f"{count} rooms of {phones}: p95 ms: {line}")
    print(
        f"  n of m after {max(counted):.1f} s, a step after {max(steps):.1f} s at most;"
        f" closed in {median(closing):.1f} s; {figures.lost} answers dropped on the way;"
        f" {wrong} rooms with answers lost or doubled;"
        f" waiting: {cores:.2f} cores, screens included"
    )


def main() -> None:
    """Print two lines for each pair of rooms and phones."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rooms", default="1,20")
    parser.add_argument("--phones", default="100,20")
    parser.add_argument("--lost", type=float, default=0.2)
    parser.add_argument("--wait", type=float, default=30)
    options = parser.parse_args()
    programs = postgres_programs()
    assert programs, "PostgreSQL is needed"
    with running_postgres(programs) as address, this_app(2, DIAGNOSIS_DATABASE=address) as app:
        rooms = Rooms(Database(address), time.time)
        for count, phones in zip(options.rooms.split(","), options.phones.split(","), strict=True):
            asyncio.run(play(app, rooms, int(count), int(phones), options.lost, options.wait))


if __name__ == "__main__":
    main()
