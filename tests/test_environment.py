"""The settings of the environment: known names only, and one way to say on and off."""

import pytest

from diagnosis.environment import SWITCHES, SettingError, check_environment, is_on
from diagnosis.ui.platform.access.settings import check_settings


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_on_or_off_in_any_case(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for on, words in ((True, ("on", "ON", "true", "1", " On ")), (False, ("off", "False", "0", "OFF"))):
        for word in words:
            monkeypatch.setenv(name, word)
            assert is_on(name) is on
    monkeypatch.setenv(name, "")
    assert is_on(name) is SWITCHES[name]
    monkeypatch.delenv(name)
    assert is_on(name) is SWITCHES[name]


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_that_is_neither_ends_the_start(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for word in ("maybe", "of", "2", "ｏｎ"):
        monkeypatch.setenv(name, word)
        with pytest.raises(SystemExit, match=f"{name} is '{word}'; write on or off"):
            check_settings()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("DIAGNOSIS_COUNT", "DIAGNOSIS_COUNT is not a setting; did you mean DIAGNOSIS_COUNTS?"),
        ("DIAGNOSIS_TIMEZONE", "did you mean DIAGNOSIS_TIME_ZONE?"),
        ("DIAGNOSIS_X", "the settings are DIAGNOSIS_COUNTS, DIAGNOSIS_DATABASE, "),
    ],
)
def test_a_name_that_is_no_setting_ends_the_start(
    name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "on")
    with pytest.raises(SystemExit) as ended:
        check_settings()
    assert words in str(ended.value)


def test_what_the_files_of_deploy_read_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DIAGNOSIS_BASE", "DIAGNOSIS_ENVIRONMENT", "DIAGNOSIS_PROCESSES", "DIAGNOSIS_TIME_ZONE"):
        monkeypatch.setenv(name, "x")
    check_environment()
    monkeypatch.setenv("DIAGNOSIS_ROOM", "off")
    with pytest.raises(SettingError, match="DIAGNOSIS_ROOMS"):
        check_environment()
