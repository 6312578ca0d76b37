"""A response on its way to somebody else: as a link, as a PDF, as data; and what nobody else gets."""

import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfWriter

from diagnosis import Definition, Response, diagnose
from diagnosis.report.link import link_fragment
from diagnosis.texts import text
from tests.support.frozen import DEFINITION, answers_that_vary
from tests.support.phone import (
    begin,
    choose,
    expect_heading,
    kept_answers,
    open_page,
    open_phone,
    phone,
    ready,
    settle,
    unfold,
    wait_until,
    wait_until_kept,
)
from tests.support.server import Server, running_server
from tests.support.summaries import pdf

FILE_INPUT = ".st-key-open-file input[type=file]"


@pytest.fixture(scope="module")
def response(definition: Definition) -> Response:
    return Response(answers=answers_that_vary(definition), organisation="とまり木", language="ja")


def title(definition: Definition, response: Response) -> str:
    found = diagnose(definition, response).headline
    assert found is not None and response.language is not None
    return found.text.of(response.language)


def address_of(page: Page) -> str:
    """The address and everything that the history of this tab holds, as one text."""
    address: str = page.evaluate("location.href + ' ' + JSON.stringify(history.state)")
    return address


def test_a_link_opens_the_same_result_on_another_device(
    browser: Browser, server: Server, definition: Definition, response: Response
) -> None:
    one = open_page(phone(browser), server.url + link_fragment(definition, response))
    expect_heading(one, title(definition, response))
    unfold(one, "share")
    made = one.locator(".st-key-link pre").inner_text().strip()
    assert made == server.url + link_fragment(definition, response)
    expect(one.locator("img.qr")).to_be_visible()
    assert "とまり木" not in made

    # On a device that speaks English: language and all come with the link.
    two = open_page(phone(browser, "en"), made)
    expect_heading(two, title(definition, response))
    settle(two)
    assert kept_answers(two) == response.answers
    assert "r=1" not in address_of(two)
    two.go_back()
    assert "r=1" not in two.url
    two.go_forward()

    # Whose answers these may be is said until it has been read.
    notice = two.locator(".st-key-borrowed-notice")
    expect(notice).to_contain_text(text("ja", "notices.borrowed"))
    two.reload()
    ready(two)
    expect(notice).to_be_visible()
    notice.locator("button").click()
    expect(notice).to_be_hidden()
    wait_until(two, "!JSON.parse(localStorage['diagnosis.response']).borrowed")
    two.reload()
    ready(two)
    expect(notice).to_be_hidden()
    one.goto(made)
    one.reload()
    ready(one)
    expect_heading(one, title(definition, response))
    expect(one.locator(".st-key-borrowed-notice")).to_be_visible()
    expect(one.locator(".st-key-detail-organisation input")).to_have_value("とまり木")
    for page in (one, two):
        page.context.close()


def test_a_link_does_not_replace_answers_without_asking(
    browser: Browser, server: Server, definition: Definition, response: Response
) -> None:
    page = open_phone(browser, server.url, "ja")
    own = definition.sections[0].questions[0]
    choose(page, definition, own, ("often",))
    wait_until_kept(page, {own: ("often",)})
    # Pasted over the address of the open page: only the fragment changes, nothing is loaded anew.
    page.evaluate("link => { location.hash = link; }", link_fragment(definition, response))
    page.locator(".st-key-offer-keep button").click()
    expect(page.locator(".st-key-offer")).to_have_count(0)
    begin(page)
    expect_heading(page, definition.sections[0].title.ja)
    assert kept_answers(page) == {own: ("often",)}

    page.goto("about:blank")
    page.goto(server.url + link_fragment(definition, response))
    ready(page)
    page.locator(".st-key-offer-open button").click()
    expect_heading(page, title(definition, response))
    wait_until_kept(page, response.answers)
    page.context.close()


def test_a_damaged_link_is_refused_in_the_readers_language(
    browser: Browser, server: Server, definition: Definition, response: Response
) -> None:
    link = link_fragment(definition, response)
    for language, broken, code in (
        ("ja", link[:-20], "response-link"),
        ("en", link[:40] + "A" + link[41:], "response-link-damaged"),
    ):
        page = open_page(phone(browser, language), server.url + broken)
        expect(page.locator(".notice")).to_contain_text(text(language, f"findings.{code}"))
        expect(page.locator(".st-key-begin button")).to_be_visible()
        page.context.close()


def test_a_dropped_summary_reopens(
    browser: Browser, server: Server, definition: Definition, response: Response, tmp_path: Path
) -> None:
    content = pdf(definition, response, "ja")
    page = open_page(phone(browser, "en"), server.url)
    transfer = page.evaluate_handle(
        """bytes => { const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], 'x.pdf', {type: 'application/pdf'})); return data; }""",
        list(content),
    )
    page.dispatch_event("body", "drop", {"dataTransfer": transfer})
    expect_heading(page, title(definition, response))
    wait_until_kept(page, response.answers)
    unfold(page, "share")
    with page.expect_download() as download:
        page.locator(".st-key-json button").click()
    download.value.save_as(tmp_path / "result.json")
    page.context.close()

    page = open_page(phone(browser), server.url)
    page.set_input_files(FILE_INPUT, tmp_path / "result.json")
    expect_heading(page, title(definition, response))
    page.context.close()


def test_what_is_no_summary_is_refused_and_nothing_is_lost(
    browser: Browser, server: Server, definition: Definition, tmp_path: Path
) -> None:
    page = open_phone(browser, server.url, "ja")
    own = definition.sections[0].questions[0]
    choose(page, definition, own, ("often",))
    page.locator(".st-key-back button").click()
    expect_heading(page, text("ja", "start.heading"))
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    blank = io.BytesIO()
    writer.write(blank)
    alien = json.dumps({"answers": {"<img src=x onerror=alert(1)>": "[x](http://x)"}})
    for content, code in (
        (blank.getvalue(), "response-no-attachment"),
        (b"hello", "response-json"),
        (b"x" * 1_100_000, "response-too-big"),
        (alien.encode(), "response-question"),
    ):
        page.set_input_files(FILE_INPUT, {"name": "x.pdf", "mimeType": "application/pdf", "buffer": content})
        words = text("ja", f"findings.{code}").partition("{")[0]
        expect(page.locator(".notice")).to_contain_text(words)
        assert page.locator(".notice img, .notice a").count() == 0
        settle(page)
    assert kept_answers(page) == {own: ("often",)}
    page.context.close()


def test_a_file_that_is_not_made_is_told_in_the_readers_language(
    browser: Browser, response: Response
) -> None:
    busy = "import threading\nfrom diagnosis.ui.kit import file_button\n"
    busy += "file_button._everybody, file_button._PATIENCE = threading.Semaphore(0), 0.0"
    with running_server(first=busy) as server:
        page = open_page(phone(browser), server.url + link_fragment(DEFINITION, response))
        page.locator(".st-key-pdf button").click()
        expect(page.locator(".st-key-pdf small")).to_have_text(text("ja", "app.no-file"))
        page.context.close()
