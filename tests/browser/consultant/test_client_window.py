"""A whole call, with a window for the client that gets what it may show and nothing else."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from diagnosis import Definition, read_response
from diagnosis.definition.base import UNKNOWN
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.axe import violations
from tests.support.call import LISTEN, enter, heard, in_hand, save, turn
from tests.support.laptop import calm, desk_ready, laptop
from tests.support.phone import wait_until
from tests.support.server import Server
from tests.support.shipped import answers_of
from tests.support.summaries import every_byte, pdf

AT = "window.diagnosis.sheet.root.getRootNode().activeElement"
PRIVATE = ("himitsu", "焦っている", "息切れ")
PRICE = re.compile(r"[¥￥円]|yen|JPY|\d{2,3},\d{3}", re.IGNORECASE)


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = laptop(browser)
    context.add_init_script(LISTEN)
    yield context
    context.close()


def sent_by(definition: Definition, organisation: str, folder: Path) -> Path:
    """What a prospect sent who does not know a third of it."""
    answers = answers_of("project-that-keeps-stopping")
    names = list(definition.questions)
    answers |= {name: UNKNOWN for name in names[::3] if UNKNOWN in definition.questions[name].option_ids}
    response = read_response(
        definition,
        {
            "answers": answers,
            "organisation": organisation,
            "note": "どこから手をつけるか迷っています",
            "date": "2026-11-20",
        },
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


def note(page: Page, question: str, words: str, kind: str) -> None:
    page.locator(f"[data-question={question}] .open-note").click()
    page.locator(f"[data-question={question}] .note:not(.seen) select").select_option(kind)
    page.locator(f"[data-question={question}] textarea").fill(words)


@pytest.mark.slow
def test_a_whole_call_in_which_the_window_gets_only_what_it_may_show(
    desk: BrowserContext, shipped_office: Server, shipped: Definition, tmp_path: Path
) -> None:
    page = enter(desk, shipped_office)
    page.locator("input[type=file]").set_input_files(sent_by(shipped, "やまびこ印刷", tmp_path))
    in_hand(page, "やまびこ印刷")
    # The keyboard begins within two tabs.
    page.keyboard.press("Tab")
    wait_until(page, f"Boolean({AT}?.closest('.question'))")
    sockets: list[str] = []
    desk.on("page", lambda opened: opened.on("websocket", lambda socket: sockets.append(socket.url)))
    window = opened_window(page)
    shown = window.locator(".shown")
    expect(shown.locator("h1")).to_contain_text("やまびこ印刷")
    # What was written before the call, perhaps not for all in the room, is shown once the consultant says so.
    expect(shown.locator("blockquote")).to_have_count(0)
    page.locator(".memo button").click()
    expect(shown.locator("blockquote")).to_contain_text("どこから手をつけるか迷っています")

    # The picture moves with an answer, back and forth.
    asked = [row.get_attribute("data-ask") for row in page.locator(".panel .agenda [data-ask]").all()]
    page.keyboard.press("j")
    wait_until(page, f"{json.dumps(asked)}.includes({AT}?.closest('.question')?.dataset.question)")
    first = page.evaluate(f"{AT}.closest('.question').dataset.question")
    before = shown.locator(".picture").inner_html()
    page.keyboard.press("5")
    wait_until(window, f"document.querySelector('.picture').innerHTML !== {json.dumps(before)}")
    page.keyboard.press("Control+z")
    wait_until(window, f"document.querySelector('.picture').innerHTML === {json.dumps(before)}")
    page.keyboard.press("Control+Shift+Z")
    calm(page)
    expect(page.locator(f"[data-question={first}] .sources")).to_contain_text("2026-11-20")

    # What is seen, and what is said in confidence; a quote; what was agreed, and what is done next.
    note(page, "pace", "社長は焦っている himitsu", "private")
    page.locator("[data-question=pace] .differs").click()
    page.keyboard.press("Tab")
    page.keyboard.type("息切れ himitsu")
    note(page, "load", "月曜なら空けられます", "quote")
    note(page, "scope", "まずは一つの部門から", "summary")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.type("山田社長、佐藤さん")
    page.locator("[data-what=agreed]").fill("会議の前に前提をそろえる")
    page.locator(".action .what").first.fill("直近の決定を書き出す")
    page.locator(".action .who").first.fill("佐藤さん")
    page.locator(".action .until").first.fill("次回まで")
    page.locator("[data-what=meeting]").fill("12月10日")
    came = (
        "月曜なら空けられます",
        "会議の前に前提をそろえる",
        "直近の決定を書き出す",
        "佐藤さん",
        "12月10日",
    )
    for said in came:
        expect(shown).to_contain_text(said)
    calm(page)

    # No plan before it is shown; a reload shows neither less nor more.
    window.reload()
    shown.wait_for()
    everything = heard(window)
    assert not [word for word in (*PRIVATE, "まずは一つの部門から") if word in everything]
    assert not [plan.name.ja for plan in shipped.rulebook.plans if plan.name.ja in everything]
    assert not PRICE.search(re.sub(r"<(style|script)>.*?</\1>", "", everything, flags=re.DOTALL))
    page.locator(".st-key-window-plan button").click()
    expect(shown.locator(".plan .headline")).to_be_visible()
    window.reload()
    expect(shown.locator(".plan .headline")).to_be_visible()
    page.reload()
    desk_ready(page)
    shown.locator(".plan").wait_for(state="detached")
    expect(shown.locator("h1")).to_contain_text("やまびこ印刷")
    assert not sockets

    # Another client is looked up: this one's window stays as it is, and gets not a byte of the other.
    turn(page, "case")
    page.locator("input[type=file]").set_input_files(sent_by(shipped, "架空精機", tmp_path))
    page.locator(".st-key-incoming-beside button").click()
    in_hand(page, "架空精機")
    expect(page.locator(".st-key-window-strip")).to_contain_text("やまびこ印刷")
    page.locator("[data-what=agreed]").fill("別のお客さまとの合意")
    calm(page)
    expect(shown.locator("h1")).to_contain_text("やまびこ印刷")
    assert not [word for word in ("架空精機", "別のお客さま") if word in heard(window)]
    page.locator(".st-key-clients button", has_text="やまびこ印刷").click()
    in_hand(page, "やまびこ印刷")

    # Handed over: the record is the first page, the mail says the same, and nothing private is in either.
    turn(page, "handover")
    summary = save(page, "client-summary", tmp_path).read_bytes()
    [first_page, *_] = [part.extract_text() for part in PdfReader(io.BytesIO(summary)).pages]
    mail = page.locator(".st-key-follow-up pre").inner_text()
    for said in (*came, "山田社長", "次回まで", "まずは一つの部門から"):
        assert said in mail
        assert said.replace(" ", "") in first_page.replace(" ", "")
    for word in (*PRIVATE, "架空精機", "別のお客さま"):
        assert word not in mail
        assert word.encode() not in every_byte(summary)
    record = save(page, "minutes-markdown", tmp_path).read_text("utf-8")
    assert "社長は焦っている himitsu" in record
    assert "- [ ] 直近の決定を書き出す（佐藤さん、次回まで）" in record
    page.locator(".st-key-window-close button").click()
    shown.wait_for(state="detached")
    expect(window.locator(".waiting")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(
    browser: Browser,
    shipped_office: Server,
    shipped: Definition,
    language: Language,
    scheme: str,
    tmp_path: Path,
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = enter(context, shipped_office)
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
