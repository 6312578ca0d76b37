import pytest

from diagnosis import Definition, load_definition


@pytest.fixture(scope="session")
def definition() -> Definition:
    """The definition that is shipped; everywhere else, tests use the frozen one."""
    return load_definition()
