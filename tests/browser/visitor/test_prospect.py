"""A prospect on a phone, from the first question to the PDF in the hand."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from diagnosis import Definition, Response, diagnose
from diagnosis.report.link import link_fragment
from diagnosis.report.reopen import reopen
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.frozen import answers_that_vary
from tests.support.phone import (
    begin,
    change,
    choose,
    expect_heading,
    go_on,
    kept,
    open_page,
    open_phone,
    phone,
    question_box,
    ready,
    settle,
    unfold,
    wait_until_kept,
)
from tests.support.server import Server
from tests.support.traces import Watched, addresses, nothing_left, watched_server

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


def download(page: Page, key: str, path: Path) -> None:
    """Press a download button."""
    with page.expect_download() as file:
        page.locator(f".st-key-{key} button").click()
    file.value.save_as(path)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watched_server(tmp_path_factory.mktemp("home")) as started:
        yield started


def test_answers_everything_and_leaves_with_the_pdf_and_nothing_left_behind(
    browser: Browser, watched: Watched, definition: Definition, tmp_path: Path
) -> None:
    language: Language = "ja"
    context = phone(browser, language)
    asked = addresses(context)
    page = open_page(context, watched.server.url)
    begin(page)
    answers = answers_that_vary(definition)
    for section, following in zip(definition.sections, [*definition.sections[1:], None], strict=True):
        expect_heading(page, section.title.of(language))
        expect(page.locator("html")).to_have_attribute("lang", language)
        for name in section.questions:
            choose(page, definition, name, answers[name])
        if following:
            go_on(page, following.title.of(language))
    page.locator(".st-key-next button").click()
    page.locator(".st-key-pdf button").wait_for()

    expected = diagnose(definition, {name: list(chosen) for name, chosen in answers.items()})
    assert expected.headline is not None
    expect_heading(page, expected.headline.text.of(language))
    body = page.locator("body").inner_text().replace("English", "").replace("日本語", "")
    assert bool(JAPANESE.search(body)) == (language == "ja")
    assert page.title() == f"{text(language, 'result.title')} | {text(language, 'app.title')}"

    # Typed and clicked at once: the name must be in the file all the same.
    unfold(page, "keep")
    page.locator(".st-key-detail-organisation input").fill("株式会社とまり木")
    download(page, "pdf", tmp_path / "summary.pdf")
    content = (tmp_path / "summary.pdf").read_bytes()
    words = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages)
    assert "株式会社とまり木" in words
    assert definition.rulebook.plan(expected.plan).name.of(language) in words
    assert reopen(definition, content).response.answers == {
        name: answers[name] for name in definition.questions
    }
    unfold(page, "share")
    download(page, "json", tmp_path / "result.json")
    assert json.loads((tmp_path / "result.json").read_text("utf-8"))["plan"] == expected.plan

    link = page.locator(".st-key-link pre").inner_text()
    page.goto(link)
    page.reload()
    ready(page)
    expect_heading(page, expected.headline.text.of(language))
    assert (kept(page) or {})["organisation"] == "株式会社とまり木"
    assert [cookie["name"] for cookie in context.cookies()] in ([], ["_streamlit_xsrf"])
    context.close()
    payload = link.partition("#r=1.")[2]
    assert len(payload) > 300
    nothing_left(
        watched, asked, ["株式会社とまり木", payload[:40], *(name for name in answers if "-" in name)]
    )


def test_the_language_can_be_switched_at_any_time(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    choose(page, definition, "no-conclusion", ("often",))
    page.locator(".st-key-language button").click()
    expect_heading(page, definition.sections[0].title.en)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[aria-checked=true]")).to_have_text("Most")
    assert page.locator("[data-testid=stSkipToContent]").inner_text() == text("en", "app.skip")
    page.context.close()


def test_open_questions_are_named_at_the_top_with_a_way_to_each(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    choose(page, definition, "no-conclusion", ("often",))
    page.locator(".st-key-next button").click()
    expect(page.locator(".problem")).to_have_count(len(definition.sections[0].questions) - 1)
    summary = page.locator("#problems")
    expect(summary).to_be_focused()
    ways = summary.locator("a")
    expect(ways).to_have_count(len(definition.sections[0].questions) - 1)
    ways.nth(1).click()
    name = definition.sections[0].questions[2]
    group = page.locator(f"{question_box(name)} [role=radiogroup]")
    expect(group.locator("[role=radio]").first).to_be_focused()
    expect(group).to_have_attribute("aria-invalid", "true")
    expect(group).to_have_accessible_description(text("ja", "section.open-error"))
    choose(page, definition, name, ("often",))
    expect(ways).to_have_count(len(definition.sections[0].questions) - 2)
    expect(group).not_to_have_attribute("aria-invalid", "true")
    page.context.close()


def test_a_section_can_be_answered_from_the_keyboard_alone(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    section = definition.sections[0]
    expect(page.locator("h1")).to_be_focused()
    for place, _ in enumerate(section.questions, start=1):
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        expect(page.locator("[aria-checked=true]")).to_have_count(place)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".st-key-next button")).to_be_focused()
    page.keyboard.press("Enter")
    expect_heading(page, definition.sections[1].title.ja)
    expect(page.locator("h1")).to_be_focused()
    page.context.close()


def test_a_change_in_the_review_comes_back_to_its_row(
    browser: Browser, server: Server, definition: Definition
) -> None:
    response = Response(answers=answers_that_vary(definition))
    page = open_page(phone(browser), server.url + link_fragment(definition, response))
    page.locator(".st-key-back button").click()
    expect_heading(page, text("ja", "review.heading"))
    settle(page)
    assert not page.locator("[class*=st-key-review-]").first.is_visible()
    name = definition.sections[2].questions[1]
    change(page, name)
    expect(page.locator(f"{question_box(name)} :is(input, [role=radio])").first).to_be_focused()
    go_on(page, text("ja", "review.heading"))
    expect(page.locator(f".st-key-change-{name} button")).to_be_focused()
    expect(page.locator(f".st-key-review-{name}")).to_be_in_viewport()
    page.context.close()


def test_what_is_pressed_before_the_app_is_there_is_done_once_it_is(
    browser: Browser, server: Server, definition: Definition
) -> None:
    context = phone(browser)
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/js/react-dom.*.js", hold)
    page.goto(server.url, wait_until="commit")
    early = page.locator("#early-begin")
    expect(early).to_have_text(text("ja", "start.button"))
    early.click()
    expect(early).to_be_disabled()
    held.pop().continue_()
    expect_heading(page, definition.sections[0].title.ja)
    settle(page)
    choose(page, definition, "no-conclusion", ("often",))
    wait_until_kept(page, {"no-conclusion": ("often",)})
    page.close()

    # Whoever has begun before goes on; a page of its own has nothing to begin.
    page = context.new_page()
    page.route("**/static/js/react-dom.*.js", hold)
    page.goto(server.url, wait_until="commit")
    expect(page.locator("#early-begin")).to_have_text(text("ja", "start.continue"))
    page.goto(f"{server.url}?page=how", wait_until="commit")
    expect(page.locator("#early-begin")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scale_is_one_row_with_targets_of_44_px(
    browser: Browser, server: Server, definition: Definition, language: Language
) -> None:
    page = open_phone(browser, server.url, language)
    expect_heading(page, definition.sections[0].title.of(language))
    for name in definition.sections[0].questions:
        cells = [
            box
            for cell in page.locator(f"{question_box(name)} [role=radio]").all()
            if (box := cell.bounding_box())
        ]
        scale, unknown = cells[:-1], cells[-1]
        assert len({box["y"] for box in scale}) == 1
        assert all(box["height"] >= 44 and box["width"] >= 44 for box in cells)
        assert unknown["y"] >= scale[0]["y"] + scale[0]["height"]
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 375
    page.context.close()


def test_a_chosen_answer_can_be_read_under_the_mouse(browser: Browser, server: Server) -> None:
    grounds: dict[Literal["light", "dark"], str] = {"light": "rgb(11, 85, 99)", "dark": "rgb(38, 122, 137)"}
    for scheme, ground in grounds.items():
        context = browser.new_context(locale="ja-JP", color_scheme=scheme)
        page = open_page(context, server.url)
        begin(page)
        cell = page.locator("[role=radio]").nth(2)
        cell.click()
        expect(cell).to_have_attribute("aria-checked", "true")
        assert cell.evaluate("cell => cell.matches(':hover')")
        expect(cell).to_have_css("background-color", ground)
        expect(cell.locator("p")).to_have_css("color", "rgb(255, 255, 255)")
        context.close()
