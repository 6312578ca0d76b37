import pytest

from diagnosis.texts import Language
from diagnosis.ui.language import preferred_language
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
