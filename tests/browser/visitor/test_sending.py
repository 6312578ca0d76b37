"""A visitor sends a result to the firm: with consent, once, whole, and without a word lost where it fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition, Response
from diagnosis.report.link import link_fragment
from diagnosis.report.reopen import reopen
from diagnosis.texts import text
from tests.sending.test_sending import SECRET
from tests.support.axe import SCRIPT, violations
from tests.support.frozen import RULES, answers_that_vary
from tests.support.phone import open_page, settle, unfold
from tests.support.receivers import Hook, Mailbox, hook_server, mail_server
from tests.support.traces import Watched, addresses, nothing_left, watched_server

pytestmark = pytest.mark.slow
WRITTEN = {"name": "佐藤花子", "email": "hanako@client.example"}
MESSAGE = "来週の木曜日に\n30分だけ話せますか"


@contextmanager
def ways(tmp_path: Path, *kinds: str, least: float = 0.0) -> Iterator[tuple[Watched, Mailbox, Hook]]:
    """A server with these ways set up, and who takes what is sent.

    A form that is filled in within `least` seconds is refused.
    """
    with mail_server() as box, hook_server() as hook:
        parts = {
            "mail": f'[mail]\nhost = "localhost"\nport = {box.port}\nsecurity = "none"\n'
            'from = "check@firm.example"\nto = ["office@firm.example"]\n',
            "webhook": f'[webhook]\nurl = "http://localhost:{hook.port}/in"\nsecret = "{SECRET}"\n',
        }
        places = tmp_path / "places"
        (places / ".streamlit").mkdir(parents=True)
        (places / ".streamlit" / "secrets.toml").write_text("".join(parts[kind] for kind in kinds))
        first = f"import diagnosis.ui.visitor.letter as letter; letter.LEAST = {least}"
        with watched_server(places, first=first) as watched:
            yield watched, box, hook


def result_page(browser: Browser, watched: Watched, definition: Definition, **more: object) -> Page:
    context = browser.new_context(viewport={"width": 375, "height": 812}, locale="ja-JP", **more)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    response = Response(answers=answers_that_vary(definition))
    page = open_page(context, watched.server.url + link_fragment(definition, response))
    page.locator(".picture .point").first.wait_for()
    settle(page)
    return page


def fill_in(page: Page) -> None:
    for name, value in WRITTEN.items():
        page.locator(f".st-key-send-{name} input").fill(value)
    page.locator(".st-key-send-message textarea").fill(MESSAGE)


def filled_form(browser: Browser, watched: Watched, definition: Definition) -> Page:
    """The result page with the form unfolded and filled in."""
    page = result_page(browser, watched, definition)
    unfold(page, "send")
    fill_in(page)
    return page


def press(page: Page) -> None:
    page.locator(".st-key-send-now button").click()


@pytest.mark.parametrize("kinds", [(), ("mail",), ("webhook",), ("mail", "webhook")])
def test_what_is_said_of_privacy_is_what_happens(
    browser: Browser, definition: Definition, tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    with ways(tmp_path, *kinds) as (watched, box, hook):
        page = result_page(browser, watched, definition)
        asked = addresses(page.context)
        page.reload()
        page.locator(".picture .point").first.wait_for()
        settle(page)
        unfold(page, "privacy")
        privacy = page.locator(".st-key-privacy").inner_text()
        assert (text("ja", "privacy.third") in privacy) is not bool(kinds)
        assert (text("ja", "privacy.sending", provider="LEAP ARROWS") in privacy) is bool(kinds)
        if not kinds:
            assert page.locator(".st-key-send").count() == 0
        else:
            unfold(page, "send")
            fill_in(page)
            told = page.locator(".st-key-send").inner_text()
            assert text("ja", "send.purpose") in told
            count = len(answers_that_vary(definition))
            assert text("ja", "send.contents", count=count) in told
            assert (len(box.messages), len(hook.calls)) == (0, 0)
            press(page)
            expect(page.locator(".st-key-send-arrived .notice")).to_contain_text("受付番号")
            assert len(hook.calls) == ("webhook" in kinds)
            assert len(box.messages) == 2 * ("mail" in kinds)  # one of them the receipt
        if "mail" in kinds:
            first, receipt = box.messages
            assert first["Reply-To"] == WRITTEN["email"]
            body = first.get_body()
            assert body is not None
            assert all(part in body.get_content() for part in (*WRITTEN.values(), *MESSAGE.splitlines()))
            [attached] = first.iter_attachments()
            assert reopen(definition, attached.get_content()).response.answers == answers_that_vary(
                definition
            )
            assert receipt["To"] == WRITTEN["email"]
            assert not [value for value in (WRITTEN["name"], MESSAGE[:7]) if value in receipt.as_string()]
        if "webhook" in kinds:
            data = hook.told()["data"]
            assert {name: data[name] for name in WRITTEN} == WRITTEN
            assert data["message"] == MESSAGE
        page.reload()
        page.locator(".picture .point").first.wait_for()
        nothing_left(watched, asked, [*WRITTEN.values(), MESSAGE[:7]])
        page.context.close()


def test_what_cannot_be_delivered_is_told_and_no_word_is_lost(
    browser: Browser, definition: Definition, tmp_path: Path
) -> None:
    with ways(tmp_path, "mail") as (watched, box, _):
        page = result_page(browser, watched, definition)
        unfold(page, "send")
        press(page)
        expect(page.locator("#problem-send-name")).to_be_visible()
        expect(page.locator("#problem-send-email")).to_be_visible()
        expect(page.locator(".st-key-send-name input")).to_have_attribute("aria-invalid", "true")
        if SCRIPT.is_file():
            assert violations(page) == []
        fill_in(page)
        box.answers = ["554 never"]
        press(page)
        kept = page.locator(".st-key-send-refused pre")
        expect(kept).to_contain_text(WRITTEN["name"])
        expect(kept).to_contain_text(MESSAGE.splitlines()[1])
        expect(page.locator(".st-key-send-message textarea")).to_have_value(MESSAGE)
        assert box.messages == []
        press(page)
        expect(page.locator(".st-key-send-arrived .notice")).to_contain_text("受付番号")
        assert len(box.messages) == 2
        if SCRIPT.is_file():
            assert violations(page) == []
        page.context.close()


def test_a_link_is_ready_for_the_page_that_takes_bookings(
    browser: Browser, definition: Definition, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        RULES.read_text("utf-8").replace('url: ""', 'url: "https://firm.example/book"', 1), "utf-8"
    )
    with watched_server(tmp_path / "places", DIAGNOSIS_RULES=str(rules)) as watched:
        page = result_page(browser, watched, definition)
        unfold(page, "booking")
        link = page.locator(".st-key-booking-link pre").inner_text()
        assert link.startswith(watched.server.url + "#r=")
        with browser.new_context(locale="en-GB") as other:
            reopened = open_page(other, link)
            reopened.locator(".picture .point").first.wait_for(timeout=20_000)
        page.context.close()


def test_a_press_in_haste_is_asked_for_again(
    browser: Browser, definition: Definition, tmp_path: Path
) -> None:
    with ways(tmp_path, "webhook", least=3_600.0) as (watched, _, hook):
        page = filled_form(browser, watched, definition)
        press(page)
        expect(page.locator(".st-key-send-refused")).to_contain_text(text("ja", "send.too-soon"))
        assert hook.calls == []
        page.context.close()


def test_a_filled_hidden_field_is_asked_about_once(
    browser: Browser, definition: Definition, tmp_path: Path
) -> None:
    with ways(tmp_path, "webhook") as (watched, _, hook):
        page = filled_form(browser, watched, definition)
        page.locator(".st-key-send-trap input").evaluate(
            """(field) => { const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
              set.call(field, "x"); field.dispatchEvent(new Event("input", { bubbles: true }));
              field.dispatchEvent(new Event("blur", { bubbles: true })); }"""
        )
        press(page)
        expect(page.locator(".st-key-send-refused")).to_contain_text(text("ja", "send.once-more"))
        assert hook.calls == []
        press(page)
        expect(page.locator(".st-key-send-arrived .notice")).to_contain_text("受付番号")
        assert hook.told()["data"]["name"] == WRITTEN["name"]
        page.context.close()
