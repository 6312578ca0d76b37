"""Clients are never mixed: several are open side by side, and leaving one erases nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from diagnosis import Definition, read_response
from tests.support.call import blank_sheet, chosen, enter, in_hand, pick, turn
from tests.support.frozen import answers_that_vary
from tests.support.laptop import desk_ready, laptop
from tests.support.phone import wait_until
from tests.support.server import TOKEN, Server, running_server
from tests.support.summaries import pdf


@pytest.fixture(scope="module")
def office() -> Iterator[Server]:
    with running_server(DIAGNOSIS_TOKEN=TOKEN) as server:
        yield server


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = laptop(browser)
    yield context
    context.close()


def sent_by(definition: Definition, organisation: str, folder: Path) -> Path:
    answers = {name: list(given) for name, given in answers_that_vary(definition).items()}
    response = read_response(definition, {"answers": answers, "organisation": organisation})
    path = folder / f"{organisation}.pdf"
    path.write_bytes(pdf(definition, response, "ja"))
    return path


def drop(page: Page, path: Path) -> None:
    if page.locator(".st-key-view-case").count():
        turn(page, "case")
    page.locator("input[type=file]").set_input_files(path)


def test_two_clients_side_by_side(
    desk: BrowserContext, office: Server, definition: Definition, tmp_path: Path
) -> None:
    page = enter(desk, office)
    drop(page, sent_by(definition, "やまびこ印刷", tmp_path))
    in_hand(page, "やまびこ印刷")
    pick(page, definition, "pace", "walk")

    # Another firm's file joins nobody by itself.
    drop(page, sent_by(definition, "架空精機", tmp_path))
    expect(page.locator(".st-key-incoming")).to_contain_text("架空精機")
    page.locator(".st-key-incoming-beside button").click()
    in_hand(page, "架空精機")
    pick(page, definition, "pace", "run")

    # Typed, and turned away from at once: the last word is there when one comes back.
    page.locator("[data-question=load] .open-note").click()
    page.keyboard.type("最後の一言")
    page.locator(".st-key-clients button", has_text="やまびこ印刷").click()
    in_hand(page, "やまびこ印刷")
    assert chosen(page, "pace") == ["walk"]
    expect(page.locator(".st-key-records")).to_have_count(0)
    page.locator(".st-key-clients button", has_text="架空精機").click()
    in_hand(page, "架空精機")
    assert chosen(page, "pace") == ["run"]
    expect(page.locator("[data-question=load] textarea")).to_have_value("最後の一言")

    # Closed and kept, after a reload too.
    turn(page, "case")
    page.locator(".st-key-leave-case button").click()
    # The list is drawn a moment before the tab hears that it has no case any more.
    wait_until(page, "sessionStorage.getItem('diagnosis.case-here') === null")
    page.reload()
    desk_ready(page)
    kept = page.locator("[class*=st-key-kept-] [data-testid=stText]")
    expect(kept).to_have_count(2)
    assert sorted(kept.all_inner_texts()) == ["やまびこ印刷", "架空精機"]


def test_a_blank_sheet_asks_whose_it_is_too(desk: BrowserContext, office: Server) -> None:
    page = enter(desk, office)
    blank_sheet(page)
    page.locator("input[data-what=client]").fill("架空精機")
    turn(page, "case")
    page.locator(".st-key-blank button").click()
    expect(page.locator(".st-key-incoming")).to_contain_text("架空精機")
    page.locator(".st-key-incoming-drop button").click()
    expect(page.locator(".st-key-incoming")).to_have_count(0)
    turn(page, "call")
    expect(page.locator("input[data-what=client]")).to_have_value("架空精機")
    expect(page.locator(".st-key-records")).to_have_count(0)


@pytest.mark.slow
def test_where_nothing_is_kept_another_client_does_not_take_the_place_of_the_first(
    desk: BrowserContext, definition: Definition, tmp_path: Path
) -> None:
    with running_server(DIAGNOSIS_TOKEN=TOKEN, DIAGNOSIS_KEEP_CASES="off") as server:
        page = enter(desk, server)
        drop(page, sent_by(definition, "やまびこ印刷", tmp_path))
        in_hand(page, "やまびこ印刷")
        drop(page, sent_by(definition, "架空精機", tmp_path))
        expect(page.locator(".st-key-incoming")).to_be_visible()
        expect(page.locator(".st-key-incoming-beside")).to_have_count(0)
        page.locator(".st-key-incoming-drop button").click()
        turn(page, "call")
        in_hand(page, "やまびこ印刷")
