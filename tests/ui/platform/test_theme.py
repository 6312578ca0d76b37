"""Streamlit's own parts in the colour of the firm."""

from collections.abc import Iterator

import pytest
from streamlit import config

from diagnosis.palette import palette_of
from diagnosis.ui.platform.streamlit_internals.theme import OPTIONS, use_palette


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    before = {option: config.get_option(option) for option in OPTIONS}
    yield
    for option, colour in before.items():
        config.set_option(option, colour)


def test_streamlit_knows_the_options_and_takes_them() -> None:
    palette = palette_of("#7a1f5c")
    use_palette(palette)
    assert config.get_option("theme.light.primaryColor") == "#7a1f5c"
    assert [config.get_option(option) for option in OPTIONS] == [
        getattr(palette, name) for name in OPTIONS.values()
    ]


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIAGNOSIS_STREAMLIT_INTERNALS", "off")
    before = config.get_option("theme.light.primaryColor")
    use_palette(palette_of("#7a1f5c"))
    assert config.get_option("theme.light.primaryColor") == before
