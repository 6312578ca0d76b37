"""What a first visit transfers: this app's start and first section, beside an empty Streamlit app.

`python -m benchmarks.transfer`; needs Chromium. Bytes are those on the wire, as the browser counts them.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.apps import stock_app, this_app
from tests.support.browsers import ARGUMENTS, chromium


def transferred(browser: Browser, port: int, button: str | None) -> int:
    """Bytes that a new visitor's browser receives, after a press of `button` too where there is one."""
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    received = 0

    def count(event: dict[str, float]) -> None:
        nonlocal received
        received += int(event["encodedDataLength"])

    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", count)
    page.goto(f"http://localhost:{port}/")
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    if button:
        page.locator(button).click()
        page.locator("[role=radio]").last.wait_for()
    page.wait_for_timeout(2_000)
    context.close()
    return received


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        sync_playwright() as playwright,
        this_app(1) as ours,
        stock_app(Path(place)) as floor,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        for server, button in ((floor, None), (ours, None), (ours, ".st-key-begin button")):
            seen = "first section" if button else "first page"
            print(f"{server.name:10} {seen:14} {transferred(browser, server.port, button) / 1000:8.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
