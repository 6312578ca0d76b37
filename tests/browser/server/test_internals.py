"""Streamlit's names for the parts of a page are still there, and without our changes the app still works."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from diagnosis import Definition, Response
from diagnosis.report.link import link_fragment
from diagnosis.ui.platform.streamlit_internals.page_parts import EVERYWHERE, QUESTIONS, RESULT, selector
from tests.support.frozen import answers_that_vary
from tests.support.phone import answer_everything, change, open_page, open_phone, phone, unfold
from tests.support.server import Server, running_server


def seen(page: Page, names: tuple[str, ...]) -> None:
    for name in names:
        page.locator(selector(name)).first.wait_for(state="attached")


def test_the_parts_of_a_page_have_the_names_that_we_go_by(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    seen(page, (*EVERYWHERE, "stWidgetLabel"))
    page.context.close()
    page = open_page(phone(browser), server.url + link_fragment(definition, Response(answers={})))
    last = list(definition.questions)[-1]
    change(page, last)
    seen(page, QUESTIONS)
    page.context.close()
    response = Response(answers=answers_that_vary(definition))
    page = open_page(phone(browser), server.url + link_fragment(definition, response))
    unfold(page, "share")
    page.locator(".st-key-link pre").wait_for()
    seen(page, RESULT)
    unfold(page, "keep")
    page.locator(".st-key-detail-note input").fill("x")
    page.locator(selector("InputInstructions")).first.wait_for(state="attached")
    page.context.close()


@pytest.mark.slow
def test_with_all_changes_to_streamlit_turned_off_a_visitor_gets_to_the_pdf(
    browser: Browser, definition: Definition, tmp_path: Path
) -> None:
    with running_server(DIAGNOSIS_STREAMLIT_INTERNALS="off") as server:
        page = open_phone(browser, server.url, "ja")
        answer_everything(page, definition, answers_that_vary(definition))
        with page.expect_download() as file:
            page.locator(".st-key-pdf button").click()
        assert Path(file.value.path()).read_bytes().startswith(b"%PDF-")
        page.context.close()
