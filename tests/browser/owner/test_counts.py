"""Two processes count one crowd, whichever of them dies, and keep nothing but numbers; the owner sees them."""

import asyncio
import datetime
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from diagnosis import Definition
from diagnosis.counts import outcomes, store
from diagnosis.counts.steps import FINISHED, KEPT, STARTED, Cell, reached
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.storage.database import Database
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.axe import violations
from tests.support.call import blank_sheet, enter, save, turn
from tests.support.laptop import calm, laptop
from tests.support.needs import needs
from tests.support.phone import wait_until
from tests.support.postgres import postgres_programs, running_postgres
from tests.support.server import TOKEN, Server, running_server
from tests.support.visitor import Visitor
from tests.support.workshop import steady

pytestmark = pytest.mark.slow
TODAY = datetime.datetime.now().astimezone().date()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/kept/rooms.sqlite"
        return
    programs = postgres_programs()
    needs(programs, "no PostgreSQL found")
    assert programs
    with running_postgres(programs) as address:
        yield address


def _files() -> dict[str, str]:
    return {"DIAGNOSIS_QUESTIONS": str(QUESTIONS), "DIAGNOSIS_RULES": str(RULES)}


async def _visit(server: Server, definition: Definition, sections: int, *, keeps: bool = False) -> None:
    """Somebody who answers so many sections, and keeps the PDF once all are."""
    person = Visitor(server.port, **{"Accept-Language": "ja"})
    await person.open()
    await person.report_memory()
    await person.press("begin")
    for section in definition.sections[:sections]:
        for name in section.questions:
            question = definition.questions[name]
            option = question.option_ids[0] if question.multiple else ""
            await person.choose(f"answer:{name}:{option}", 0)
        await person.press("next")
    if keeps:
        await person.download("pdf")
        await person.download("pdf")
    await person.close()


def _crowd(server: Server, definition: Definition, expected: Counter[Cell]) -> None:
    """Two who stop after the second section, one who comes to the result, and five who keep it."""
    whole = len(definition.sections)

    async def come() -> None:
        stays = [_visit(server, definition, 1) for _ in range(2)] + [_visit(server, definition, whole)]
        await asyncio.gather(*stays, *(_visit(server, definition, whole, keeps=True) for _ in range(5)))

    # Another thread: the browser of other tests has a loop in this one.
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, come()).result()
    day = TODAY.isoformat()
    expected[Cell(day, "ja", STARTED)] += 8
    for place, section in enumerate(definition.sections):
        expected[Cell(day, "ja", reached(section.id))] += 8 if place < 2 else 6
    expected[Cell(day, "ja", FINISHED)] += 6
    expected[Cell(day, "ja", KEPT)] += 5


def _wait_for(kept: Database, expected: Counter[Cell]) -> None:
    end = time.monotonic() + 20
    while store.kept(kept, TODAY) != expected and time.monotonic() < end:
        time.sleep(0.1)
    assert store.kept(kept, TODAY) == expected


def test_a_crowd_on_two_processes_is_counted_whichever_dies(
    shipped: Definition, database: str, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    settings = {**_files(), "DIAGNOSIS_DATABASE": database, "DIAGNOSIS_COUNTS": "on"}
    expected: Counter[Cell] = Counter()
    with running_server(None, **settings) as stays:
        with running_server(None, **settings) as dies:
            _crowd(dies, shipped, expected)
            _crowd(stays, shipped, expected)
            kept = Database(database)
            _wait_for(kept, expected)
        # That one was killed, in the middle of nothing; the other goes on.
        _crowd(stays, shipped, expected)
        _wait_for(kept, expected)
        assert "Traceback" not in stays.log()
    kept.close()
    if database.startswith("sqlite"):
        _holds_numbers_only(tmp_path / "kept", shipped)


def _holds_numbers_only(folder: Path, definition: Definition) -> None:
    assert {path.name.partition("-")[0] for path in folder.iterdir()} == {"rooms.sqlite"}
    with sqlite3.connect(folder / "rooms.sqlite") as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        filled = {
            name for name in tables if connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        }
    connection.close()
    assert filled == {"visits", "alembic_version"}
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    for searched in ("127.0.0.1", "websockets", *(name for name in definition.questions if "-" in name)):
        assert searched.encode() not in content


def test_what_came_of_a_proposal_is_counted_once_and_can_be_taken_back(
    browser: Browser, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path}/rooms.sqlite"
    kept = Database(address)
    settings = {"DIAGNOSIS_DATABASE": address, "DIAGNOSIS_COUNTS": "on", "DIAGNOSIS_TOKEN": TOKEN}
    with running_server(None, **_files(), **settings) as server:
        context = laptop(browser)
        page = enter(context, server)
        blank_sheet(page)
        turn(page, "handover")
        expect(page.locator(".st-key-count-this button")).to_be_disabled()
        page.wait_for_load_state("networkidle")  # a list to choose from is loaded when it is first drawn
        for part in ("plan", "agreed"):
            steady(page)
            choice = page.locator(f"[class*=st-key-judged-{part}] input")
            choice.click()
            choice.fill("Light")
            page.get_by_role("option", name="Light").wait_for()
            choice.press("Enter")
        steady(page)
        page.locator(".st-key-count-this button").click()
        page.locator(".st-key-uncount-outcome button").wait_for()
        [(outcome, number)] = outcomes.kept(kept).items()
        assert (outcome.own, number) == (outcome.agreed, 1)
        # It stays counted, whatever is undone, and after a reload.
        page.reload()
        turn(page, "handover")
        page.locator(".st-key-uncount-outcome button").click()
        page.locator(".st-key-count-this button").wait_for()
        assert outcomes.kept(kept) == {}
        outcomes.count(kept, outcome, 6)
        page.goto(f"{server.url}?page=counts")
        expect(page.locator(".stMain")).to_contain_text(text("ja", "counts.outcomes"))
        context.close()
    kept.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_owner_sees_yesterday_and_saves_it(
    browser: Browser, tmp_path: Path, shipped: Definition, language: Language
) -> None:
    address = f"sqlite:///{tmp_path}/rooms.sqlite"
    day = (TODAY - datetime.timedelta(days=1)).isoformat()
    numbers = {Cell(day, "ja", STARTED): 40, Cell(day, "ja", KEPT): 3, Cell(day, "en", STARTED): 7}
    numbers |= {Cell(day, "ja", reached(section.id)): 30 for section in shipped.sections}
    numbers[Cell(TODAY.isoformat(), "ja", STARTED)] = 99
    kept = Database(address)
    store.add(kept, numbers)
    kept.close()
    settings = {"DIAGNOSIS_DATABASE": address, "DIAGNOSIS_COUNTS": "on", "DIAGNOSIS_TOKEN": TOKEN}
    with running_server(None, **_files(), **settings) as server:
        context = browser.new_context(locale=language, accept_downloads=True)
        page = context.new_page()
        page.goto(f"{server.url}?page=counts&lang={language}#token={TOKEN}")
        page.locator(".st-key-counts-csv button").wait_for()
        words = page.locator(".stMain")
        expect(words).to_contain_text(
            text(language, "counts.about", step=text(language, "counts.started"), number=40)
        )
        expect(words).to_contain_text(
            text(language, "counts.below", step=text(language, "counts.kept"), fewest=5)
        )
        expect(words).not_to_contain_text("99")
        for width in (375, 1280):
            page.set_viewport_size({"width": width, "height": 812})
            wait_until(page, "document.documentElement.scrollWidth <= innerWidth")
            calm(page)
            assert violations(page) == []
        lines = save(page, "counts-csv", tmp_path).read_text("utf-8").splitlines()
        assert [line.split(",")[:3] for line in lines[1:]] == [[day, "en", "5"], [day, "ja", "40"]]
        context.close()
