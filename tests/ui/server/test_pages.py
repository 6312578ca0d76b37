"""Every page with an address of its own is drawn, leads to the others, and is behind the door unless it says otherwise."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from diagnosis.texts import text
from diagnosis.ui.pages import PAGES, Page

SCRIPT = Path(__file__).parents[3] / "diagnosis" / "ui" / "main.py"


def opened(page: str) -> AppTest:
    test = AppTest.from_file(str(SCRIPT), default_timeout=20)
    test.query_params["page"] = page
    test.query_params["lang"] = "en"
    return test.run()


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.id)
def test_with_a_right_each_page_is_drawn_and_leads_to_others(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diagnosis.ui.app.admitted", lambda _language: True)
    test = opened(page.id)
    assert not test.exception
    keys = {button.key for button in test.button}
    if page.for_everybody:
        assert "to-check" in keys
    else:
        assert ("to-desk" in keys) == (page.id != "consultant")
        assert f"to-{page.id}" not in keys
        assert "to-map" in keys or page.id == "map"


def test_every_page_is_for_consultants_unless_it_says_otherwise() -> None:
    assert [page.id for page in PAGES.values() if page.for_everybody] == ["how"]
    for page in PAGES.values():
        assert text("ja", page.title) and text("ja", page.way)
