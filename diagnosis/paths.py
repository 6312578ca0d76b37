"""Where the files are that come with the product: at the top of a checkout, inside an installed package."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent
ROOT = _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGE / "shipped"
"""The folder with the shipped `app.py`, `questions.yaml` and `rules.yaml`."""
APP = ROOT / "app.py"
QUESTIONS = ROOT / "questions.yaml"
RULES = ROOT / "rules.yaml"
CASES = _PACKAGE / "cases"
"""The folder of the shipped written cases."""
HOME = "DIAGNOSIS_HOME"
"""The environment variable that names a firm's own folder."""
_NAMED = {QUESTIONS: "DIAGNOSIS_QUESTIONS", RULES: "DIAGNOSIS_RULES"}


def home() -> Path | None:
    """A firm's own folder, where the environment names one."""
    named = os.environ.get(HOME)
    return Path(named) if named else None


def in_use(shipped: Path) -> Path:
    """The file in use for QUESTIONS or RULES: that of its variable, of the firm's folder, or the shipped."""
    named = os.environ.get(_NAMED[shipped])
    if named:
        return Path(named)
    folder = home()
    own = folder / shipped.name if folder else shipped
    return own if own.is_file() else shipped
