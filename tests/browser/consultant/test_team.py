"""Several people's answers put together by a consultant, from the files that they sent."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition
from diagnosis.engine.response import as_data
from diagnosis.report.link import link_fragment
from diagnosis.report.result_json import to_json
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.axe import violations
from tests.support.call import LISTEN, enter, heard, save
from tests.support.laptop import laptop
from tests.support.people import people
from tests.support.phone import wait_until
from tests.support.server import TOKEN, Server
from tests.support.summaries import pdf

TEAM = (("executive", 3, 0.2), ("manager", 3, 0.25), ("front-line", 6, 0.75))


def sent(definition: Definition, folder: Path) -> list[Path]:
    """Twelve files of an invented client, more in all than one message holds, most of them PDFs."""
    paths = []
    for number, response in enumerate(people(definition, TEAM, seed=4)):
        path = folder / f"{number:02}.{'pdf' if number % 6 else 'json'}"
        content = (
            pdf(definition, response, "ja") if number % 6 else to_json(as_data(definition, response)).encode()
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


@pytest.mark.slow
def test_twelve_files_become_a_comparison_that_names_nobody(
    browser: Browser, shipped_office: Server, shipped: Definition, tmp_path: Path
) -> None:
    context = laptop(browser)
    page = enter(context, shipped_office)
    page.locator(".st-key-to-team button").click()
    paths = sent(shipped, tmp_path)
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 2_000_000)
    assert sum(path.stat().st_size for path in paths) * 4 / 3 > 2_000_000
    opened(page, [*paths, paths[0], broken, large], 12)
    notice = page.locator(".notice")
    expect(notice).to_contain_text("broken.json")
    expect(notice).to_contain_text("large.json")
    twice = {"name": paths[0].name, "other": paths[0].name}
    expect(notice).to_contain_text(text("ja", "findings.response-twice", **twice))
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


def test_the_clients_window_gets_a_step_at_a_time_and_names_on_a_press(
    browser: Browser, shipped_office: Server, shipped: Definition, tmp_path: Path
) -> None:
    context = laptop(browser)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(f"{shipped_office.url}?page=team&lang=ja#token={TOKEN}")
    # The answers come in links this time, one of them damaged; it stays where it is.
    team = people(shipped, TEAM, seed=4)
    links = [f"{shipped_office.url}{link_fragment(shipped, response)}" for response in team]
    field = page.locator(".st-key-team-links textarea")
    field.fill("\n".join([*links[:5], links[5][:-3], *links[5:]]))
    page.locator(".st-key-open-links button").click()
    expect(page.locator(".st-key-team-people")).to_contain_text("12")
    expect(page.locator(".notice")).to_contain_text(text("ja", "table.link-of", number=6))
    expect(field).to_have_value(links[5][:-3])
    confirm(page)
    with page.expect_popup() as coming:
        page.locator(".st-key-team-window button").click()
    window = coming.value
    shown = window.locator(".shown")
    forward = page.locator(".st-key-reveal-next button")
    shown.locator(".picture .point").first.wait_for()
    window.reload()
    expect(shown).to_contain_text(text("ja", "team.causes-heading"))
    # Which position is which has not come to it, in no byte.
    assert shipped.team is not None
    names = [side.name.ja for side in shipped.team.sides] + ["executive", "management", "front-line"]
    assert not [name for name in names if name in heard(window)]
    page.locator(".st-key-reveal-name button").click()
    expect(shown).to_contain_text(shipped.team.sides[0].name.ja)
    # The next step is without names again.
    forward.click()
    expect(shown).to_contain_text(text("ja", "team.questions-heading"))
    expect(shown).not_to_contain_text(shipped.team.sides[0].name.ja)
    # Where nothing is to be seen here, nothing is to be seen there.
    page.locator(".st-key-team-told label").click()
    expect(shown).to_have_count(0)
    confirm(page)
    expect(shown).to_contain_text(text("ja", "team.questions-heading"))
    page.locator(".st-key-reveal-close button").click()
    expect(shown).to_have_count(0)
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
    with page.expect_popup() as coming:
        page.locator(".st-key-team-window button").click()
    window = coming.value
    window.locator(".picture .point").first.wait_for()
    page.locator(".st-key-reveal-name button").click()
    wait_until(window, "document.querySelectorAll('.picture .small').length > 8")
    for width in (375, 1280):
        for seen in (page, window):
            seen.set_viewport_size({"width": width, "height": 800})
            wait_until(seen, "document.documentElement.scrollWidth <= innerWidth")
            assert violations(seen) == []
    context.close()
