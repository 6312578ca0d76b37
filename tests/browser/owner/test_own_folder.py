"""A firm's own folder in the browser: a made-up third language on every screen, and the menu that leads to it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition, Response
from diagnosis.report.link import link_fragment
from tests.support.axe import SCRIPT, violations
from tests.support.frozen import answers_that_vary
from tests.support.own import PSEUDO, make_home, speak_pseudo
from tests.support.phone import open_page, settle, unfold_part
from tests.support.server import Server, running_server


@pytest.fixture(scope="module")
def home_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = make_home(tmp_path_factory.mktemp("firm") / "own")
    speak_pseudo(home)
    with running_server(DIAGNOSIS_HOME=str(home), DIAGNOSIS_QUESTIONS="", DIAGNOSIS_RULES="") as server:
        yield server


def page_in(browser: Browser, address: str, locale: str) -> Page:
    context = browser.new_context(viewport={"width": 375, "height": 812}, locale=locale)
    context.set_default_timeout(60_000)
    return open_page(context, address)


def plain_words(page: Page) -> list[str]:
    """What is on the page and was not made up."""
    words: list[str] = page.evaluate(
        """() => { const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; node = walker.nextNode();) {
            const one = node.parentElement;
            if (one.closest("style, script, noscript, pre, .st-key-language") || !one.checkVisibility()) continue;
            // What is drawn in several lines or emphasised belongs to one sentence.
            if (/\\p{L}/u.test(node.data) && !/[«»]/.test(one.closest("p, li, text, td, th, button, h1, h2, g")?.textContent
                ?? node.data)) found.push(node.data);
          }
          return found; }"""
    )
    return words


@pytest.mark.slow
def test_every_word_on_the_screens_comes_from_the_folder(
    browser: Browser, home_server: Server, definition: Definition
) -> None:
    page = page_in(browser, home_server.url, PSEUDO)
    assert page.evaluate("document.documentElement.lang") == PSEUDO
    page.locator(".picture .node").first.wait_for()
    assert plain_words(page) == []
    page.locator(".st-key-begin button").click()
    page.locator(".st-key-next button").click()
    page.locator(".problem").first.wait_for()
    assert plain_words(page) == []
    page.context.close()
    response = Response(answers=answers_that_vary(definition), language=PSEUDO)
    page = page_in(browser, home_server.url + link_fragment(definition, response), PSEUDO)
    page.locator(".picture .point").first.wait_for()
    for summary in page.locator(".stMain summary").all():
        unfold_part(summary)
    page.locator("img.qr").wait_for()
    settle(page)
    assert plain_words(page) == []
    page.context.close()


@pytest.mark.slow
def test_the_menu_leads_to_each_language_from_the_keyboard(browser: Browser, home_server: Server) -> None:
    page = page_in(browser, home_server.url, "ja-JP")
    settle(page)  # while the screen is drawn anew, the focus may stay where it was
    menu = page.locator(".st-key-language button")
    menu.focus()
    page.keyboard.press("Enter")
    items = page.locator("[role=menu] [role^=menuitem]")
    expect(items).to_have_text(["English", "«Pseudo»"])
    for item in items.all():
        assert (item.bounding_box() or {"height": 0})["height"] >= 44
    expect(page.locator("[role=menu]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", PSEUDO)
    settle(page)
    menu.focus()
    page.keyboard.press("Enter")
    expect(items).to_have_text(["日本語", "English"])
    if SCRIPT.is_file():
        # Streamlit draws an open menu at the end of the document, outside of every landmark.
        assert [found for found in violations(page) if not found.startswith("region: ")] == []
    page.keyboard.press("Escape")
    expect(items).to_have_count(0)
    page.context.close()
