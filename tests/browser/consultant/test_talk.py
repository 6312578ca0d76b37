"""A call with the shipped questions: its agenda, and its time."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition
from diagnosis.texts import text
from tests.support.call import blank_sheet, enter, panel, pick
from tests.support.laptop import calm, desk_ready, laptop
from tests.support.phone import wait_until
from tests.support.server import Server


@pytest.fixture(scope="module")
def desk(browser: Browser, shipped_office: Server) -> Iterator[Page]:
    context = laptop(browser)
    page = enter(context, shipped_office)
    blank_sheet(page)
    calm(page)
    yield page
    context.close()


def in_hand(page: Page, name: str) -> None:
    wait_until(
        page,
        "window.diagnosis.sheet.root.getRootNode().activeElement?.closest('.question')?.dataset.question"
        f" === '{name}'",
    )


def test_a_key_leads_through_what_is_not_known_in_the_order_of_a_talk(
    desk: Page, shipped: Definition
) -> None:
    stages = [stage.title.ja for stage in shipped.talk]
    assert [words for words in stages if words in panel(desk)][:1] == stages[:1]
    first = str(desk.locator(".panel .agenda [data-ask]").first.get_attribute("data-ask"))
    assert shipped.questions[first].talk == shipped.talk[0].id
    prompt = desk.locator(".prompt")
    spoken, listen = shipped.questions[first].spoken, shipped.questions[first].listen
    assert spoken
    assert listen
    expect(prompt).to_contain_text(spoken.ja)
    expect(prompt).to_contain_text(listen.ja)
    desk.keyboard.press("j")
    in_hand(desk, first)
    second = str(desk.locator(".panel .agenda [data-ask]").nth(1).get_attribute("data-ask"))
    desk.keyboard.press("j")
    in_hand(desk, second)
    # Answered, it is left no more; not known, it still is.
    desk.keyboard.press("1")
    calm(desk)
    expect(desk.locator(f".panel .agenda [data-ask={second}]")).to_have_count(0)
    pick(desk, shipped, first, "unknown")
    row = desk.locator(".panel .agenda li", has=desk.locator(f"[data-ask={first}]"))
    expect(row).to_contain_text(text("ja", "panel.agenda-asked"))


def test_what_the_plan_hangs_on_is_said_and_shares_are_folded(desk: Page, shipped: Definition) -> None:
    plans = desk.locator(".panel .plans")
    expect(plans.locator(".possible span").first).to_be_visible()
    expect(plans.locator(".hangs [data-ask]")).to_have_count(1)
    expect(plans.locator(".branches li").first).to_be_visible()
    expect(plans.locator(".share").first).to_be_hidden()
    plans.locator("summary").click()
    expect(plans.locator(".share").first).to_be_visible()
    # What is unfolded stays so when the panel is drawn anew.
    pick(desk, shipped, "pace", "jog")
    expect(plans.locator(".share").first).to_be_visible()


def test_the_time_is_followed_through_a_reload_and_turned_off(desk: Page, shipped: Definition) -> None:
    words = desk.locator(".frame")
    words.locator("button").click()
    title = shipped.frame[0].title.ja
    minutes, whole = shipped.frame[0].minutes, sum(part.minutes for part in shipped.frame)
    told = text("ja", "sheet.frame-left", title=title, left=minutes, whole=whole)
    expect(words).to_contain_text(told)
    desk.reload()
    desk_ready(desk)
    expect(desk.locator(".frame")).to_contain_text(told)
    desk.locator(".frame-off").click()
    expect(desk.locator(".frame")).to_have_text(text("ja", "sheet.frame-start"))
