"""The page where reading is harder: translated, printed, in large letters, or in a network that blocks it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from diagnosis import Definition, Response
from diagnosis.report.link import link_fragment
from diagnosis.texts import text
from tests.support.frozen import answers_that_vary
from tests.support.line import Websockets, line_to
from tests.support.phone import (
    answer_everything,
    begin,
    choose,
    expect_heading,
    open_page,
    phone,
    ready,
    settle,
)
from tests.support.server import Server

pytestmark = pytest.mark.slow
# A browser's translation puts elements in the place of every text, now and whenever one is drawn.
TRANSLATE = """() => {
  let waiting;
  const watch = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(translate, 100);
  });
  const translate = () => {
    watch.disconnect();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const words of texts) {
      if (!words.data.trim() || words.parentElement.closest("script, style, textarea, font, svg")) continue;
      const font = document.createElement("font");
      font.textContent = "T:" + words.data;
      words.replaceWith(font);
    }
    watch.observe(document.body, {childList: true, subtree: true, characterData: true});
  };
  translate();
}"""


def result_page(browser: Browser, server: Server, definition: Definition) -> Page:
    response = Response(answers=answers_that_vary(definition))
    page = open_page(phone(browser), server.url + link_fragment(definition, response))
    page.locator(".st-key-pdf button").wait_for()
    settle(page)
    return page


def test_a_translated_page_keeps_no_heading_of_an_earlier_screen(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = phone(browser).new_page()
    page.goto(server.url)
    ready(page)
    page.evaluate(TRANSLATE)
    page.locator(".st-key-begin button").click()
    for section in definition.sections[:2]:
        expect_heading(page, f"T:{section.title.ja}")
        for name in section.questions:
            choose(page, definition, name, definition.questions[name].option_ids[:1])
        page.locator(".st-key-next button").click()


def test_print_cuts_no_plan_off(
    browser: Browser, server: Server, definition: Definition, tmp_path: Path
) -> None:
    page = result_page(browser, server, definition)
    page.evaluate("for (const fold of document.querySelectorAll('summary')) fold.click()")
    page.locator("table.comparison").wait_for()
    made = tmp_path / "print.pdf"
    page.pdf(path=made, format="A4")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})  # what A4 has room for
    box = page.locator("table.comparison").bounding_box()
    assert box
    assert box["x"] + box["width"] <= 700
    words = "".join(part.extract_text() for part in PdfReader(made).pages)
    for plan in definition.rulebook.plans:
        assert plan.name.ja in words


def test_large_letters_stay_in_their_boxes(browser: Browser, server: Server, definition: Definition) -> None:
    page = result_page(browser, server, definition)
    page.evaluate("for (const fold of document.querySelectorAll('summary')) fold.click()")
    page.locator("table.comparison").wait_for()
    settle(page)
    page.add_style_tag(content="html { font-size: 200% }")
    over = page.evaluate(
        """[...document.querySelectorAll("[data-testid=stMain] *")].filter((part) => {
          const box = part.getBoundingClientRect();
          return box.width && box.right > innerWidth + 1 && !part.closest(".scroll");
        }).map((part) => part.textContent.slice(0, 40))"""
    )
    assert over == []


@pytest.mark.parametrize("websockets", ["refused", "stripped", "held"])
def test_a_network_without_websockets_is_named_with_a_way_out(
    browser: Browser, server: Server, websockets: Websockets
) -> None:
    with line_to(server.port, websockets) as line:
        page = phone(browser).new_page()
        page.goto(line.url, wait_until="domcontentloaded")
        notice = page.locator("#blocked")
        expect(notice).to_be_visible()
        expect(notice).to_contain_text(text("ja", "app.blocked-ways"))


def test_where_websockets_pass_nothing_is_said(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_page(phone(browser), server.url)
    begin(page)
    expect(page.locator("#blocked")).to_be_hidden()
    answer_everything(page, definition, answers_that_vary(definition))
    expect(page.locator("#blocked")).to_be_hidden()
