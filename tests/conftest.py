from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings

from diagnosis import Definition
from diagnosis.live import files
from diagnosis.settings import settings as deployment
from tests.support.frozen import DEFINITION, ENVIRONMENT
from tests.support.server import Server, running_server

settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def definition() -> Definition:
    return DEFINITION


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The real application, for tests that do not mind who else is on it."""
    with running_server() as started:
        yield started


@pytest.fixture
def monkeypatch() -> Iterator[pytest.MonkeyPatch]:
    """Settings are read once in a process; where a test changes a variable, they are read again."""
    patch = pytest.MonkeyPatch()
    for name in ("setenv", "delenv", "undo"):
        setattr(patch, name, _then_read_again(getattr(patch, name)))
    yield patch
    patch.undo()


def _then_read_again(change: Callable[..., None]) -> Callable[..., None]:
    def changed(*arguments: Any, **named: Any) -> None:
        change(*arguments, **named)
        deployment.cache_clear()

    return changed


@pytest.fixture(autouse=True)
def _frozen_questions(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Screens that run in the process of the test ask the frozen questions too."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    yield
    files.forget_definitions()
