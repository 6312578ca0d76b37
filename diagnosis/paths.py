"""Where the files are that come with the product: at the top of a checkout, inside an installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent
ROOT = _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGE / "shipped"
"""The folder with the shipped `app.py`, `questions.yaml` and `rules.yaml`."""
APP = ROOT / "app.py"
QUESTIONS = ROOT / "questions.yaml"
RULES = ROOT / "rules.yaml"
