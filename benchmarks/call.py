"""A tap until the right side, and the client's window, have changed, beside an almost empty page.

`python -m benchmarks.call`; needs Chromium. Each tap is timed in the browser, from the click to
the frame in which the panel (or the one line of the empty page) shows something else. Taps that
change nothing on the right are left out. "window" is timed to the moment at which the second window has
drawn another picture, by the clock that both pages share.
"""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.apps import stock_app, this_app
from diagnosis.definition.loader import load_definition
from tests.support.browsers import ARGUMENTS, chromium

TOKEN = "a-token-for-the-benchmark"
FLOOR = """import streamlit as st
choice = st.segmented_control("question", list("abcdef"), key="question")
st.html(f'<div class="panel">{choice}</div>')
"""
CLICK = """async ([question, place]) => {
  const sheet = window.diagnosis?.sheet?.root;
  const option = sheet
    ? sheet.querySelectorAll(`[data-question="${question}"] label.option`)[place]
    : document.querySelectorAll("[role=radio], [data-testid=stButtonGroup] button")[place];
  const before = document.querySelector(".panel").innerHTML;
  const start = performance.now();
  option.click();
  return await new Promise((done) => {
    const look = () => {
      const panel = document.querySelector(".panel");
      if (panel && panel.innerHTML !== before) done(performance.now() - start);
      else if (performance.now() - start > 3000) done(null);
      else requestAnimationFrame(look);
    };
    look();
  });
}"""

TAP = """([question, place]) => {
  window.diagnosis.sheet.root.querySelectorAll(`[data-question="${question}"] label.option`)[place].click();
  return Date.now();
}"""
WATCH = """() => {
  window.drawn = [];
  let before = document.querySelector(".picture").outerHTML;
  new MutationObserver(() => {
    const now = document.querySelector(".picture")?.outerHTML ?? before;
    if (now !== before) window.drawn.push(Date.now());
    before = now;
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
}"""


def timed(page: Page, taps: list[tuple[str, int]]) -> list[float]:
    """Milliseconds of each tap that changed the right side."""
    times = []
    for tap in taps:
        times.append(page.evaluate(CLICK, list(tap)))
        page.wait_for_timeout(200)
    return [time for time in times if time is not None]


def in_window(page: Page, taps: list[tuple[str, int]]) -> list[float]:
    """Milliseconds of each tap that changed the picture in the client's window."""
    with page.expect_popup() as coming:
        page.locator(".st-key-client-window button").click()
    window = coming.value
    window.locator(".picture").wait_for()
    window.evaluate(WATCH)
    times = []
    for question, place in taps:
        start = page.evaluate(TAP, [question, place])
        page.wait_for_timeout(400)
        drawn = [moment - start for moment in window.evaluate("window.drawn.splice(0)") if moment >= start]
        times += drawn[:1]
    return times


def main() -> None:
    """Print the median and the 95th centile of each."""
    definition = load_definition()
    known = [question for question in definition.questions.values() if not question.multiple]
    taps = [(question.id, place) for place in (1, 2, 0) for question in known if len(question.options) > 2]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        with this_app(1, DIAGNOSIS_TOKEN=TOKEN) as ours, stock_app(Path(folder), FLOOR) as floor:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"http://localhost:{ours.port}/?page=consultant#token={TOKEN}")
            page.locator(".st-key-blank button").click()
            page.locator("[data-question]").first.wait_for()
            page.wait_for_timeout(1000)
            call = timed(page, taps)
            window = in_window(page, taps)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"http://localhost:{floor.port}/")
            page.locator(".panel").wait_for()
            page.wait_for_timeout(1000)
            empty = timed(page, [("question", number % 6) for number in range(len(call))])
        browser.close()
    for name, times in (("call", call), ("window", window), ("empty page", empty)):
        last = sorted(times)[int(0.95 * len(times))]
        print(f"{name:12} {len(times):4} taps  median {statistics.median(times):4.0f} ms  p95 {last:4.0f} ms")


if __name__ == "__main__":
    main()
