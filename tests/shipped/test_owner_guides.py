"""The guides for owners: every command in them is run, and every edit made, on a folder as they describe it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from diagnosis.paths import ROOT

BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ELSEWHERE = {
    "keep-running": "a server that runs on: tests/support/server.py",
    "elsewhere": "another computer",
    "on-the-server": "systemd and root: .ci/upgraded",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_guide_can_be_followed(tmp_path: Path, language: str) -> None:
    guide = (ROOT / "docs" / f"owner.{language}.md").read_text("utf-8")
    said, ran = "", 0
    for kind, about, content in BLOCK.findall(guide):
        if kind == "diff":
            _change(tmp_path / about, content)
        elif kind == "yaml":
            (tmp_path / about).write_text(content, "utf-8")
        elif kind == "console":
            assert all(line in said for line in content.splitlines()), said
        elif about not in ELSEWHERE:
            for line in content.splitlines():
                done = _run(line, tmp_path)
                ran += 1
                said = done.stdout + done.stderr
                assert (done.returncode == 1) is (about == "fails"), f"{line}\n{said}"
    assert ran >= 7


def test_the_guides_say_the_same() -> None:
    blocks = [
        [(kind, about.replace(f".{language}", ""), re.sub(r" --lang ja", "", content) if kind == "sh" else "")
         for kind, about, content in BLOCK.findall((ROOT / "docs" / f"owner.{language}.md").read_text("utf-8"))]
        for language in ("ja", "en")
    ]  # fmt: skip
    japanese, english = (
        [(kind, re.sub(r"texts/\w+", "texts/", about), text) for kind, about, text in one] for one in blocks
    )
    assert japanese == english


def _change(file: Path, content: str) -> None:
    lines = content.splitlines()
    old = "\n".join(line[1:] for line in lines if line.startswith("-"))
    new = "\n".join(line[1:] for line in lines if line.startswith("+"))
    before = file.read_text("utf-8")
    assert old in before, f"{file.name}: {old}"
    file.write_text(before.replace(old, new, 1), "utf-8")


def _run(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = shlex.split(line)
    if command[0] == "diagnosis":
        command = [sys.executable, "-m", *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8", "PYTHONUTF8": "1"}
    for name in ("DIAGNOSIS_QUESTIONS", "DIAGNOSIS_RULES", "DIAGNOSIS_HOME"):
        environment.pop(name, None)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
