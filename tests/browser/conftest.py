"""A real browser on the real application."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.support.browsers import ARGUMENTS, chromium
from tests.support.needs import needs

expect.set_options(timeout=20_000)  # a busy machine is no mistake of the app


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    needs(path, "no Chromium found; name one in the environment variable CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path,
            args=list(ARGUMENTS),
        )
        yield started
        started.close()
