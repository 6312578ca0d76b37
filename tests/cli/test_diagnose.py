"""`diagnose`: one response, in every format."""

import json
import subprocess
import sys
from pathlib import Path

from diagnosis.cli import main
from diagnosis.paths import ROOT
from tests.cli.conftest import FILES, Captured, write
from tests.support.frozen import QUESTIONS, RULES


def test_diagnose_from_json_to_pdf_and_back(tmp_path: Path, capsys: Captured) -> None:
    data = {
        "answers": {"scope": "team", "help-wanted": ["build"]},
        "organisation": "株式会社A",
        "date": "2026-11-22",
        "language": "en",
    }
    response = write(tmp_path / "r.json", json.dumps(data))
    summary = tmp_path / "s.pdf"
    assert main(["diagnose", *FILES, response, "--format", "pdf", "-o", str(summary)]) == 0
    assert main(["diagnose", *FILES, str(summary), "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["plan"], first["fit"]["verdict"]) == ("spot", "unfit")
    assert main(["diagnose", *FILES, response]) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert main(["diagnose", *FILES, str(summary), "--format", "text"]) == 0
    assert "Organisation: 株式会社A" in capsys.readouterr().out


def test_bad_input_is_one_line_a_problem(tmp_path: Path, capsys: Captured) -> None:
    response = write(tmp_path / "r.json", json.dumps({"answers": {"pace": "runn", "scop": "team"}}))
    assert main(["diagnose", *FILES, response]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert any("'pace'" in line and "'run'" in line for line in lines)
    assert any("'scop'" in line and "'scope'" in line for line in lines)
    assert main(["diagnose", *FILES, str(tmp_path / "absent.json")]) == 1
    assert "absent.json" in capsys.readouterr().err
    assert (
        main(
            [
                "diagnose",
                *FILES,
                write(tmp_path / "g.json", '{"answers": {}}'),
                "-o",
                str(tmp_path / "no" / "f"),
            ]
        )
        == 1
    )


def test_a_broken_definition_is_reported_and_no_traceback(tmp_path: Path) -> None:
    questions = write(
        tmp_path / "questions.yaml", QUESTIONS.read_text("utf-8").replace("kind: symptom", "kind: x", 1)
    )
    response = write(tmp_path / "r.json", '{"answers": {}}')
    command = [
        sys.executable,
        "-m",
        "diagnosis",
        "diagnose",
        response,
        "--questions",
        questions,
        "--rules",
        str(RULES),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "questions.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
