import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session

from diagnosis.ui.platform.streamlit_internals.option_cache import PARTS, keep_settings

SECTIONS = (
    "theme",
    "theme.light",
    "theme.dark",
    "theme.sidebar",
    "theme.light.sidebar",
    "theme.dark.sidebar",
)


@pytest.fixture(autouse=True)
def _put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PARTS:
        # The tests fail when a part has another name: then all of it is worked out for every tap again.
        monkeypatch.setattr(app_session, name, getattr(app_session, name))


def theme(section: str) -> CustomThemeConfig:
    message = CustomThemeConfig()
    app_session._populate_theme_msg(message, section)
    return message


def settings() -> Config:
    message = Config()
    app_session._populate_config_msg(message)
    return message


def test_each_run_is_told_what_streamlit_would_tell_it() -> None:
    before = [settings(), *map(theme, SECTIONS)]
    assert theme("theme").heading_font_sizes
    keep_settings()
    for _ in range(2):
        assert [settings(), *map(theme, SECTIONS)] == before


def test_settings_are_looked_up_once_until_they_are_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_settings()
    first = theme("theme.dark")
    monkeypatch.setattr(config, "get_options_for_section", lambda _section: {"primaryColor": "#123456"})
    assert theme("theme.dark") == first
    config._on_config_parsed.send()
    assert theme("theme.dark").primary_color == "#123456" != first.primary_color
