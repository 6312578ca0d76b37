"""Counting is off, unless it is switched on."""

import pytest

from diagnosis.counts.service import counts_are_on
from diagnosis.ui.platform.access.settings import check_settings


def test_it_is_off_unless_it_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIAGNOSIS_COUNTS", raising=False)
    assert not counts_are_on()
    for word, on in (("on", True), ("TRUE", True), ("1", True), ("0", False), ("off", False), ("", False)):
        monkeypatch.setenv("DIAGNOSIS_COUNTS", word)
        assert counts_are_on() == on


def test_a_switch_that_is_neither_on_nor_off_stops_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIAGNOSIS_COUNTS", "maybe")
    with pytest.raises(SystemExit, match="DIAGNOSIS_COUNTS"):
        check_settings()
