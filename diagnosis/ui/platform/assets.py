"""The files in `components/`, each read once per process."""

from functools import cache
from pathlib import Path

from diagnosis.ui.platform.js_modules import join

FOLDER = Path(__file__).parents[1] / "components"
VENDORED = Path(__file__).parents[1] / "vendor"
"""The folder of what others have made."""


@cache
def asset(name: str) -> str:
    """The text of a file in `components/`; a script comes with the modules that it imports."""
    if name.endswith(".js"):
        return join(FOLDER, name)
    return (FOLDER / name).read_text(encoding="utf-8")
