"""`diagnosis init`: a folder for a firm's own files, which explains itself."""

import shutil
from pathlib import Path

from diagnosis.paths import QUESTIONS, RULES
from diagnosis.texts import Language, text

_TEMPLATE = Path(__file__).with_name("home")


def init(folder: Path, language: Language) -> list[str]:
    """Make the folder, or fill an empty one. The lines to be told.

    Raises FileExistsError where there is something in it already; nothing is ever replaced.
    Raises OSError where it cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError
    shutil.copytree(_TEMPLATE, folder, dirs_exist_ok=True)
    for file in (QUESTIONS, RULES):
        shutil.copyfile(file, folder / file.name)
    made = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return [
        text(language, "cli.init-done", name=folder),
        *(f"  {name}" for name in made),
        text(language, "cli.init-next"),
        f"  diagnosis check --home {folder}",
        f"  diagnosis serve --home {folder}",
    ]
