"""A consultant's hands on the sheet of a call, and what the client's window hears of it."""

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from diagnosis import Definition
from tests.support.laptop import calm, desk_ready
from tests.support.phone import wait_until
from tests.support.server import TOKEN, Server

LISTEN = """if (location.pathname.endsWith("/client-window")) {
  const heard = (text) => sessionStorage.setItem("heard", (sessionStorage.getItem("heard") ?? "") + text);
  const whole = sessionStorage.getItem("heard");
  if (whole === null) for (const name of Object.keys(sessionStorage)) heard(name + sessionStorage.getItem(name));
  new BroadcastChannel(`diagnosis.client.${location.hash.slice(1)}`).addEventListener("message", (event) => {
    heard(JSON.stringify(event.data));
  });
}"""


def enter(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}?page=consultant#token={TOKEN}")
    desk_ready(page)
    return page


def pick(page: Page, definition: Definition, name: str, option: str) -> None:
    place = definition.questions[name].option_ids.index(option)
    page.locator(f"[data-question={name}] label.option").nth(place).click()
    calm(page)


def drop(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    page.locator("[data-question]").first.wait_for()
    calm(page)


def blank_sheet(page: Page) -> None:
    page.locator(".st-key-blank button").click()
    page.locator("[data-question]").first.wait_for()


def turn(page: Page, view: str) -> None:
    page.locator(f".st-key-view-{view} button").click()
    page.locator(f".st-key-view-{view} button[kind=primary]").wait_for()
    calm(page)


def try_out(page: Page, *, on: bool) -> None:
    page.locator(".st-key-what-if button").click()
    wait_until(page, f"window.diagnosis.sheet.data.values.trial === {json.dumps(on)}")
    calm(page)


def save(page: Page, key: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.locator(f".st-key-{key} button").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def chosen(page: Page, name: str) -> list[str]:
    found: list[str] = page.locator(f"[data-question={name}] input:checked").evaluate_all(
        "inputs => inputs.map((input) => input.value)"
    )
    return found


def panel(page: Page) -> str:
    return page.locator(".panel").inner_text()


def in_hand(page: Page, client: str) -> None:
    expect(page.locator("input[data-what=client]")).to_have_value(client)
    calm(page)


def heard(window: Page) -> str:
    """All that has ever come to the window."""
    return str(window.evaluate("sessionStorage.getItem('heard')")) + window.content()
