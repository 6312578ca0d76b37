"""The client's window: it shows what it may, at once, and gets nothing else."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from diagnosis import Definition, load_definition, read_response
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.texts import LANGUAGES, Language, text
from tests.browser.test_clients import in_hand
from tests.browser.test_consultant import TOKEN, enter, pick, turn
from tests.support.axe import violations
from tests.support.laptop import calm, desk_ready, laptop
from tests.support.phone import wait_until
from tests.support.server import Server, running_server
from tests.support.shipped import answers_of
from tests.support.summaries import pdf

LISTEN = """if (location.pathname.endsWith("/client-window")) {
  const heard = (text) => sessionStorage.setItem("heard", (sessionStorage.getItem("heard") ?? "") + text);
  const whole = sessionStorage.getItem("heard");
  if (whole === null) for (const name of Object.keys(sessionStorage)) heard(name + sessionStorage.getItem(name));
  new BroadcastChannel(`diagnosis.client.${location.hash.slice(1)}`).addEventListener("message", (event) => {
    heard(JSON.stringify(event.data));
  });
}"""
PRICE = re.compile(r"[¥￥円]|yen|JPY|\d{2,3},\d{3}", re.IGNORECASE)


@pytest.fixture(scope="module")
def shipped() -> Definition:
    return load_definition(QUESTIONS, RULES)


@pytest.fixture(scope="module")
def office() -> Iterator[Server]:
    with running_server(
        DIAGNOSIS_TOKEN=TOKEN, DIAGNOSIS_QUESTIONS=str(QUESTIONS), DIAGNOSIS_RULES=str(RULES)
    ) as server:
        yield server


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = laptop(browser)
    context.add_init_script(LISTEN)
    yield context
    context.close()


def sent_by(definition: Definition, organisation: str, folder: Path) -> Path:
    answers = answers_of("project-that-keeps-stopping")
    response = read_response(
        definition,
        {"answers": answers, "organisation": organisation, "note": "どこから手をつけるか迷っています"},
    )
    path = folder / f"{organisation}.pdf"
    path.write_bytes(pdf(definition, response, "ja"))
    return path


def opened_window(page: Page) -> Page:
    with page.expect_popup() as coming:
        page.locator(".st-key-client-window button").click()
    window = coming.value
    window.locator(".shown").wait_for()
    return window


def heard(window: Page) -> str:
    """All that has ever come to the window."""
    return str(window.evaluate("sessionStorage.getItem('heard')")) + window.content()


def plans(definition: Definition) -> list[str]:
    return [plan.name.ja for plan in definition.rulebook.plans]


def test_the_window_follows_the_call_and_gets_only_what_it_may_show(
    desk: BrowserContext, office: Server, shipped: Definition, tmp_path: Path
) -> None:
    page = enter(desk, office)
    page.locator("input[type=file]").set_input_files(sent_by(shipped, "やまびこ印刷", tmp_path))
    in_hand(page, "やまびこ印刷")
    page.locator("[data-question=pace] .open-note").click()
    page.keyboard.type("社長は焦っている himitsu")
    page.locator("[data-question=pace] .differs").click()
    page.keyboard.press("Tab")
    page.keyboard.type("息切れ himitsu")
    calm(page)
    sockets: list[str] = []
    desk.on("page", lambda opened: opened.on("websocket", lambda socket: sockets.append(socket.url)))
    window = opened_window(page)
    expect(window.locator(".shown h1")).to_contain_text("やまびこ印刷")
    expect(window.locator(".picture")).to_be_visible()
    expect(window.locator("blockquote")).to_contain_text("どこから手をつけるか迷っています")

    # What is said and agreed is there within a second.
    page.locator("[data-question=load] .open-note").click()
    page.locator("[data-question=load] .note:not(.seen) select").select_option("quote")
    page.locator("[data-question=load] textarea").fill("月曜なら空けられます")
    moment = time.monotonic()
    window.locator("blockquote", has_text="月曜なら空けられます").wait_for()
    assert time.monotonic() - moment < 2  # a second, on a machine that has nothing else to do
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.type("会議の前に前提をそろえる")
    page.locator(".action .what").first.fill("直近の決定を書き出す")
    page.locator(".action .who").first.fill("佐藤さん")
    page.locator("[data-what=meeting]").fill("12月10日")
    for said in ("会議の前に前提をそろえる", "直近の決定を書き出す", "佐藤さん", "12月10日"):
        expect(window.locator(".shown")).to_contain_text(said)
    calm(page)

    # The picture moves with an answer.
    before = window.locator(".picture").inner_html()
    pick(page, shipped, shipped.sections[0].questions[0], _first_option(shipped))
    wait_until(window, f"document.querySelector('.picture').innerHTML !== {json.dumps(before)}")

    # No plan before it is shown; a reload shows neither less nor more.
    window.reload()
    window.locator(".shown").wait_for()
    everything = heard(window)
    assert "himitsu" not in everything
    assert not [plan for plan in plans(shipped) if plan in everything]
    assert not PRICE.search(re.sub(r"<(style|script)>.*?</\1>", "", everything, flags=re.DOTALL))
    page.locator(".st-key-window-plan button").click()
    expect(window.locator(".plan .headline")).to_be_visible()
    window.reload()
    expect(window.locator(".plan .headline")).to_be_visible()
    page.reload()
    desk_ready(page)
    window.locator(".plan").wait_for(state="detached")
    expect(window.locator(".shown h1")).to_contain_text("やまびこ印刷")
    assert not sockets

    # Another client is looked up: this one's window stays as it is, and gets not a byte of the other.
    turn(page, "case")
    page.locator("input[type=file]").set_input_files(sent_by(shipped, "架空精機", tmp_path))
    page.locator(".st-key-incoming-beside button").click()
    in_hand(page, "架空精機")
    expect(page.locator(".st-key-window-strip")).to_contain_text("やまびこ印刷")
    page.locator("[data-what=agreed]").fill("別のお客さまとの合意")
    calm(page)
    expect(window.locator(".shown h1")).to_contain_text("やまびこ印刷")
    assert "架空精機" not in heard(window)
    assert "別のお客さま" not in heard(window)
    page.locator(".st-key-clients button", has_text="やまびこ印刷").click()
    in_hand(page, "やまびこ印刷")
    page.locator(".st-key-window-close button").click()
    window.locator(".shown").wait_for(state="detached")
    expect(window.locator(".waiting")).to_be_visible()


def _first_option(definition: Definition) -> str:
    return definition.questions[definition.sections[0].questions[0]].option_ids[0]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(
    browser: Browser, office: Server, shipped: Definition, language: Language, scheme: str, tmp_path: Path
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = enter(context, office)
    page.locator("input[type=file]").set_input_files(sent_by(shipped, "やまびこ印刷", tmp_path))
    in_hand(page, "やまびこ印刷")
    page.locator("[data-what=agreed]").fill("合意")
    page.locator(".action .what").first.fill("書き出す")
    calm(page)
    window = opened_window(page)
    page.locator(".st-key-window-plan button").click()
    window.locator(".plan").wait_for()
    for width in (375, 1280):
        window.set_viewport_size({"width": width, "height": 800})
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(window) == []
    assert window.title() == text(language, "window.title")
    page.locator(".st-key-window-close button").click()
    expect(window.locator(".waiting")).to_be_visible()
    assert violations(window) == []
    context.close()
