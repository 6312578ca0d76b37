"""The door of the consultants' pages, without a browser."""

import hashlib
import hmac
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from diagnosis.paths import ROOT
from diagnosis.sending.channels import SettingsError, read_channels
from diagnosis.settings import MAKE_ONE
from diagnosis.texts import text
from diagnosis.ui.pages import PAGES
from diagnosis.ui.platform.access.sign_in import Consultants, judge
from diagnosis.ui.platform.access.start_check import UnsafeSettingsError, check_secrets
from diagnosis.ui.platform.access.token import TokenGate
from tests.support.ports import free_port

NOW = 1_800_000_000.0
LIST = Consultants(allow=("a@firm.example", "@partner.example"))


def claims(**changes: object) -> dict[str, object]:
    return {
        "is_logged_in": True,
        "email": "a@firm.example",
        "email_verified": True,
        "iat": NOW - 60,
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "admitted"),
        ({"email": "A@Firm.Example"}, "admitted"),
        ({"email": "anyone@partner.example"}, "admitted"),
        ({"is_logged_in": False}, "signed-out"),
        ({"is_logged_in": "true"}, "signed-out"),
        ({"email": "b@firm.example"}, "not-allowed"),
        ({"email": "a@firm.example.evil.example"}, "not-allowed"),
        ({"email": "x@evilpartner.example"}, "not-allowed"),
        ({"email": "x@sub.partner.example"}, "not-allowed"),
        ({"email": "@partner.example"}, "not-allowed"),
        ({"email": "x@y@partner.example"}, "not-allowed"),
        ({"email": "x@partner.example\u212a"}, "not-allowed"),
        ({"email": None}, "not-allowed"),
        ({"email_verified": False}, "unverified"),
        ({"email_verified": "true"}, "unverified"),
        ({"email_verified": None}, "unverified"),
        ({"iat": NOW - 12 * 3600 - 1}, "expired"),
        ({"iat": None}, "expired"),
        ({"iat": NOW + 59}, "admitted"),
        ({"iat": NOW + 61}, "expired"),
        ({"iat": NOW + 10 * 365 * 86_400}, "expired"),
        ({"iat": float("nan")}, "expired"),
        ({"iat": float("inf")}, "expired"),
    ],
)
def test_who_is_let_in_by_a_sign_in(changes: dict[str, object], verdict: str) -> None:
    assert judge(claims(**changes), LIST, NOW) == verdict


def test_nobody_is_let_in_without_a_list_and_nothing_is_let_in_by_an_empty_entry() -> None:
    for allow in ((), ("",), ("@",), (" ",)):
        assert judge(claims(), Consultants(allow=allow), NOW) == "not-allowed"
    trusting = Consultants(allow=LIST.allow, unverified=True)
    assert judge(claims(email_verified=None), trusting, NOW) == "admitted"


def test_the_right_token_is_let_in_at_once_whatever_others_try(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    gate = TokenGate("the-right-token-of-today")
    for _ in range(50):
        assert not gate.admits("the-right-token-of-toda")
        assert not gate.admits("")
    assert len(waits) == 100
    assert min(waits) == max(waits) > 0
    assert gate.admits("the-right-token-of-today")
    assert len(waits) == 100


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return hashlib.sha256(one).digest() == hashlib.sha256(other).digest()

    monkeypatch.setattr(hmac, "compare_digest", compare)
    assert TokenGate("the-right-token").admits("the-right-token")
    assert compared == [(b"the-right-token", b"the-right-token")]


BEHIND_THE_DOOR = [page.id for page in PAGES.values() if not page.for_everybody]
SCRIPT = str(ROOT / "diagnosis" / "ui" / "main.py")


@pytest.mark.parametrize("page", BEHIND_THE_DOOR)
def test_the_script_itself_refuses(page: str) -> None:
    """Whatever the address says, a session that was not let in gets the door and nothing else."""
    app = AppTest.from_file(SCRIPT, default_timeout=20)
    app.query_params["page"] = page
    app.run()
    assert [title.value for title in app.title] == [text("ja", "door.heading")]
    assert "desk" not in app.session_state
    assert [button.key for button in app.button] == ["language"]
    app.query_params["token"] = "anything"
    app.session_state["view-call"] = True
    app.run()
    assert [title.value for title in app.title] == [text("ja", "door.heading")]


@pytest.mark.parametrize("page", BEHIND_THE_DOOR)
def test_whoever_was_let_in_sees_the_page(page: str) -> None:
    app = AppTest.from_file(SCRIPT, default_timeout=20)
    app.query_params["page"] = page
    app.session_state["admitted-by-token"] = True
    app.run()
    assert not app.exception
    assert text("ja", "door.heading") not in [title.value for title in app.title]


def test_a_visitor_sees_no_link_to_it() -> None:
    app = AppTest.from_file(SCRIPT, default_timeout=20).run()
    everything = " ".join(str(element) for element in app.main)
    assert "consultant" not in everything
    assert text("ja", "desk.title") not in everything


def start(
    tmp_path: Path, secrets: str | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Start the app with secrets of its own; only for settings that end the start."""
    if secrets is not None:
        (tmp_path / ".streamlit").mkdir()
        (tmp_path / ".streamlit" / "secrets.toml").write_text(secrets, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())],
        cwd=ROOT,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_token_too_short_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    started = start(tmp_path, DIAGNOSIS_TOKEN="short")
    assert started.returncode == 1
    assert started.stderr.startswith("DIAGNOSIS_TOKEN needs 16 characters or more; it has 5. ")
    assert MAKE_ONE in started.stderr
    assert "Traceback" not in started.stderr


def test_a_damaged_secrets_file_ends_the_start_instead_of_opening_the_token_door(tmp_path: Path) -> None:
    started = start(tmp_path, "[auth\n")
    assert started.returncode == 1
    assert "secrets.toml cannot be read" in started.stderr
    assert "Traceback" not in started.stderr


@pytest.mark.parametrize(
    ("environment", "secrets", "words"),
    [
        ({"DIAGNOSIS_HOME": "/nowhere"}, None, "diagnosis init /nowhere"),
        ({"DIAGNOSIS_PROOFS": "strict"}, None, "write one of error, warning, off"),
        ({}, '[mail]\nhots = "x"\n', "[mail]"),
    ],
)
def test_a_setting_that_is_none_ends_the_start_with_one_sentence(
    tmp_path: Path, environment: dict[str, str], secrets: str | None, words: str
) -> None:
    started = start(tmp_path, secrets, **environment)
    assert started.returncode == 1
    assert words in started.stderr
    assert len(started.stderr.strip().splitlines()) == 1


GOOD_SECRET = "kX3-vq8Zt1_wRb5mPz7uYc2dLf9hJg4s"


@pytest.mark.parametrize(
    ("secrets", "words"),
    [
        ("[auth]\ncookie_secret = 'a long random text'\n", "32 characters or more; it has 18"),
        (f"[auth]\ncookie_secret = '{'ab' * 20}'\n", "same few characters"),
        ("[auth]\nclient_id = 'x'\n", "needs a cookie_secret"),
        (f"[Auth]\ncookie_secret = '{GOOD_SECRET}'\n", "did you mean [auth]?"),
        ("[mial]\nhost = 'x'\n", "did you mean [mail]?"),
        (
            f"[auth]\ncookie_secret = '{GOOD_SECRET}'\n[consultants]\nalow = []\n",
            "[consultants] alow: did you mean allow?",
        ),
        ("auth = 1\n", "has to be a section"),
        ("[consultants]\nallow = ['@firm.example']\n", "a sign-in needs both"),
        ("[ auth\n", "cannot be read"),
        ("\xff", "cannot be read"),
    ],
)
def test_secrets_that_cannot_guard_are_refused(tmp_path: Path, secrets: str, words: str) -> None:
    path = tmp_path / "secrets.toml"
    path.write_bytes(secrets.encode("latin-1"))
    with pytest.raises(UnsafeSettingsError, match=re.escape(words)):
        check_secrets(path)


def test_secrets_that_cannot_be_looked_at_are_not_taken_for_none(tmp_path: Path) -> None:
    """As in a folder that is closed to the server's user, whom a test that runs as root cannot be."""
    loop = tmp_path / "secrets.toml"
    loop.symlink_to(loop)
    with pytest.raises(UnsafeSettingsError, match="cannot be read"):
        check_secrets(loop)


def test_sound_secrets_and_none_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "secrets.toml"
    check_secrets(path)
    path.write_text(f"[auth]\ncookie_secret = '{GOOD_SECRET}'\n[consultants]\nallow = []\n", "utf-8")
    check_secrets(path)
    path.write_text("other = 1\n", "utf-8")
    check_secrets(path)


def test_the_secrets_in_the_readme_are_refused(tmp_path: Path) -> None:
    """Whoever copies them without a secret of their own is told so."""
    written = (ROOT / "README.md").read_text("utf-8")
    path = tmp_path / "secrets.toml"
    mail, access = (part.partition("```")[0] for part in written.split("```toml\n")[1:])
    path.write_text(access, "utf-8")
    with pytest.raises(UnsafeSettingsError, match="cookie_secret"):
        check_secrets(path)
    path.write_text(mail, "utf-8")
    with pytest.raises(SettingsError, match="24 to 64 bytes"):
        read_channels([path])
