"""Every screen and state for everybody: by axe, by keyboard, on a narrow phone, with forced colours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition, Response
from diagnosis.report.link import link_fragment
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.axe import SCRIPT, violations
from tests.support.frozen import RULES, answers_that_vary
from tests.support.needs import needs
from tests.support.phone import (
    begin,
    change,
    expect_heading,
    open_page,
    question_box,
    settle,
    unfold,
    unfold_part,
    wait_until,
)
from tests.support.server import Server, running_server

Scheme = Literal["light", "dark"]
SCREENS = ("start", "section", "errors", "review", "several", "result", "unfolded", "erase", "how", "door")


@contextmanager
def at_screen(
    browser: Browser,
    server: Server,
    definition: Definition,
    screen: str,
    language: Language = "ja",
    **more: object,
) -> Iterator[Page]:
    """A browser on one of SCREENS."""
    options = {"viewport": {"width": 375, "height": 812}, **more}
    context = browser.new_context(locale="ja-JP" if language == "ja" else "en-GB", **options)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    answers = answers_that_vary(definition)
    if screen in ("how", "door"):
        page = context.new_page()
        page.goto(f"{server.url}?lang={language}&page={'how' if screen == 'how' else 'consultant'}")
        page.locator("h1").wait_for()
        if screen == "door":
            expect(page.locator("form button")).to_have_text(text(language, "door.token-button"))
    elif screen in ("start", "section", "errors"):
        page = open_page(context, server.url)
        page.locator(".picture .node").first.wait_for()
        if screen != "start":
            begin(page)
        if screen == "errors":
            page.locator(".st-key-next button").click()
            page.locator(".problem").first.wait_for()
    else:
        few = dict(list(answers.items())[:5])
        response = Response(answers=few if screen in ("review", "several") else answers)
        page = open_page(context, server.url + link_fragment(definition, response))
        if screen == "several":
            change(page, "help-wanted")
            page.locator(".stCheckbox").last.wait_for()
        elif screen == "unfolded":
            for summary in page.locator(".stMain summary").all():
                unfold_part(summary)
            page.locator("img.qr").wait_for()
        elif screen == "erase":
            page.locator(".st-key-restart button").click()
            page.locator(".st-key-restart-yes button").wait_for()
        if screen not in ("review", "several"):
            page.locator(".picture .point").first.wait_for()
        settle(page)
    yield page
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, server: Server, definition: Definition, screen: str, language: Language, scheme: Scheme
) -> None:
    needs(SCRIPT.is_file(), "axe is missing: npm ci")
    with at_screen(browser, server, definition, screen, language, color_scheme=scheme) as page:
        assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_on_a_screen_of_320_pixels(
    browser: Browser, server: Server, definition: Definition, screen: str, language: Language
) -> None:
    narrow = {"viewport": {"width": 320, "height": 640}}
    with at_screen(browser, server, definition, screen, language, **narrow) as page:
        wide = page.evaluate(
            """() => [...document.querySelectorAll(".stMain *")].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.width && box.right > innerWidth + 1 && !one.closest(".scroll, svg");
            }).map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert wide == []
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 320


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""What a reader may set, by WCAG 2.2, 1.4.12."""


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_leaves_its_box_where_a_reader_spaces_the_text(
    browser: Browser, server: Server, definition: Definition, screen: str, language: Language
) -> None:
    with at_screen(browser, server, definition, screen, language) as page:
        page.add_style_tag(content=SPACED)
        settle(page)
        outside = page.evaluate(
            """() => { const found = [], walker = document.createTreeWalker(
                document.querySelector(".stMain"), NodeFilter.SHOW_TEXT);
              for (let node; node = walker.nextNode();) {
                if (!node.data.trim() || node.parentElement.closest("svg, style, .said, .scroll, pre, details:not([open]) > :not(summary)")) continue;
                const range = document.createRange(); range.selectNodeContents(node);
                const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
                for (const line of range.getClientRects()) {
                  const middle = (line.top + line.bottom) / 2;
                  for (let one = node.parentElement; !one.matches(".stMain"); one = one.parentElement) {
                    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
                    if (["inline", "contents"].includes(style.display) || style.clipPath !== "none") continue;
                    if (box.left - 2 > line.left || box.right + 2 < line.right
                        || box.top > middle - 0.4 * size || box.bottom < middle + 0.4 * size) {
                      found.push([node.data.slice(0, 40), one.outerHTML.slice(0, 120)]); break;
                    }
                    if (style.position === "fixed") break;
                  }
                }
              }
              return found; }"""
        )
        assert outside == []


@pytest.mark.slow
def test_the_keyboard_is_always_seen(browser: Browser, server: Server, definition: Definition) -> None:
    """From the start to the first answer, and over the result; 3:1 against the ground at least."""
    for scheme, ring in (("light", "rgb(11, 85, 99)"), ("dark", "rgb(127, 208, 221)")):
        for screen, stops in (("start", 8), ("section", 6), ("result", 20)):
            with at_screen(browser, server, definition, screen, color_scheme=scheme) as page:
                if screen != "start":  # a new screen begins at its heading
                    wait_until(page, "document.activeElement.tagName === 'H1'")
                for _ in range(stops):
                    page.keyboard.press("Tab")
                    seen = page.evaluate(
                        """() => { let one = document.activeElement;
                          while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
                          const ringed = one.matches("label input") ? one.closest("label") : one;
                          const style = getComputedStyle(ringed);
                          return [style.outlineStyle, style.outlineColor, one.outerHTML.slice(0, 120)]; }"""
                    )
                    if "SkipToContent" in seen[2] or seen[2].startswith("<body"):
                        continue  # drawn by Streamlit when it has the focus; and after the last stop
                    assert seen[:2] == ["solid", ring], seen


def test_the_whole_result_can_be_reached_from_the_keyboard(
    browser: Browser, server: Server, definition: Definition
) -> None:
    with at_screen(browser, server, definition, "result") as page:
        reached = set()
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.textContent.trim()"))
            hidden = page.evaluate(
                """() => { const one = document.activeElement, box = one.getBoundingClientRect();
                  const bar = document.querySelector(".st-key-reach");
                  return !bar.contains(one) && box.top > bar.getBoundingClientRect().top; }"""
            )
            assert not hidden
        folded = [words.strip() for words in page.locator(".stMain summary").all_text_contents()]
        assert len(folded) >= 8
        for words in folded:
            assert any(words in text for text in reached)
        # Without a contact, no button promises one.
        expect(page.locator(".go-to")).to_have_count(0)


@pytest.mark.slow
def test_the_bar_leads_to_the_contact_where_there_is_one(
    browser: Browser, definition: Definition, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(RULES.read_text("utf-8").replace('email: ""', 'email: "hello@firm.example"', 1), "utf-8")
    with (
        running_server(DIAGNOSIS_RULES=str(rules)) as own,
        at_screen(browser, own, definition, "result") as page,
    ):
        page.locator(".go-to").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#contact")).to_be_focused()


@pytest.mark.slow
def test_from_the_start_to_the_pdf_with_the_keyboard_alone(
    browser: Browser, server: Server, definition: Definition
) -> None:
    with at_screen(browser, server, definition, "start") as page:
        press_to(page, ".st-key-begin button")
        for section in definition.sections:
            expect_heading(page, section.title.ja)
            # Whoever begins before the screen has taken the focus is set back to its heading.
            expect(page.locator("h1")).to_be_focused()
            for name in section.questions:
                tab_to(page, question_box(name))
                if not definition.questions[name].multiple:
                    page.keyboard.press("ArrowDown")
                page.keyboard.press("Space")
                box = page.locator(question_box(name))
                expect(box.locator("[aria-checked=true], input:checked")).to_have_count(1)
            settle(page)
            press_to(page, ".st-key-next button")
        page.locator(".picture .point").first.wait_for()
        settle(page)
        tab_to(page, ".st-key-pdf")
        with page.expect_download() as file:
            page.keyboard.press("Enter")
        assert file.value.suggested_filename.endswith(".pdf")
        expect(page.locator("[role=status]")).to_have_text(text("ja", "result.saved"))


def tab_to(page: Page, place: str) -> None:
    """Press Tab until something in `place` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("place => Boolean(document.activeElement.closest(place))", place):
            return
    raise AssertionError(f"not reached: {place}")


def press_to(page: Page, place: str) -> None:
    """Reach a button with Tab and press it."""
    tab_to(page, place)
    page.keyboard.press("Enter")


def test_a_chosen_answer_is_seen_where_colours_are_forced(
    browser: Browser, server: Server, definition: Definition
) -> None:
    with at_screen(browser, server, definition, "section", forced_colors="active") as page:
        cells = page.locator("[role=radio]")
        cells.nth(2).click()
        expect(cells.nth(2)).to_have_attribute("aria-checked", "true")
        page.mouse.move(0, 0)
        grounds = [
            cells.nth(place).evaluate("one => getComputedStyle(one).backgroundColor") for place in (1, 2)
        ]
        assert grounds[0] != grounds[1]


def test_headings_and_titles_follow_the_screen(
    browser: Browser, server: Server, definition: Definition
) -> None:
    with at_screen(browser, server, definition, "start", "en") as page:
        titles = [page.title()]
        begin(page)
        expect_heading(page, definition.sections[0].title.en)
        titles.append(page.title())
        assert titles[1].startswith(definition.sections[0].title.en)
        assert len(set(titles)) == 2


def test_the_text_for_a_mail_can_be_copied_and_says_so(
    browser: Browser, server: Server, definition: Definition
) -> None:
    with at_screen(browser, server, definition, "result") as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        unfold(page, "share")
        part = page.locator(".st-key-mail .copyable")
        part.locator("button").click()
        expect(page.locator("[role=status]")).to_have_text(text("ja", "result.copied"))
        assert page.evaluate("navigator.clipboard.readText()") == part.locator("pre").text_content()
