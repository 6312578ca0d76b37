"""The form by which a result is sent: whatever was typed arrives, and what did not is not called sent."""

from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from diagnosis.limits import Limits
from diagnosis.paths import ROOT
from diagnosis.sending.channels import Channels, Webhook
from diagnosis.texts import text
from diagnosis.ui.visitor import letter, send
from diagnosis.ui.visitor.session import RESULT, Session
from tests.support.frozen import DEFINITION, answers_that_vary
from tests.support.receivers import Hook, hook_server

SECRET = "whsec_" + "QUJD" * 11
TYPED = {"send:name": "佐藤", "send:email": " ｈａｎａｋｏ＠client．example　"}


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    with hook_server() as found:
        channels = Channels(webhook=Webhook(url=f"http://localhost:{found.port}/in", secret=SECRET))
        monkeypatch.setattr(send, "channels", lambda: channels)
        monkeypatch.setattr(send, "limits", Limits())
        monkeypatch.setattr(letter, "LEAST", 0.0)
        monkeypatch.setattr(type(st.context), "ip_address", "203.0.113.7")
        yield found


def result_page() -> AppTest:
    test = AppTest.from_file(str(ROOT / "diagnosis" / "ui" / "main.py"), default_timeout=20)
    test.session_state["session"] = Session(
        language="ja", screen=RESULT, answers=answers_that_vary(DEFINITION), definition=DEFINITION
    )
    return test.run()


def fill_in(test: AppTest, **more: str) -> AppTest:
    for key, value in {**TYPED, **more}.items():
        test.text_input(key).set_value(value)
    return test


def press(test: AppTest) -> str:
    """Press the button; all that is said then."""
    test.button("send-now").click().run()
    assert not test.exception
    return " ".join(str(one.proto) for one in test.get("html"))


def test_a_full_width_address_is_folded(hook: Hook) -> None:
    said = press(fill_in(result_page()))
    assert "受付番号" in said
    data = hook.told()["data"]
    assert (data["name"], data["email"]) == ("佐藤", "hanako@client.example")


@pytest.mark.parametrize(
    "address", ["=?utf-8?b?YSxi?=z@client.example", "a@b@c.example", "a,b@c.example", "a@b"]
)
def test_what_is_no_address_is_asked_for_again(hook: Hook, address: str) -> None:
    said = press(fill_in(result_page(), **{"send:email": address}))
    assert text("ja", "send.email-problem") in said
    assert hook.calls == []


def test_a_hidden_field_that_a_browser_filled_in_loses_no_message(hook: Hook) -> None:
    test = fill_in(result_page(), **{"send:trap": "花子"})
    said = press(test)
    assert text("ja", "send.once-more") in said
    assert "受付番号" not in said
    assert hook.calls == []
    assert "受付番号" in press(test)
    assert hook.told()["data"]["name"] == "佐藤"


def test_a_press_after_a_reload_sends_the_same_under_the_same_id(hook: Hook) -> None:
    hook.answers = [400]
    assert text("ja", "send.failed") in press(fill_in(result_page()))
    assert "受付番号" in press(fill_in(result_page()))
    first, second = (headers["webhook-id"] for headers, _ in hook.calls)
    assert first == second
