"""A prospect on a phone, from the first question to the PDF in the hand."""

import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from diagnosis import Definition, diagnose
from diagnosis.report.reopen import reopen
from diagnosis.texts import LANGUAGES, Language, text
from tests.server import Server

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


def open_phone(browser: Browser, server: Server, language: Language) -> Page:
    context = browser.new_context(
        viewport={"width": 375, "height": 740},
        locale="ja-JP" if language == "ja" else "en-GB",
        has_touch=True,
        is_mobile=True,
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(server.url)
    page.locator(".st-key-begin button").click()
    page.locator("[role=radio]").last.wait_for()
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the screen is whole."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")


def choose(page: Page, definition: Definition, name: str, chosen: tuple[str, ...]) -> None:
    question = definition.questions[name]
    box = page.locator(f".st-key-q-{name}")
    for option in chosen:
        place = question.option_ids.index(option)
        if question.multiple:
            box.locator(".stCheckbox label").nth(place).click()
        elif question.on_scale:
            cell = box.locator("[role=radio]").nth(place)
            cell.click()
            expect(cell).to_have_attribute("aria-checked", "true")
        else:
            box.locator("[data-testid=stRadioOption]").nth(place).click()
            expect(box.locator("input").nth(place)).to_be_checked()


def plan_of_answers(definition: Definition) -> dict[str, tuple[str, ...]]:
    """Answers that vary, so that a mix-up of questions or options would show in the result."""
    answers: dict[str, tuple[str, ...]] = {}
    for place, question in enumerate(definition.questions.values()):
        known = [option.id for option in question.options]
        answers[question.id] = (known[(place * 3 + 1) % len(known)],)
    answers |= {
        "help-wanted": ("think-together", "right-answer"),
        "duration": ("months",),
        "wants": ("execution",),
    }
    answers["told-not-moving"] = ("unknown",)
    return answers


def go_on(page: Page, heading: str) -> None:
    page.locator(".st-key-next button").click()
    expect(page.locator("h1")).to_have_text(heading)
    settle(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_everything_and_leaves_with_the_pdf(
    browser: Browser, server: Server, definition: Definition, language: Language, tmp_path: Path
) -> None:
    page = open_phone(browser, server, language)
    answers = plan_of_answers(definition)
    titles = [section.title.of(language) for section in definition.sections] + [
        text(language, "review.heading")
    ]
    for section, following in zip(definition.sections, titles[1:], strict=True):
        expect(page.locator("h1")).to_have_text(section.title.of(language))
        expect(page.locator("html")).to_have_attribute("lang", language)
        for name in section.questions:
            choose(page, definition, name, answers[name])
        go_on(page, following)
    page.locator(".st-key-next button").click()
    page.locator(".st-key-pdf button").wait_for()

    expected = diagnose(definition, {name: list(chosen) for name, chosen in answers.items()})
    assert expected.headline is not None
    expect(page.locator("h1")).to_have_text(expected.headline.text.of(language))
    body = page.locator("body").inner_text().replace("English", "").replace("日本語", "")
    assert bool(JAPANESE.search(body)) == (language == "ja")
    assert page.title() == text(language, "app.title")

    # Typed and clicked at once: the name must be in the file all the same.
    page.locator(".st-key-detail-organisation input").fill("株式会社とまり木")
    with page.expect_download() as download:
        page.locator(".st-key-pdf button").click()
    download.value.save_as(tmp_path / "summary.pdf")
    content = (tmp_path / "summary.pdf").read_bytes()
    words = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages)
    assert "株式会社とまり木" in words
    assert definition.rulebook.plan(expected.plan).name.of(language) in words
    assert reopen(definition, content).answers == {name: answers[name] for name in definition.questions}
    with page.expect_download() as download:
        page.locator(".st-key-json button").click()
    download.value.save_as(tmp_path / "result.json")
    assert json.loads((tmp_path / "result.json").read_text("utf-8"))["plan"] == expected.plan
    assert page.context.cookies() == [] or all(
        "streamlit" in cookie["name"] for cookie in page.context.cookies()
    )
    page.context.close()


def test_the_language_can_be_switched_at_any_time(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server, "ja")
    choose(page, definition, "no-conclusion", ("often",))
    page.locator(".st-key-language button").click()
    expect(page.locator("h1")).to_have_text(definition.sections[0].title.en)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[aria-checked=true]")).to_have_text("Most")
    assert page.locator("[data-testid=stSkipToContent]").inner_text() == text("en", "app.skip")
    page.context.close()


def test_open_questions_are_named_and_the_first_is_focused(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server, "ja")
    choose(page, definition, "no-conclusion", ("often",))
    page.locator(".st-key-next button").click()
    expect(page.locator(".problem")).to_have_count(len(definition.sections[0].questions) - 1)
    expect(page.locator(".st-key-q-talk-no-action [role=radio]").first).to_be_focused()
    page.context.close()


def test_a_section_can_be_answered_from_the_keyboard_alone(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server, "ja")
    section = definition.sections[0]
    expect(page.locator("h1")).to_be_focused()
    for place, _ in enumerate(section.questions, start=1):
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        expect(page.locator("[aria-checked=true]")).to_have_count(place)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(definition.sections[1].title.ja)
    expect(page.locator("h1")).to_be_focused()
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scale_is_one_row_with_targets_of_44_px(
    browser: Browser, server: Server, definition: Definition, language: Language
) -> None:
    page = open_phone(browser, server, language)
    expect(page.locator("h1")).to_have_text(definition.sections[0].title.of(language))
    for name in definition.sections[0].questions:
        cells = [
            box
            for cell in page.locator(f".st-key-q-{name} [role=radio]").all()
            if (box := cell.bounding_box())
        ]
        scale, unknown = cells[:-1], cells[-1]
        assert len({box["y"] for box in scale}) == 1
        assert all(box["height"] >= 44 and box["width"] >= 44 for box in cells)
        assert unknown["y"] >= scale[0]["y"] + scale[0]["height"]
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 375
    page.context.close()
