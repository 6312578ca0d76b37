"""The command line as somebody in front of an English terminal sees it."""

from pathlib import Path

import pytest

from tests.support.frozen import QUESTIONS, RULES

Captured = pytest.CaptureFixture[str]
FILES = ("--questions", str(QUESTIONS), "--rules", str(RULES))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)
