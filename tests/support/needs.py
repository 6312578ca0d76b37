"""What a test needs of the machine that it runs on."""

import os

import pytest


def needs(there: object, missing: str) -> None:
    """Where it is not there, skip the test; in CI, that is a failure and no reason to skip."""
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)
