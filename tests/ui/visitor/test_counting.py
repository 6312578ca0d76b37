"""Visits from one line are counted a limited number of times; a person is counted at each step."""

from collections import Counter

import pytest
import streamlit as st

from diagnosis.counts.steps import STARTED
from diagnosis.limits import Limits
from diagnosis.ui.visitor import counting
from diagnosis.ui.visitor.counting import count_place
from diagnosis.ui.visitor.session import RESULT, Session
from tests.support.frozen import DEFINITION


class Counted:
    """What has been counted."""

    def __init__(self) -> None:
        self.steps = Counter[str]()

    def count(self, _language: str, step: str) -> None:
        self.steps[step] += 1


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    found = Counted()
    monkeypatch.setenv("DIAGNOSIS_COUNTS", "on")
    monkeypatch.setattr(counting, "counter", lambda: found)
    monkeypatch.setattr(counting, "visits", Limits(from_one=60, from_all=3_000))
    return found


def come_from(monkeypatch: pytest.MonkeyPatch, address: str) -> Session:
    monkeypatch.setattr(type(st.context), "ip_address", address)
    visit = Session(language="ja")
    for screen in (DEFINITION.sections[0].id, RESULT, RESULT):
        visit.screen = screen
        count_place(DEFINITION, visit)
    return visit


def test_made_up_visits_from_one_line_are_limited(monkeypatch: pytest.MonkeyPatch, counted: Counted) -> None:
    for number in range(1, 200):
        come_from(monkeypatch, f"2001:db8:1:2::{number:x}")
    assert set(counted.steps.values()) == {60}
    come_from(monkeypatch, "203.0.113.7")
    assert set(counted.steps.values()) == {61}
    assert counted.steps[STARTED] == 61


def test_a_visit_that_only_looks_at_the_start_uses_up_nothing(
    monkeypatch: pytest.MonkeyPatch, counted: Counted
) -> None:
    monkeypatch.setattr(type(st.context), "ip_address", "203.0.113.7")
    for _ in range(100):
        count_place(DEFINITION, Session(language="ja"))
    come_from(monkeypatch, "203.0.113.7")
    assert counted.steps[STARTED] == 1
