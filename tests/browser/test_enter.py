"""Enter sends nothing: not by itself, nor where it ends a conversion of Japanese text, in any field of any screen."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition, Response
from diagnosis.report.link import link_fragment
from tests.support.call import blank_sheet
from tests.support.frozen import answers_that_vary
from tests.support.laptop import desk_ready, laptop
from tests.support.phone import settle, wait_until
from tests.support.receivers import Mailbox, mail_server
from tests.support.server import TOKEN, Server
from tests.support.traces import watched_server
from tests.support.workshop import steady

pytestmark = pytest.mark.slow
FIELDS = """() => {
  const found = [];
  const look = (root) => {
    for (const part of root.querySelectorAll("*")) {
      const typed = part.matches("textarea, input:not([type=radio], [type=checkbox], [type=file], [type=hidden])");
      if (typed && part.checkVisibility() && !part.disabled) found.push(part);
      if (part.shadowRoot) look(part.shadowRoot);
    }
  };
  look(document);
  return found;
}"""
# Where the focus is, and whether it is in the field.
PRESS = """([place, way]) => {
  const field = (FIELDS)()[place];
  field.focus();
  const start = new CompositionEvent("compositionstart", {bubbles: true, composed: true});
  const end = new CompositionEvent("compositionend", {bubbles: true, composed: true, data: "山田"});
  const enter = new KeyboardEvent("keydown", {
    key: "Enter", code: "Enter", bubbles: true, composed: true, cancelable: true, isComposing: way === "converting",
  });
  // In Safari the conversion has ended by then, and only the key code tells.
  Object.defineProperty(enter, "keyCode", {get: () => 229});
  field.dispatchEvent(start);
  if (way === "safari") field.dispatchEvent(end);
  field.dispatchEvent(enter);
  if (way === "converting") field.dispatchEvent(end);
  return field.getRootNode().activeElement === field;
}""".replace("FIELDS", FIELDS)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Mailbox]]:
    """A server that sends by mail, and lets consultants in."""
    places = tmp_path_factory.mktemp("places")
    (places / ".streamlit").mkdir()
    with mail_server() as box:
        (places / ".streamlit" / "secrets.toml").write_text(
            f'[mail]\nhost = "localhost"\nport = {box.port}\nsecurity = "none"\n'
            'from = "check@firm.example"\nto = ["office@firm.example"]\n'
        )
        with watched_server(places, DIAGNOSIS_TOKEN=TOKEN) as watched:
            yield watched.server, box


def result(page: Page, server: Server, definition: Definition) -> None:
    response = Response(answers=answers_that_vary(definition))
    page.goto(server.url + link_fragment(definition, response))
    page.locator(".picture .point").first.wait_for()
    settle(page)
    for key in ("send", "keep"):
        page.locator(f".st-key-{key} summary").first.click()
    page.locator(".st-key-send-name input").fill("佐藤花子")
    page.locator(".st-key-send-email input").fill("hanako@client.example")
    steady(page)


def consultant(page: Page, server: Server, _definition: Definition) -> None:
    page.goto(f"{server.url}?page=consultant#token={TOKEN}")
    desk_ready(page)


def sheet(page: Page, server: Server, definition: Definition) -> None:
    consultant(page, server, definition)
    blank_sheet(page)
    steady(page)


def team(page: Page, server: Server, _definition: Definition) -> None:
    page.goto(f"{server.url}?page=team#token={TOKEN}")
    page.locator(".st-key-team-links").wait_for()
    steady(page)


def room(page: Page, server: Server, _definition: Definition) -> None:
    page.goto(f"{server.url}?page=room#token={TOKEN}")
    page.locator(".st-key-room-client input").wait_for()
    steady(page)


def door(page: Page, server: Server, _definition: Definition) -> None:
    page.goto(f"{server.url}?page=consultant")
    page.locator("input").first.wait_for()
    steady(page)


def phone(page: Page, server: Server, _definition: Definition) -> None:
    page.goto(f"{server.url}room")
    page.locator("#code").wait_for()


SCREENS: list[Callable[[Page, Server, Definition], None]] = [
    result,
    consultant,
    sheet,
    team,
    room,
    door,
    phone,
]


@pytest.mark.parametrize("screen", SCREENS)
def test_enter_sends_nothing_from_any_field(
    browser: Browser,
    office: tuple[Server, Mailbox],
    definition: Definition,
    screen: Callable[[Page, Server, Definition], None],
) -> None:
    server, box = office
    page = laptop(browser).new_page()
    screen(page, server, definition)
    # Streamlit loads a kind of field when it is first drawn, and shows grey bars until then.
    wait_until(page, f"({FIELDS})().length > 0 && !document.querySelector('[data-testid=stSkeleton]')")
    count = page.evaluate(f"({FIELDS})().length")
    for place in range(count):
        for way in ("converting", "safari"):
            assert page.evaluate(PRESS, [place, way]), (place, way)
    assert page.evaluate(f"({FIELDS})().length") == count
    for place in range(count):
        page.evaluate(f"(place) => ({FIELDS})()[place]?.focus()", place)
        page.keyboard.press("Enter")
    if screen is result:
        steady(page)
        expect(page.locator(".st-key-send-arrived, .st-key-send-refused")).to_have_count(0)
        expect(page.locator(".st-key-send-now button")).to_be_visible()
    assert box.messages == []
