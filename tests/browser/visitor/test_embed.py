"""The self-check within a page of the firm's own site, on a phone: another site around it, and all of it works."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from diagnosis import Definition
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.texts import text
from tests.support.browsers import ARGUMENTS, chromium
from tests.support.firefox import FIREFOX, running_firefox
from tests.support.needs import needs
from tests.support.phone import begin, choose, go_on, phone, press, ready, settle, wait_until
from tests.support.ports import free_port
from tests.support.server import Server, running_server
from tests.support.site import running_site

HIGH = (
    "Math.abs(document.querySelector('[data-testid=stMainBlockContainer]').getBoundingClientRect().bottom"
    " - innerHeight) < 2 && document.documentElement.scrollHeight <= innerHeight + 1"
)
"""The frame is as high as what stands in it."""
AT_REST = """new Promise((rest) => {
  let last = NaN;
  const look = () => {
    if (scrollY === last) return rest();
    last = scrollY;
    requestAnimationFrame(() => requestAnimationFrame(look));
  };
  look();
})"""
"""Waits until the site is scrolled no further from picture to picture."""
ABOVE = 60
"""Pixels of the site's own menu, which stays at the top."""


@pytest.fixture(scope="module")
def places() -> Iterator[tuple[Server, str, str]]:
    """The app, a site that may show it, and one that may not."""
    port = free_port()
    script = f'<script src="http://localhost:{port}/embed.js" data-above="{ABOVE}" async></script>'
    # Another site than `localhost`, so that what browsers do to third parties is done here.
    with running_site("127.0.0.1", script) as site, running_site("127.0.0.1", script) as other:
        settings = {"DIAGNOSIS_QUESTIONS": str(QUESTIONS), "DIAGNOSIS_RULES": str(RULES)}
        with running_server(port, DIAGNOSIS_EMBED=site, **settings) as server:
            yield server, site, other


@pytest.fixture
def profile(browser: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A phone's browser that lets a frame keep things, as most do; Debian's Chromium is set up to refuse."""
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"profile": {"cookie_controls_mode": 0, "block_third_party_cookies": false}}')
    context = browser.browser_type.launch_persistent_context(
        tmp_path / "profile",
        executable_path=chromium(),
        args=list(ARGUMENTS),
        viewport={"width": 375, "height": 740},
        locale="ja-JP",
        has_touch=True,
        is_mobile=True,
        accept_downloads=True,
    )
    context.set_default_timeout(60_000)
    yield context
    context.close()


def framed(page: Page) -> Frame:
    """The frame with the self-check, once it knows what the browser has kept."""
    expect(page.frame_locator("iframe").locator(".st-key-header")).to_be_visible()
    frame = page.frames[-1]
    ready(as_page(frame))
    return frame


def as_page(frame: Frame) -> Page:
    """A frame does what these helpers ask of a page."""
    return cast("Page", frame)


def come_to_rest(page: Page, frame: Frame) -> None:
    """Wait until the site has been scrolled to a new screen, which nobody presses anything on before."""
    wait_until(as_page(frame), "window.diagnosis?.page?.looked === window.diagnosis?.page?.data.moves")
    page.evaluate(AT_REST)


def answer(page: Page, frame: Frame, definition: Definition) -> None:
    """From the first section to the result, as a person does who begins once the site has come to rest."""
    inner = as_page(frame)
    for section, following in zip(definition.sections, [*definition.sections[1:], None], strict=True):
        come_to_rest(page, frame)
        for name in section.questions:
            choose(inner, definition, name, (definition.questions[name].option_ids[1],))
        if following:
            go_on(inner, following.title.ja)
    press(frame.locator(".st-key-next button"))
    frame.locator(".st-key-pdf button").wait_for()


def fits(page: Page, frame: Frame) -> None:
    """The frame is as high as what stands in it, and the heading stands below the site's menu."""
    wait_until(as_page(frame), HIGH)
    top = f"document.querySelector('iframe').getBoundingClientRect().top + {_top_of_heading(frame)}"
    wait_until(page, f"{top} > {ABOVE} && {top} < innerHeight / 2")


def _top_of_heading(frame: Frame) -> float:
    top: float = frame.evaluate("document.querySelector('h1').getBoundingClientRect().top")
    return top


@pytest.mark.slow
def test_a_visit_from_the_start_to_the_result(
    profile: BrowserContext, places: tuple[Server, str, str], shipped: Definition, tmp_path: Path
) -> None:
    _, site, _ = places
    page = profile.new_page()
    page.goto(site)
    frame = framed(page)
    assert frame.locator("h1").inner_text() != page.locator("h1").inner_text()
    begin(as_page(frame))
    fits(page, frame)
    answer(page, frame, shipped)
    fits(page, frame)
    with page.expect_download() as coming:
        frame.locator(".st-key-pdf button").click()
    coming.value.save_as(tmp_path / "result.pdf")
    assert (tmp_path / "result.pdf").read_bytes().startswith(b"%PDF")
    outside = frame.locator("a[href^=http]")
    assert all(link.get_attribute("target") == "_blank" for link in outside.all())
    heading = frame.locator("h1").inner_text()
    page.reload()
    again = framed(page)
    expect(again.locator("h1")).to_have_text(heading)
    fits(page, again)
    # Another tab is where its reader left it, though answers are kept: nothing is scrolled to or takes the focus.
    other = profile.new_page()
    other.goto(site)
    expect(framed(other).locator(".st-key-begin button")).to_have_text(text("ja", "start.continue"))
    settle(as_page(framed(other)))
    assert other.evaluate("[scrollY, document.activeElement.tagName]") == [0, "BODY"]


@pytest.mark.slow
def test_what_is_open_is_shown_wherever_the_site_was_scrolled_to(
    browser: Browser, places: tuple[Server, str, str]
) -> None:
    _, site, _ = places
    context = phone(browser)
    page = context.new_page()
    page.goto(site)
    frame = framed(page)
    begin(as_page(frame))
    come_to_rest(page, frame)
    frame.locator(".st-key-next button").click()
    frame.locator(".problems").wait_for()
    top = "document.querySelector('.problems').getBoundingClientRect().top"
    offset = "document.querySelector('iframe').getBoundingClientRect().top"
    wait_until(page, f"{offset} + {frame.evaluate(top)} > {ABOVE}")
    assert page.evaluate(f"{offset} + {frame.evaluate(top)} < innerHeight")
    # So is a question that the list leads to, though the frame itself has nothing to scroll.
    frame.locator(".problems a").last.click()
    asked = "document.activeElement.getBoundingClientRect().top"
    wait_until(page, f"{offset} + {frame.evaluate(asked)} < innerHeight")
    assert page.evaluate(f"{offset} + {frame.evaluate(asked)} > {ABOVE}")
    context.close()


@pytest.mark.slow
def test_a_browser_that_keeps_nothing_is_told_of_and_goes_on(
    browser: Browser, places: tuple[Server, str, str], shipped: Definition
) -> None:
    _, site, _ = places
    private = phone(browser)
    page = private.new_page()
    page.goto(site)
    frame = framed(page)
    refused = "(() => { try { localStorage; return false; } catch { return true; } })()"
    assert frame.evaluate(refused)
    expect(frame.locator("body")).to_contain_text(text("ja", "start.no-storage"))
    begin(as_page(frame))
    answer(page, frame, shipped)
    private.close()


def test_another_site_is_refused_and_so_are_pages_of_consultants(
    browser: Browser, places: tuple[Server, str, str]
) -> None:
    server, site, other = places
    context = phone(browser)
    page = context.new_page()
    page.goto(other)
    page.locator("iframe").wait_for()
    wait_until(page, "document.querySelector('iframe').contentDocument === null")
    page.wait_for_load_state("networkidle")
    assert page.frames[-1].url.startswith("chrome-error:")
    page.goto(site)
    framed(page)
    page.evaluate(f"document.querySelector('iframe').src = '{server.url}?page=consultant'")
    for _ in range(1200):
        if page.frames[-1].url.startswith("chrome-error:"):
            break
        page.wait_for_timeout(25)
    assert page.frames[-1].url.startswith("chrome-error:")
    context.close()


@pytest.mark.slow
def test_firefox_shows_it_too(places: tuple[Server, str, str], tmp_path: Path) -> None:
    needs(FIREFOX, "no Firefox found")
    _, site, other = places
    with running_firefox(tmp_path / "profile") as firefox:
        firefox.open(site)
        frame = firefox.frame()
        firefox.wait(frame, "Boolean(window.diagnosis?.memory?.data.ready)")
        # The site is light, whatever its reader prefers, and so is what stands in it.
        dark = "matchMedia('(prefers-color-scheme: dark)').matches"
        assert [firefox.evaluate(where, dark) for where in (firefox.tab, frame)] == [True, False]
        high = "Math.abs(document.documentElement.scrollHeight - innerHeight) < 2"
        firefox.wait(frame, high)
        firefox.evaluate(frame, "document.querySelector('.st-key-begin button').click()")
        firefox.wait(frame, "document.querySelectorAll('[role=radio]').length > 20")
        firefox.wait(frame, high)
        top = firefox.evaluate(frame, "document.querySelector('h1').getBoundingClientRect().top")
        firefox.wait(
            firefox.tab, f"document.querySelector('iframe').getBoundingClientRect().top + {top} > {ABOVE}"
        )
        firefox.evaluate(frame, "document.querySelectorAll('[role=radio]')[2].click()")
        chosen = "document.querySelectorAll('[role=radio][aria-checked=true]').length === 1"
        firefox.wait(frame, chosen)
        firefox.wait(frame, "localStorage.getItem('diagnosis.response') !== null")
        firefox.reload()
        again = firefox.frame()
        firefox.wait(again, chosen)
        firefox.open(other)
        refused = firefox.frame()
        firefox.wait(refused, "document.readyState === 'complete'")
        assert not firefox.evaluate(refused, "Boolean(document.querySelector('#root'))")
