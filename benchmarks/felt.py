"""How fast a visit feels on a slow phone: first words, the first tap, and the result.

`python -m benchmarks.felt [ROUNDS]`; needs Chromium. 1.6 Mbit/s and 150 ms, a processor slowed down four
times, nothing cached. Beside it an empty Streamlit app as the floor of what loading can take.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.apps import stock_app, this_app
from diagnosis import load_definition
from diagnosis.engine.response import as_data
from diagnosis.engine.response_reader import read_response
from diagnosis.paths import CASES
from tests.support.browsers import ARGUMENTS, chromium

CASE = CASES / "project-that-keeps-stopping.yaml"
OBSERVE = """window.shifts = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries())
  if (!one.hadRecentInput) window.shifts += one.value; })
  .observe({ type: "layout-shift", buffered: true });"""


class Visit:
    """A new phone on a slow line; counts what it receives."""

    def __init__(self, browser: Browser, saved: dict[str, Any] | None = None) -> None:
        self.context = browser.new_context(
            locale="ja-JP", viewport={"width": 375, "height": 812}, is_mobile=True, has_touch=True
        )
        self.context.set_default_timeout(90_000)
        if saved:
            entry = {
                "saved": time.time() * 1000,
                "response": json.dumps(saved),
                "screen": "review",
                "language": "ja",
            }
            words = json.dumps(json.dumps(entry))
            self.context.add_init_script(f"localStorage['diagnosis.response'] ??= {words}")
        self.context.add_init_script(OBSERVE)
        self.page: Page = self.context.new_page()
        self.received = 0
        session: CDPSession = self.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._count)
        session.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000},
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def _count(self, event: dict[str, float]) -> None:
        self.received += int(event["encodedDataLength"])

    def go(self, port: int) -> float:
        """Open the start; the moment at which it began."""
        begun = time.perf_counter()
        self.page.goto(f"http://localhost:{port}/", wait_until="commit")
        return begun


def of_a_newcomer(browser: Browser, port: int) -> dict[str, float]:
    """Seconds to the first words, until a tap on the way in is taken, and what it leads to.

    The first visitor presses at once, the second waits for the screen that the app draws.
    """
    visit = Visit(browser)
    begun = visit.go(port)
    visit.page.locator("#early-begin").click()
    tapped = time.perf_counter() - begun
    visit.page.locator("[role=radio]").first.wait_for()
    asked = time.perf_counter() - begun
    paint = visit.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000")
    visit.context.close()
    visit = Visit(browser)
    begun = visit.go(port)
    visit.page.locator(".st-key-begin button").wait_for()
    drawn = time.perf_counter() - begun
    visit.page.wait_for_timeout(2_000)
    shifts = visit.page.evaluate("window.shifts")
    visit.context.close()
    return {
        "first content": paint,
        "begin is tapped": tapped,
        "first question": asked,
        "start drawn": drawn,
        "shift of start": shifts,
    }


def of_a_whole_visit(browser: Browser, port: int, saved: dict[str, Any]) -> dict[str, float]:
    """Seconds from the tap to the result, its layout shift, and kilobytes with the questions."""
    visit = Visit(browser, saved)
    page = visit.page
    visit.go(port)
    page.locator(".st-key-go-on .st-key-begin button").click()
    rows = page.locator("[class*=st-key-change-]")
    page.locator("details").filter(has=rows).first.locator("summary").click()
    page.locator("[class*=st-key-change-] button").first.click()
    page.locator("[role=radio]").last.wait_for()
    page.locator(".st-key-next button").click()
    page.locator("[class*=st-key-review-]").last.wait_for(state="attached")
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.evaluate("window.shifts = 0")
    begun = time.perf_counter()
    page.locator(".st-key-next button").click()
    page.locator(".picture .point").first.wait_for()
    found = {"result with picture": time.perf_counter() - begun}
    page.wait_for_timeout(4_000)
    found["layout shift"] = page.evaluate("window.shifts")
    found["kB in all"] = visit.received / 1000
    visit.context.close()
    return found


def of_the_floor(browser: Browser, port: int) -> dict[str, float]:
    """Seconds until an empty Streamlit app has drawn, and kilobytes."""
    visit = Visit(browser)
    begun = visit.go(port)
    visit.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    found = {"drawn": time.perf_counter() - begun}
    visit.page.wait_for_timeout(2_000)
    found["kB in all"] = visit.received / 1000
    visit.context.close()
    return found


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    definition = load_definition()
    answers = yaml.safe_load(CASE.read_text("utf-8"))["answers"]
    saved = as_data(definition, read_response(definition, {"answers": answers}))
    with (
        tempfile.TemporaryDirectory() as place,
        sync_playwright() as playwright,
        this_app(1) as ours,
        stock_app(Path(place)) as floor,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        measured = [
            (
                of_a_newcomer(browser, ours.port) | of_a_whole_visit(browser, ours.port, saved),
                of_the_floor(browser, floor.port),
            )
            for _ in range(rounds)
        ]
        browser.close()
    for name, series in (
        ("this app", [one for one, _ in measured]),
        ("empty app", [two for _, two in measured]),
    ):
        for figure in series[0]:
            values = [each[figure] for each in series]
            print(f"{name:10} {figure:20} {median(values):8.2f}   ({min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    main()
