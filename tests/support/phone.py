"""A phone in a prospect's hand, and what they do with it."""

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from diagnosis import Definition
from diagnosis.texts import Language
from tests.support.page_line import line_of, watch_line

Answers = dict[str, tuple[str, ...]]


def question_box(name: str) -> str:
    """The CSS selector of a question on the page, whatever its form."""
    forms = [f"{form}-{apart}" for form in ("scale", "one", "some") for apart in ("plain", "apart", "both")]
    return f":is({', '.join(f'.st-key-q-{form}-{name}' for form in forms)})"


def phone(browser: Browser, language: Language = "ja") -> BrowserContext:
    """A new phone: its storage is empty."""
    context = browser.new_context(
        viewport={"width": 375, "height": 740},
        locale="ja-JP" if language == "ja" else "en-GB",
        has_touch=True,
        is_mobile=True,
        accept_downloads=True,
    )
    context.set_default_timeout(60_000)
    return context


def open_page(context: BrowserContext, address: str) -> Page:
    """A new tab on `address`, once the app has heard from the browser's memory."""
    page = context.new_page()
    watch_line(page)
    page.goto(address)
    ready(page)
    line_of(page).caught_up = line_of(page).opened
    return page


def open_phone(browser: Browser, url: str, language: Language) -> Page:
    """A new phone on the first section."""
    page = open_page(phone(browser, language), url)
    begin(page)
    return page


def begin(page: Page) -> None:
    """Start, or go on where the visitor stopped."""
    page.locator(".st-key-begin button").click()
    page.locator("[role=radio], .stCheckbox").last.wait_for()
    settle(page)


def ready(page: Page) -> None:
    """Wait until the session on the server knows what the browser has kept."""
    wait_until(page, "Boolean(window.diagnosis?.memory?.data.ready)")
    settle(page)


def wait_for_connection(page: Page) -> None:
    """Wait until the page, which loses its line now or has lost it, has caught up with the server."""
    line = line_of(page)
    for _ in range(2400):
        if line.runs > 0 and line.opened > line.caught_up:
            break
        page.wait_for_timeout(25)
    else:
        raise AssertionError(f"never back: {line}")
    line.caught_up = line.opened
    ready(page)


def wait_until_still(page: Page) -> None:
    """Wait until nothing fades or moves any more; what turns without end does not count."""
    wait_until(
        page,
        "document.getAnimations().every((one) => one.playState !== 'running'"
        " || one.effect?.getComputedTiming().endTime === Infinity)",
    )


def wait_until(page: Page, expression: str, *, seconds: int = 30) -> None:
    """Wait until a JavaScript expression is true. (The page's policy forbids to wait within it.)"""
    for _ in range(40 * seconds):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never true: {expression}")


def settle(page: Page) -> None:
    """Wait until the screen is whole."""
    wait_until(
        page,
        "document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"
        " && history.state?.diagnosis === window.diagnosis?.memory?.data.screen",
    )


def press(part: Locator) -> None:
    """Tap where the part is painted by now.

    A frame of another site learns with the next picture where scrolling has moved it: a tap before that misses it.
    Where the page draws the part anew meanwhile, the click finds the new one.
    """
    part.evaluate(
        """(part) => {
          part.scrollIntoView({ block: "nearest" });
          return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        }"""
    )
    part.click()


def choose(page: Page, definition: Definition, name: str, chosen: tuple[str, ...]) -> None:
    """Tap the options of a question."""
    question = definition.questions[name]
    box = page.locator(question_box(name))
    # The page hears of its questions a moment after they are drawn: sooner than a person taps, but not than a test.
    wait_until(page, f"'{name}' in (window.diagnosis?.memory?.data.asked ?? {{}})")
    for option in chosen:
        place = question.option_ids.index(option)
        if question.multiple:
            press(box.locator(".stCheckbox label").nth(place))
        elif question.on_scale:
            cell = box.locator("[role=radio]").nth(place)
            press(cell)
            expect(cell).to_have_attribute("aria-checked", "true")
        else:
            press(box.locator("[data-testid=stRadioOption]").nth(place))
            expect(box.locator("input").nth(place)).to_be_checked()


def answer_everything(page: Page, definition: Definition, answers: Answers) -> None:
    """From the first section, in Japanese, to the result."""
    for section, following in zip(definition.sections, [*definition.sections[1:], None], strict=True):
        for name in section.questions:
            choose(page, definition, name, answers[name])
        if following:
            go_on(page, following.title.ja)
    page.locator(".st-key-next button").click()
    page.locator(".st-key-pdf button").wait_for()


def go_on(page: Page, heading: str) -> None:
    """Press the main button and wait for the next screen."""
    before = json.dumps(page.evaluate("history.state?.diagnosis"))
    press(page.locator(".st-key-next button"))
    expect_heading(page, heading)
    wait_until(page, f"history.state?.diagnosis !== {before}")
    settle(page)


def change(page: Page, question: str) -> None:
    """In the review, go to a question."""
    button = page.locator(f".st-key-change-{question} button")
    if not button.is_visible():
        unfold_part(page.locator("details").filter(has=button).locator("summary"))
    button.click()


def unfold(page: Page, key: str) -> None:
    """Open a folded part of the screen by its key."""
    unfold_part(page.locator(f".st-key-{key} summary"))


def unfold_part(heading: Locator) -> None:
    """Open the folded part with this heading, and wait until it lies still.

    While it unfolds, looking for something in it scrolls it within itself, and a press may miss.
    """
    heading.click()
    heading.evaluate(
        """async (heading) => {
          const part = heading.closest("details");
          while (!part.open || part.getAnimations().length) await new Promise(requestAnimationFrame);
        }"""
    )


def expect_heading(page: Page, words: str) -> None:
    """Wait until the screen with this heading, and no other, is shown."""
    wait_until(
        page,
        "JSON.stringify([...document.querySelectorAll('h1')].map((place) => place.innerText.trim()))"
        f" === JSON.stringify([{json.dumps(words)}])",
    )


def expect_chosen(page: Page, definition: Definition, answers: Answers) -> None:
    """Wait until the controls of these questions show exactly these answers."""
    places = {
        question_box(name): [option in chosen for option in definition.questions[name].option_ids]
        for name, chosen in answers.items()
    }
    wait_until(
        page,
        f"""Object.entries({json.dumps(places)}).every(([box, wanted]) => JSON.stringify(wanted) === JSON.stringify(
        [...document.querySelectorAll(`${{box}} [role=radio], ${{box}} input`)].map(
        (cell) => cell.tagName === "INPUT" ? cell.checked : cell.getAttribute("aria-checked") === "true")))""",
    )


def kept(page: Page) -> dict[str, Any] | None:
    """The response that the browser's storage holds."""
    entry = page.evaluate("localStorage.getItem('diagnosis.response')")
    response: dict[str, Any] | None = json.loads(json.loads(entry)["response"]) if entry else None
    return response


def kept_answers(page: Page) -> Answers:
    """The answers in the browser's storage."""
    saved = kept(page) or {"answers": {}}
    return {
        name: (chosen,) if isinstance(chosen, str) else tuple(chosen)
        for name, chosen in saved["answers"].items()
    }


def wait_until_kept(page: Page, answers: Mapping[str, tuple[str, ...]]) -> None:
    """Wait until the browser's storage holds exactly these answers."""
    for _ in range(600):
        if kept_answers(page) == answers:
            return
        page.wait_for_timeout(50)
    assert kept_answers(page) == answers


def fill_storage(page: Page) -> None:
    """Leave no room for one more character in the browser's storage."""
    page.evaluate(
        """() => {
          let filler = "";
          for (let size = 2 ** 23; size >= 1; size /= 2) {
            try {
              localStorage.setItem("filler", filler + "x".repeat(size));
              filler += "x".repeat(size);
            } catch {}
          }
        }"""
    )
