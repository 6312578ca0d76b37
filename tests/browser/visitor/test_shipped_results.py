"""Results of the shipped definition on a phone: short enough to be read to the end."""

from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser

from diagnosis import Response, load_definition, read_response
from diagnosis.engine.diagnose import diagnose
from diagnosis.report.link import link_fragment
from diagnosis.texts import LANGUAGES, Language
from tests.support.phone import open_page, settle
from tests.support.server import Server, running_server
from tests.support.shipped import CASES

SCREEN = 812
DEFINITION = load_definition()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server(DIAGNOSIS_QUESTIONS="", DIAGNOSIS_RULES="") as started:
        yield started


def kept() -> dict[str, Response]:
    return {
        path.stem: read_response(DEFINITION, {"answers": yaml.safe_load(path.read_text("utf-8"))["answers"]})
        for path in sorted(CASES.glob("*.yaml"))
    }


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_is_four_screens_long_at_most_and_one_that_sends_on_two(
    browser: Browser, server: Server, language: Language
) -> None:
    """Of every written case that sends elsewhere, calls for nothing, or has conditions; and some others."""
    screens: dict[str, float] = {}
    most: dict[str, int] = {}
    for number, (name, response) in enumerate(kept().items()):
        found = diagnose(DEFINITION, response)
        short = found.optional or found.on_request or found.fit.verdict == "unfit"
        if short or found.fit.verdict == "conditional" or number % 8 == 0:
            told = response.model_copy(update={"language": language})
            context = browser.new_context(viewport={"width": 375, "height": SCREEN})
            page = open_page(context, server.url + link_fragment(DEFINITION, told))
            page.locator(".picture .point, .picture .node").first.wait_for()
            if page.locator(".st-key-close-borrowed-notice button").count():
                page.locator(".st-key-close-borrowed-notice button").click()
                page.locator(".st-key-borrowed-notice").wait_for(state="detached")
            settle(page)
            height = page.evaluate("document.querySelector('.stMain').scrollHeight")
            screens[name], most[name] = height / SCREEN, 2 if short else 4
            context.close()
    assert set(most.values()) == {2, 4}
    assert {name: height for name, height in screens.items() if height > most[name]} == {}
