"""A firm's own folder for tests, and a made-up language in it."""

import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from diagnosis.cli.init import init
from diagnosis.definition.own_texts import wordings
from diagnosis.definition.source import read_source
from diagnosis.paths import ROOT
from diagnosis.texts import FOLDER
from tests.support.frozen import QUESTIONS, RULES

PSEUDO = "eo"
"""The made-up language: English in guillemets, under a code that is known for other words."""


def make_home(folder: Path) -> Path:
    """What `diagnosis init` makes, with the frozen questions and rules."""
    init(folder, "en")
    for file in (QUESTIONS, RULES):
        shutil.copy(file, folder / file.name)
    return folder


def run(*arguments: str, language: str = "en_GB.UTF-8") -> "subprocess.CompletedProcess[str]":
    """`diagnosis` as a command of its own."""
    command = [sys.executable, "-m", "diagnosis", *arguments]
    environment = {"PATH": "", "LC_ALL": language, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)


def speak_pseudo(folder: Path) -> None:
    """Put the made-up language into every file of a folder."""
    english = wordings(read_source((FOLDER / "en.yaml").read_text("utf-8"), "en.yaml").data)
    told = {key: {form: _pseudo(words) for form, words in forms.items()} for key, forms in english.items()}
    told["app.language"] = {"": "«Pseudo»"}
    told["print.font"] = {"": "Noto Sans JP"}
    nested: dict[str, object] = {}
    for key, forms in told.items():
        *groups, last = key.split(".")
        group = nested
        for name in groups:
            group = group.setdefault(name, {})  # type: ignore[assignment]
        group[last] = forms.get("", forms)
    _write(folder / "texts" / f"{PSEUDO}.yaml", nested)
    for name in ("questions.yaml", "rules.yaml"):
        data = read_source((folder / name).read_text("utf-8"), name).data
        _write(folder / name, _translated(data))


def _pseudo(words: str) -> str:
    return f"«{words}»"


def _translated(data: object) -> object:
    if isinstance(data, dict):
        more = {PSEUDO: _pseudo(data["en"])} if isinstance(data.get("en"), str) else {}
        return {key: _translated(value) for key, value in data.items()} | more
    return [_translated(value) for value in data] if isinstance(data, list) else data


def _write(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), "utf-8")


def edit(file: Path, old: str, new: str) -> None:
    """Change the first place where `old` stands."""
    before = file.read_text("utf-8")
    assert old in before, old
    file.write_text(before.replace(old, new, 1), "utf-8")
