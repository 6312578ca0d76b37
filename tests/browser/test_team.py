"""Several people's answers put together by a consultant, from the files that they sent."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition
from diagnosis.engine.response import as_data
from diagnosis.report.document import to_json
from diagnosis.texts import LANGUAGES, Language, text
from tests.browser.test_consultant import enter, save
from tests.support.axe import violations
from tests.support.laptop import laptop
from tests.support.people import people
from tests.support.phone import wait_until
from tests.support.server import TOKEN, Server
from tests.support.summaries import pdf

TEAM = (("executive", 3, 0.2), ("manager", 3, 0.25), ("front-line", 6, 0.75))


def sent(definition: Definition, folder: Path) -> list[Path]:
    """Twelve files of an invented client, half of them PDFs."""
    paths = []
    for number, response in enumerate(people(definition, TEAM, seed=4)):
        path = folder / f"{number:02}.{'pdf' if number % 2 else 'json'}"
        content = (
            pdf(definition, response, "ja") if number % 2 else to_json(as_data(definition, response)).encode()
        )
        path.write_bytes(content)
        paths.append(path)
    return paths


def opened(page: Page, paths: list[Path], count: int) -> None:
    page.locator("input[type=file]").set_input_files(paths)
    expect(page.locator(".st-key-team-people")).to_contain_text(str(count))


def confirm(page: Page) -> None:
    page.locator(".st-key-team-told label").click()
    page.locator(".st-key-team-result").wait_for()


def test_twelve_files_become_a_comparison_that_names_nobody(
    browser: Browser, shipped_office: Server, shipped: Definition, tmp_path: Path
) -> None:
    context = laptop(browser)
    page = enter(context, shipped_office)
    page.locator(".st-key-to-team button").click()
    paths = sent(shipped, tmp_path)
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    opened(page, [*paths, paths[0], broken], 12)
    notice = page.locator(".notice")
    expect(notice).to_contain_text("broken.json")
    expect(notice).to_contain_text(text("ja", "findings.response-twice", name=paths[0].name))
    # Nothing is shown before it is confirmed that people know.
    expect(page.locator(".st-key-team-result")).to_have_count(0)
    confirm(page)
    result = page.locator(".st-key-team-result")
    expect(result).to_contain_text(text("ja", "team.merged"))
    expect(result).to_contain_text(shipped.team.sides[0].name.ja if shipped.team else "")
    page.locator("[data-testid=stPlotlyChart] .main-svg").first.wait_for()
    words = save(page, "team-text", tmp_path).read_text("utf-8")
    assert text("ja", "team.scenes") in words
    told = json.loads(save(page, "team-json", tmp_path).read_text("utf-8"))
    assert [group["id"] for group in told["groups"]] == ["management", "operations"]
    # With three people a group, positions stand apart; two without a position more, and nobody does.
    page.locator(".st-key-team-k input").fill("3")
    page.keyboard.press("Enter")
    expect(result).not_to_contain_text(text("ja", "team.merged"))
    expect(result).to_contain_text(shipped.questions["position"].options[0].text.ja)
    # Taken out again, one by one or all at once.
    page.locator(".st-key-team-people summary").click()
    page.locator(".st-key-remove-person-0 button").click()
    expect(page.locator(".st-key-team-people")).to_contain_text("11")
    page.locator(".st-key-clear-people button").click()
    expect(page.locator(".st-key-team-people")).to_have_count(0)
    # A table, of which a cell cannot be read.
    table = tmp_path / "team.csv"
    table.write_text("position,no-conclusion\nmanager,half\nmanager,1\nfront-line,hallf\n", "utf-8")
    opened(page, [table], 3)
    expect(notice).to_contain_text("hallf")
    page.locator(".st-key-to-desk button").click()
    page.locator(".st-key-blank").wait_for()
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(
    browser: Browser,
    shipped_office: Server,
    shipped: Definition,
    language: Language,
    scheme: str,
    tmp_path: Path,
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{shipped_office.url}?page=team&lang={language}#token={TOKEN}")
    page.locator("input[type=file]").wait_for(state="attached")
    assert violations(page) == []
    opened(page, sent(shipped, tmp_path), 12)
    confirm(page)
    page.locator("[data-testid=stPlotlyChart] .main-svg").first.wait_for()
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wait_until(page, "document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
    context.close()
