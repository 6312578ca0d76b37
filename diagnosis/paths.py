"""Where the files are that come with the product: at the top of a checkout, inside an installed package."""

from pathlib import Path

from diagnosis.settings import settings

_PACKAGE = Path(__file__).resolve().parent
BESIDE = _PACKAGE.parent
"""The folder in which Python finds the package, wherever the server was started."""
ROOT = BESIDE if (BESIDE / "pyproject.toml").is_file() else _PACKAGE / "shipped"
"""The folder with the shipped `app.py`, `questions.yaml` and `rules.yaml`."""
APP = ROOT / "app.py"
QUESTIONS = ROOT / "questions.yaml"
RULES = ROOT / "rules.yaml"
CASES = _PACKAGE / "cases"
"""The folder of the shipped written cases."""


def home() -> Path | None:
    """A firm's own folder, where the settings name one."""
    return settings().home


def in_use(shipped: Path) -> Path:
    """The file in use for QUESTIONS or RULES: by its setting, of the firm's folder, or shipped."""
    named = settings().questions if shipped == QUESTIONS else settings().rules
    if named:
        return named
    folder = home()
    own = folder / shipped.name if folder else shipped
    return own if own.is_file() else shipped
