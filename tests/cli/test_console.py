"""The command line in consoles whose encodings lack characters: words are printed all the same."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from diagnosis.cli.arguments import EXAMPLES
from diagnosis.engine.case import Case, Record
from diagnosis.engine.response import as_data
from diagnosis.paths import ROOT
from diagnosis.report.case_file import case_data
from diagnosis.report.result_json import to_json
from tests.support.frozen import DEFINITION, QUESTIONS, RULES, saved
from tests.support.people import people

FILES = ["--questions", str(QUESTIONS), "--rules", str(RULES)]
JAPANESE = ["--lang", "ja"]
MARK = b"--- end of"
RUN_ALL = f"""
import json, sys
from diagnosis.cli import main

with open(sys.argv[1], encoding="utf-8") as file:
    calls = json.load(file)
for name, arguments in calls:
    try:
        code = main(arguments)
    except SystemExit as end:
        code = end.code
    print({MARK.decode()!r}, name, code, flush=True)
"""


def calls(folder: Path) -> list[tuple[str, list[str]]]:
    """Every command with each of its ways to print, by a name."""
    team = people(DEFINITION, [("executive", 3, 0.2), ("manager", 3, 0.2), ("front-line", 6, 0.8)])
    paths = []
    for number, response in enumerate(team):
        paths.append(str(folder / f"回答–{number}.json"))
        Path(paths[-1]).write_text(to_json(as_data(DEFINITION, response)), "utf-8")
    record = Record(id="r1", name="経営者の回答 – 1", response=saved("project-that-keeps-stopping"))
    case = folder / "case.json"
    case.write_text(to_json(case_data(DEFINITION, Case(id="c1", records=(record,)))), "utf-8")
    table = folder / "table.csv"
    table.write_text("wants,pace\nほげ,run\n", "utf-8")
    slip = folder / "rules.yaml"
    slip.write_text(RULES.read_text("utf-8").replace("\nprovider:", "\nprovider：", 1), "utf-8")
    return [
        ("overview", []),
        ("help", ["batch", "--help"]),
        ("init", ["init", *JAPANESE, str(folder / "会社のファイル")]),
        ("check", ["check", *FILES, *JAPANESE]),
        ("check slip", ["check", "--questions", str(QUESTIONS), "--rules", str(slip), *JAPANESE]),
        ("check json", ["check", *FILES, *JAPANESE, "--format", "json"]),
        ("check statements", ["check", *FILES, *JAPANESE, "--statements"]),
        ("check compare", ["check", *FILES, *JAPANESE, "--compare", str(RULES), str(QUESTIONS)]),
        ("diagnose json", ["diagnose", *FILES, paths[0]]),
        ("diagnose text", ["diagnose", *FILES, *JAPANESE, "--format", "text", paths[0]]),
        ("cases", ["cases", *FILES, *JAPANESE, str(case), str(folder / "ない.json")]),
        ("compare json", ["compare", *FILES, *paths]),
        ("compare csv", ["compare", *FILES, *JAPANESE, *paths, "--format", "csv"]),
        ("compare text", ["compare", *FILES, *JAPANESE, *paths, "--format", "text"]),
        ("batch", ["batch", *FILES, *JAPANESE, str(table), "-o", str(folder / "out.csv")]),
        ("template", ["template", *FILES, *JAPANESE, "-o", str(folder / "記入用.xlsx")]),
        ("rooms", ["rooms", *JAPANESE, "export-release", "ない"]),
        ("questions", ["questions", *FILES]),
        ("map", ["map", *FILES, *JAPANESE]),
    ]


def printed(folder: Path, encoding: str, every: list[tuple[str, list[str]]]) -> dict[str, bytes]:
    """What each call prints in a console of this encoding; none ends with a traceback."""
    (folder / "calls").write_text(json.dumps(every), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", RUN_ALL, str(folder / "calls")],
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding, "LC_ALL": "ja_JP.UTF-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert b"Traceback" not in done.stderr
    found: dict[str, bytes] = {}
    rest = done.stdout
    for name, _ in every:
        found[name], _, rest = rest.partition(b"%s %s " % (MARK, name.encode()))
        code, _, rest = rest.partition(b"\n")
        assert code in (b"0", b"1"), (name, code)
    return found


def assert_in_words(words: bytes, encoding: str) -> None:
    said = words.decode(encoding)
    assert said.strip()
    if encoding == "cp932":
        assert any("\u3040" <= one <= "\u30ff" for one in said)


@pytest.mark.parametrize("encoding", ["cp932", "cp1252", "ascii"])
def test_words_are_in_the_consoles_encoding_and_data_in_utf_8(tmp_path: Path, encoding: str) -> None:
    some = [(name, call) for name, call in calls(tmp_path) if name in ("check slip", "questions")]
    found = printed(tmp_path, encoding, some)
    assert "\u2013" in json.dumps(json.loads(found["questions"].decode("utf-8")), ensure_ascii=False)
    assert_in_words(found["check slip"], encoding)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp932", "cp1252", "ascii"])
def test_every_command_prints_in_every_console(tmp_path: Path, encoding: str) -> None:
    every = calls(tmp_path)
    assert {arguments[0] for _, arguments in every if arguments} == set(EXAMPLES) - {"serve"}
    found = printed(tmp_path, encoding, every)
    for name in ("check json", "diagnose json", "compare json", "questions"):
        assert json.loads(found[name].decode("utf-8"))
    assert len(next(csv.reader([found["compare csv"].decode("utf-8-sig").partition("\r")[0]]))) == 5
    assert ElementTree.fromstring(found["map"].decode("utf-8")).tag.endswith("svg")
    for name in ("overview", "check", "check slip", "diagnose text", "compare text", "cases"):
        assert_in_words(found[name], encoding)
