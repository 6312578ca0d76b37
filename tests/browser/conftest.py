"""A real browser on the real application."""

from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from diagnosis import Definition, load_definition
from diagnosis.paths import QUESTIONS, RULES
from tests.support.browsers import ARGUMENTS, chromium
from tests.support.needs import needs
from tests.support.server import TOKEN, Server, running_server

expect.set_options(timeout=60_000)  # a busy machine is no mistake of the app


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add to the report of a failed test what its pages show."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if call.when == "call" and report.failed and isinstance(browser, Browser):
        pages = [page for context in browser.contexts for page in context.pages]
        report.sections += [(f"page {page.url}", _shown(page)) for page in pages]
    return report


def _shown(page: Page) -> str:
    """The state of the app, what has the focus, and the words on the page."""
    try:
        return str(
            page.evaluate(
                """[JSON.stringify({...document.querySelector("[data-testid=stApp]")?.dataset}),
                document.activeElement?.outerHTML.slice(0, 200),
                JSON.stringify(window.diagnosis?.memory?.data), document.body.innerText].join("\\n")"""
            )
        )
    except Error as error:
        return str(error)


@pytest.fixture(scope="session")
def shipped() -> Definition:
    """The definition that is shipped; most tests use the frozen one."""
    return load_definition(QUESTIONS, RULES)


@pytest.fixture(scope="module")
def shipped_office() -> Iterator[Server]:
    """A server with the shipped definition that consultants get into."""
    with running_server(
        DIAGNOSIS_TOKEN=TOKEN, DIAGNOSIS_QUESTIONS=str(QUESTIONS), DIAGNOSIS_RULES=str(RULES)
    ) as server:
        yield server
