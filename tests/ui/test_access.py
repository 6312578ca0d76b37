"""The door of the consultants' pages, without a browser."""

import hashlib
import hmac
import os
import subprocess
import sys
import time

import pytest
from streamlit.testing.v1 import AppTest

from diagnosis.definition.loader import ROOT
from diagnosis.texts import text
from diagnosis.ui.access import token
from diagnosis.ui.access.sign_in import Consultants, judge
from diagnosis.ui.access.token import SHORTEST, ShortTokenError, TokenGate, own_token
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
    ],
)
def test_who_is_let_in_by_a_sign_in(changes: dict[str, object], verdict: str) -> None:
    assert judge(claims(**changes), LIST, NOW) == verdict


def test_nobody_is_let_in_without_a_list_and_nothing_is_let_in_by_an_empty_entry() -> None:
    for allow in ((), ("",), ("@",), (" ",)):
        assert judge(claims(), Consultants(allow=allow), NOW) == "not-allowed"
    trusting = Consultants(allow=LIST.allow, unverified=True)
    assert judge(claims(email_verified=None), trusting, NOW) == "admitted"


def test_wrong_tokens_slow_every_answer_down_and_the_right_one_still_opens() -> None:
    gate = TokenGate("the-right-token-of-today")
    start = time.monotonic()
    assert gate.admits("the-right-token-of-today")
    assert time.monotonic() - start < 0.2
    assert not gate.admits("the-right-token-of-toda")
    waits = [gate.wait()]
    start = time.monotonic()
    assert not gate.admits("")
    assert time.monotonic() - start >= waits[0]
    waits.append(gate.wait())
    assert waits == [0.25, 0.5]
    assert gate.admits("the-right-token-of-today")


def test_the_wait_has_an_end() -> None:
    gate = TokenGate("x" * SHORTEST)
    gate._wrong = [time.monotonic()] * 2000
    assert gate.wait() == 8.0


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return hashlib.sha256(one).digest() == hashlib.sha256(other).digest()

    monkeypatch.setattr(hmac, "compare_digest", compare)
    assert TokenGate("the-right-token").admits("the-right-token")
    assert compared == [(b"the-right-token", b"the-right-token")]


def test_a_short_token_of_ones_own_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(token.ENVIRONMENT, "short")
    with pytest.raises(ShortTokenError, match="16"):
        own_token()
    monkeypatch.setenv(token.ENVIRONMENT, "long-enough-for-me")
    assert own_token() == "long-enough-for-me"


SCRIPT = str(ROOT / "diagnosis" / "ui" / "main.py")


@pytest.mark.parametrize("page", ["consultant", "map"])
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


@pytest.mark.parametrize("name", ["screens.rule_map", "consultant.page"])
def test_a_page_asks_at_the_door_when_it_is_called_past_the_navigation(name: str) -> None:
    app = AppTest.from_string(
        "from importlib import import_module\n"
        "from tests.support.frozen import DEFINITION\n"
        f"import_module('diagnosis.ui.{name}').show(DEFINITION, 'en')\n",
        default_timeout=20,
    ).run()
    assert [title.value for title in app.title] == [text("en", "door.heading")]
    assert not app.exception


@pytest.mark.parametrize("page", ["consultant", "map"])
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


def test_a_token_too_short_ends_the_start_with_one_sentence() -> None:
    started = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())],
        cwd=ROOT,
        check=False,
        env={**os.environ, token.ENVIRONMENT: "short"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode == 1
    assert started.stderr.strip() == "DIAGNOSIS_TOKEN needs 16 characters or more; it has 5"
