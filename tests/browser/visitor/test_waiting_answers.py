"""Answers that come to the server with the press that leaves their section, whatever is pressed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from diagnosis import Definition
from tests.support.frozen import answers_that_vary
from tests.support.phone import (
    Answers,
    begin,
    choose,
    expect_chosen,
    expect_heading,
    fill_storage,
    go_on,
    open_phone,
    settle,
    wait_until_kept,
)
from tests.support.server import Server


def in_section(page: Page, definition: Definition, index: int, answers: Answers) -> Answers:
    """Tap all answers of a section, the last of which nobody waits for; those that are given by then."""
    for section in definition.sections[:index]:
        for name in section.questions:
            choose(page, definition, name, answers[name])
        go_on(page, definition.sections[definition.sections.index(section) + 1].title.ja)
    for name in definition.sections[index].questions:
        choose(page, definition, name, answers[name])
    return {name: answers[name] for section in definition.sections[: index + 1] for name in section.questions}


def test_a_tap_sends_nothing_and_is_kept(browser: Browser, server: Server, definition: Definition) -> None:
    page = open_phone(browser, server.url, "ja")
    sent: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        sent.append(frame)

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", note)

    page.on("websocket", watch)
    page.reload()
    begin(page)
    assert sent
    sent.clear()
    given = in_section(page, definition, 0, answers_that_vary(definition))
    wait_until_kept(page, given)
    page.wait_for_timeout(300)
    assert not sent
    go_on(page, definition.sections[1].title.ja)
    assert sent
    page.context.close()


@pytest.mark.parametrize("index", [0, 3], ids=["scales", "lists"])
def test_another_language_takes_them_along(
    browser: Browser, server: Server, definition: Definition, index: int
) -> None:
    page = open_phone(browser, server.url, "ja")
    given = in_section(page, definition, index, answers_that_vary(definition))
    page.locator(".st-key-language button").click()
    expect_heading(page, definition.sections[index].title.en)
    shown = {name: given[name] for name in definition.sections[index].questions}
    expect_chosen(page, definition, shown)
    wait_until_kept(page, given)
    # Changed since, and changed back to its first language.
    name = definition.sections[index].questions[0]
    other = next(option for option in definition.questions[name].option_ids if given[name] != (option,))
    choose(page, definition, name, (other,))
    page.locator(".st-key-language button").click()
    expect_heading(page, definition.sections[index].title.ja)
    expect_chosen(page, definition, shown | {name: (other,)})
    wait_until_kept(page, given | {name: (other,)})
    page.context.close()


def test_the_back_and_forward_buttons_take_them_along(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    given = in_section(page, definition, 1, answers_that_vary(definition))
    page.go_back()
    expect_heading(page, definition.sections[0].title.ja)
    settle(page)
    wait_until_kept(page, given)
    page.go_forward()
    expect_heading(page, definition.sections[1].title.ja)
    settle(page)
    expect_chosen(page, definition, {name: given[name] for name in definition.sections[1].questions})
    page.context.close()


def offline(page: Page) -> None:
    page.context.set_offline(True)
    page.context.set_offline(False)


def reload(page: Page) -> None:
    page.reload()


@pytest.mark.parametrize("happens", [offline, reload])
def test_what_happens_to_the_page_loses_none(
    browser: Browser, server: Server, definition: Definition, happens: Callable[[Page], None]
) -> None:
    page = open_phone(browser, server.url, "ja")
    given = in_section(page, definition, 1, answers_that_vary(definition))
    wait_until_kept(page, given)
    happens(page)
    expect_heading(page, definition.sections[1].title.ja)
    settle(page)
    expect_chosen(page, definition, {name: given[name] for name in definition.sections[1].questions})
    go_on(page, definition.sections[2].title.ja)
    wait_until_kept(page, given)
    expect(page.locator(".problem")).to_have_count(0)
    page.context.close()


def test_a_notice_that_is_closed_takes_them_along(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    fill_storage(page)
    given = in_section(page, definition, 0, answers_that_vary(definition))
    page.locator(".st-key-close-problem-notice button").click()
    expect(page.locator(".st-key-close-problem-notice button")).to_have_count(0)
    settle(page)
    expect_chosen(page, definition, given)
    go_on(page, definition.sections[1].title.ja)
    page.context.close()
