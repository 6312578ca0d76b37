from collections.abc import Iterator

import pytest
from hypothesis import settings

from diagnosis import Definition
from diagnosis.live import files
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


@pytest.fixture(autouse=True)
def _frozen_questions(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Screens that run in the process of the test ask the frozen questions too."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    yield
    files.forget_definitions()
