"""The settings: known names only, and one sentence with the way out for a value that cannot be followed."""

import dataclasses
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from diagnosis.settings import MAKE_ONE, Settings, read_settings
from diagnosis.ui.platform.access.start_check import check_settings

SITE = "https://www.firm.example"
SWITCHES = [field.name for field in dataclasses.fields(Settings) if field.type is bool]


def test_each_variable_is_a_field() -> None:
    environment = {
        "DIAGNOSIS_COUNTS": "on",
        "DIAGNOSIS_DATABASE": "postgresql://localhost/rooms",
        "DIAGNOSIS_EMBED": f"{SITE}/, http://localhost:8000",
        "DIAGNOSIS_HOME": "firm",
        "DIAGNOSIS_KEEP_CASES": "off",
        "DIAGNOSIS_PROOFS": "warning",
        "DIAGNOSIS_PUBLISH": "owner@firm.example, @partner.example",
        "DIAGNOSIS_QUESTIONS": "questions.yaml",
        "DIAGNOSIS_RULES": "rules.yaml",
        "DIAGNOSIS_ROOMS": "off",
        "DIAGNOSIS_STREAMLIT_INTERNALS": "off",
        "DIAGNOSIS_TIME_ZONE": "Asia/Tokyo",
        "DIAGNOSIS_TOKEN": "long-enough-for-me",
        "STATE_DIRECTORY": "/var/lib/diagnosis:/var/lib/other",
    }
    assert read_settings(environment) == Settings(
        counts=True,
        database="postgresql://localhost/rooms",
        embed=(SITE, "http://localhost:8000"),
        home=Path("firm"),
        keep_cases=False,
        proofs="warning",
        publish=("owner@firm.example", "@partner.example"),
        questions=Path("questions.yaml"),
        rules=Path("rules.yaml"),
        rooms=False,
        streamlit_internals=False,
        time_zone=ZoneInfo("Asia/Tokyo"),
        token="long-enough-for-me",
        state=Path("/var/lib/diagnosis"),
    )
    assert read_settings(dict.fromkeys(environment, " ")) == read_settings({}) == Settings()


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_on_or_off_in_any_case(name: str) -> None:
    for on, words in ((True, ("on", "ON", "true", "1", " On ")), (False, ("off", "False", "0", "OFF"))):
        for word in words:
            assert getattr(read_settings({f"DIAGNOSIS_{name.upper()}": word}), name) is on


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("word", ["maybe", "of", "2", "ｏｎ"])
def test_a_switch_is_nothing_else(name: str, word: str) -> None:
    variable = f"DIAGNOSIS_{name.upper()}"
    assert read_settings({variable: word}).faults == (f"{variable} is '{word}'; write on or off",)


@pytest.mark.parametrize("word", ["on", "ON", "true", "1"])
def test_all_consultants_may_publish_where_it_says_on(word: str) -> None:
    assert read_settings({"DIAGNOSIS_PUBLISH": word}).publish == ("on",)


@pytest.mark.parametrize("word", ["", "off", "Off", "0", "false"])
def test_nobody_may_publish_where_it_says_off(word: str) -> None:
    assert read_settings({"DIAGNOSIS_PUBLISH": word}).publish == ()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("COUNT", "on", "DIAGNOSIS_COUNT is not a setting; did you mean DIAGNOSIS_COUNTS?"),
        ("TIMEZONE", "on", "did you mean DIAGNOSIS_TIME_ZONE?"),
        ("X", "on", "the settings are DIAGNOSIS_COUNTS, DIAGNOSIS_DATABASE, "),
        ("EMBED", "*", "DIAGNOSIS_EMBED has '*'; write a site as in https://www.firm.example"),
        ("EMBED", "https://*.firm.example", "write a site"),
        ("EMBED", "http://www.firm.example", "write a site"),
        ("EMBED", "www.firm.example", "write a site"),
        ("EMBED", f"{SITE}/page", "write a site"),
        ("EMBED", "https://x; script-src *", "write a site"),
        ("PROOFS", "strict", "DIAGNOSIS_PROOFS is 'strict'; write one of error, warning, off"),
        ("PUBLISH", "yes", "DIAGNOSIS_PUBLISH has 'yes'; write on, off, or addresses"),
        ("TIME_ZONE", "asia/tokyo", "did you mean Asia/Tokyo?"),
        ("TIME_ZONE", "Asia/Tokio", "did you mean Asia/Tokyo?"),
        (
            "TIME_ZONE",
            "JST",
            "DIAGNOSIS_TIME_ZONE is 'JST', not a time zone; write a name such as Asia/Tokyo",
        ),
        ("TIME_ZONE", "Asia", "not a time zone"),
        ("TIME_ZONE", "../etc/passwd", "not a time zone"),
        ("TIME_ZONE", "/etc/localtime", "not a time zone"),
        (
            "TOKEN",
            "short",
            f"DIAGNOSIS_TOKEN needs 16 characters or more; it has 5. This makes a good one: {MAKE_ONE}",
        ),
        ("TOKEN", "passpasspasspass", "DIAGNOSIS_TOKEN repeats the same few characters"),
    ],
)
def test_a_fault_names_the_variable_and_the_way_out(name: str, value: str, words: str) -> None:
    (fault,) = read_settings({f"DIAGNOSIS_{name}": value}).faults
    assert words in fault


def test_a_fault_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIAGNOSIS_ROOM", "off")
    with pytest.raises(SystemExit) as ended:
        check_settings()
    assert ended.value.code == "DIAGNOSIS_ROOM is not a setting; did you mean DIAGNOSIS_ROOMS?"


def test_what_the_files_of_deploy_read_is_known() -> None:
    names = ("DIAGNOSIS_BASE", "DIAGNOSIS_ENVIRONMENT", "DIAGNOSIS_PROCESSES")
    assert read_settings(dict.fromkeys(names, "x")) == Settings()
