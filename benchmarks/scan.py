"""From scanning a room's code to the first question, on a slow line and a slow phone.

`python -m benchmarks.scan`; needs Chromium. Slow 4G as Lighthouse has it (150 ms, 1.6 Mbit/s), a processor
slowed down four times, nothing in the cache; the median of five. Beside it, the first page for a visitor of
the same server.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.apps import this_app
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import Terms
from diagnosis.storage.database import Database
from tests.support.browsers import ARGUMENTS, chromium

TIMES = 5
LATENCY, SPEED, SLOWER = 150, 1_600_000 / 8, 4
"""Milliseconds; bytes a second; times."""


def seconds(browser: Browser, address: str, what: str) -> tuple[float, int]:
    """Until something stands on the page of a phone that opens an address, and the bytes on the wire."""
    context = browser.new_context(viewport={"width": 375, "height": 812}, locale="ja-JP")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    line = {"offline": False, "latency": LATENCY, "downloadThroughput": SPEED, "uploadThroughput": SPEED}
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    start = time.perf_counter()
    page.goto(address)
    page.locator(what).first.wait_for()
    taken = time.perf_counter() - start
    context.close()
    return taken, int(sum(received))


def main() -> None:
    """Print a line for the room and one for the start."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = f"sqlite:///{Path(folder)}/rooms.sqlite"
        with this_app(1, DIAGNOSIS_DATABASE=database) as app:
            _, keys = Rooms(Database(database), time.time).open(Terms("client", "why", 5, "", "d"))
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            here = f"http://localhost:{app.port}"
            for name, address, what in (
                ("room, position", f"{here}/room#{keys.code}", "[data-question=position]"),
                ("start, ready", f"{here}/", ".st-key-begin button"),
            ):
                found = [seconds(browser, address, what) for _ in range(TIMES)]
                taken, size = median(one for one, _ in found), median(many for _, many in found)
                print(f"{name:16} {taken:5.1f} s {size / 1000:6.0f} kB")
            browser.close()


if __name__ == "__main__":
    main()
