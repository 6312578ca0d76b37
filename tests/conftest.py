from collections.abc import Iterator

import pytest
from hypothesis import settings

from diagnosis import Definition, load_definition
from diagnosis.ui import resources
from tests.server import Server, running_server

settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def definition() -> Definition:
    return load_definition()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The real application, for tests that do not mind who else is on it."""
    with running_server() as started:
        yield started


@pytest.fixture(autouse=True)
def _forget_loaded_definition() -> Iterator[None]:
    yield
    resources._loaded.clear()
