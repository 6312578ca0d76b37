"""A consultant's computer, and when their page is ready."""

from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.phone import wait_until


def laptop(browser: Browser) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="ja-JP", accept_downloads=True
    )
    context.set_default_timeout(60_000)
    return context


def desk_ready(page: Page) -> None:
    page.locator(".st-key-desk").wait_for()
    page.locator(".st-key-blank, .st-key-bar").first.wait_for()
    calm(page)


def calm(page: Page) -> None:
    """Wait until everything that was entered has been taken over and drawn."""
    wait_until(
        page,
        "document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"
        " && !window.diagnosis?.keeper?.pending.length",
    )
