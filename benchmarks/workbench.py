"""How soon the workbench tells the outcome of the proofs, after the last key.

`python -m benchmarks.workbench [ROUNDS]`; needs Chromium. Beside it, the command `diagnosis check` on the
same files, which proves them in a process of its own too.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from diagnosis.paths import QUESTIONS, ROOT, RULES
from diagnosis.texts import text
from tests.support.bench import enter, owner, settings, status
from tests.support.browsers import ARGUMENTS, chromium
from tests.support.server import running_server


def proved(page: Page) -> float:
    """Type one more character into a comment; seconds until its proofs are told."""
    waited = text("ja", "bench.proving")
    outcome = status(page)
    page.evaluate("window.diagnosis.bench.view.dispatch({ changes: { from: 2, insert: 'x' } })")
    began = time.perf_counter()
    outcome.filter(has_text=waited).wait_for()
    outcome.filter(has_not_text=waited).wait_for()
    return time.perf_counter() - began


def main(rounds: int) -> None:
    """Print the medians."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        for file in (QUESTIONS, RULES):
            (home / file.name).write_bytes(file.read_bytes())
        path = chromium()
        assert path, "needs Chromium"
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        with running_server(None, **settings(home)) as server:
            page = enter(owner(browser), server)
            seen, checked = [], []
            for _ in range(rounds):
                seen.append(proved(page))
                began = time.perf_counter()
                command = [sys.executable, "-m", "diagnosis", "check", "--home", str(home)]
                subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
                checked.append(time.perf_counter() - began)
        browser.close()
    print(f"an edit proved, told and compared   {median(seen):5.2f} s after the last key")
    print(f"diagnosis check                     {median(checked):5.2f} s")
    print(f"ratio                               {median(seen) / median(checked):5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
