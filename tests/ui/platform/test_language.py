from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from diagnosis.texts import LANGUAGES, Language
from diagnosis.ui.platform.language import preferred_language
from diagnosis.ui.server.shell import branded_shell

SHELL = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body><noscript>x</noscript><div id="root"></div></body></html>'


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "ja"),
        ("", "ja"),
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        ("en-US,en;q=0.9,ja;q=0.8", "en"),
        ("fr-FR", "en"),
        ("*", "ja"),
        ("en;q=0.2, ja;q=0.9", "ja"),
        ("ja;q=zero, en", "en"),
        (";;;,,=", "ja"),
    ],
)
def test_the_first_language_is_the_browsers(header: str | None, language: Language) -> None:
    assert preferred_language(header) == language


def test_the_shell_speaks_the_language_in_its_first_bytes() -> None:
    page = branded_shell(SHELL, "ja")
    assert '<html lang="ja">' in page
    assert "Streamlit" not in page
    assert "はじめ" not in page.split("<body>")[0]
    assert "前に進まない" in page


def test_an_unknown_shell_is_left_as_it_is() -> None:
    assert branded_shell("<p>something else</p>", "ja") == "<p>something else</p>"


def _come_back() -> None:
    """A visitor whose browser has kept Japanese answers opens the start."""
    import streamlit as st

    from diagnosis.engine.response import as_data
    from diagnosis.report.result_json import compact_json
    from diagnosis.ui.visitor import memory
    from diagnosis.ui.visitor.language_menu import choose_language
    from diagnosis.ui.visitor.session import session
    from tests.support.frozen import DEFINITION, saved

    visit = session()
    if not visit.has_answers:
        response = compact_json(as_data(DEFINITION, saved("project-that-keeps-stopping")))
        kept = {"response": response, "language": "ja", "screen": "start"}
        memory._take_saved(DEFINITION, visit, kept, here=False)
    choose_language(visit)
    st.text(visit.language)


@pytest.mark.parametrize(("named", "shown"), [("en", "en"), ("ja", "ja"), ("xx", "ja"), (None, "ja")])
def test_a_language_in_the_address_wins_over_the_kept_one(named: str | None, shown: str) -> None:
    app = AppTest.from_function(_come_back, default_timeout=20)
    if named:
        app.query_params["lang"] = named
    app.run()
    assert app.text[0].value == shown


def test_a_choice_of_language_takes_the_place_of_that_in_the_address() -> None:
    app = AppTest.from_function(_come_back, default_timeout=20)
    app.query_params["lang"] = "en"
    app.run()
    app.button(key="language").click().run()
    assert app.text[0].value == "ja"
    params: Any = app.query_params
    assert params["lang"] in ("ja", ["ja"]) and len(LANGUAGES) == 2
