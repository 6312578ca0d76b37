from pathlib import Path

import pytest

from diagnosis.workbench.files import read_texts
from tests.support.own import make_home


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """A firm's folder with the frozen questions and rules."""
    return make_home(tmp_path / "firm")


@pytest.fixture
def texts(firm: Path) -> dict[str, str]:
    return read_texts(firm)
