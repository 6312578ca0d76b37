import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from diagnosis import Definition, diagnose
from diagnosis.cli import main
from diagnosis.engine.case import Case, Judgement, Record
from diagnosis.engine.response import as_data
from diagnosis.paths import ROOT
from diagnosis.report.case_file import case_data
from diagnosis.report.result_json import to_json
from diagnosis.texts import text
from tests.support.frozen import DEFINITION, QUESTIONS, RULES, saved
from tests.support.people import people

Captured = pytest.CaptureFixture[str]
FILES = ("--questions", str(QUESTIONS), "--rules", str(RULES))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_check_is_clean_on_a_sound_definition_and_prints_its_digest(capsys: Captured) -> None:
    assert main(["check", *FILES]) == 0
    out = capsys.readouterr().out
    assert out.endswith("No mistakes found.\n")
    assert "advanced-structure" in out
    assert main(["check", *FILES, "--format", "json"]) == 0
    digest = json.loads(capsys.readouterr().out)["digest"]
    for group in ("plans", "rules", "fit"):
        assert sum(digest[group].values()) == digest["answer_sets"]


def test_check_names_place_and_way_out(tmp_path: Path, capsys: Captured) -> None:
    rules = write(
        tmp_path / "rules.yaml",
        RULES.read_text("utf-8").replace("- load: {at_least: high}", "- load: {at_least: hgih}", 1),
    )
    line = next(n for n, text in enumerate(Path(rules).read_text("utf-8").splitlines(), 1) if "hgih" in text)
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules]) == 1
    assert f"rules.yaml:{line}:28: error[unknown-option] " in (out := capsys.readouterr().out)
    assert "did you mean 'high'?" in out
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules, "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["errors"] == 1
    assert (data["findings"][0]["code"], data["findings"][0]["line"]) == ("unknown-option", line)
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules, "--lang", "ja"]) == 1
    assert "もしかして「high」ですか。" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_exit_2(
    tmp_path: Path, content: bytes | None, capsys: Captured
) -> None:
    path = tmp_path / "rules.yaml"
    if content is not None:
        path.write_bytes(content)
    assert main(["check", "--questions", str(QUESTIONS), "--rules", str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_questions_are_data(capsys: Captured) -> None:
    assert main(["questions", *FILES, "--format", "json"]) == 0
    questions = json.loads(capsys.readouterr().out)["questions"]
    assert {"id", "kind", "section", "required", "multiple", "max_choices", "text", "options"} <= set(
        questions[0]
    )


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


def test_every_sentence_is_listed_beside_what_it_says_those_that_say_nothing_first(capsys: Captured) -> None:
    assert main(["check", *FILES, "--statements"]) == 0
    blocks = capsys.readouterr().out.strip().split("\n\n")
    silent = ["(asserts nothing of the answers)" in block for block in blocks]
    assert silent == sorted(silent, reverse=True)
    assert {True, False} == set(silent)
    [note] = [block for block in blocks if block.startswith("note: seen-by-manager")]
    assert note.splitlines()[-1] == '    = "Position" is "Manager or project lead"'


def test_an_edit_is_compared_with_the_files_from_before(tmp_path: Path, capsys: Captured) -> None:
    rules = write(
        tmp_path / "rules.yaml",
        RULES.read_text("utf-8").replace("        - pace: {is: run}", "        - pace: {at_least: jog}"),
    )
    cases = tmp_path / "cases"
    cases.mkdir()
    write(cases / "quick.yaml", "answers: {duration: short, wants: decision}")
    old = ["--compare", str(RULES), str(QUESTIONS), "--cases", str(cases)]
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules, *old]) == 0
    out = capsys.readouterr().out
    assert "Written cases that change: 0 of 1" in out
    assert "\n* advanced  " in out
    assert "plan standard → advanced" in out


def test_a_question_that_is_gone_since_the_digest_is_a_mistake(tmp_path: Path, capsys: Captured) -> None:
    digest = write(tmp_path / "digest.json", '{"questions": ["pace", "tempo"]}')
    assert main(["check", *FILES, "--digest", digest]) == 1
    out = capsys.readouterr().out
    assert "the question 'tempo' is gone" in out
    assert "'pace' is gone" not in out


def test_cases_tells_how_often_consultants_and_the_tool_agree(
    tmp_path: Path, capsys: Captured, definition: Definition
) -> None:
    response = saved("project-that-keeps-stopping")
    found = diagnose(definition, response)
    other = next(plan.id for plan in definition.rulebook.plans if plan.id != found.plan)
    paths = []
    for number, plan in enumerate((found.plan, other, other, "")):
        judged = Judgement(plan=plan, cause=found.leading[0] if plan else "")
        record = Record(id="r1", name=f"response {number}", response=response, judged=judged)
        content = to_json(case_data(definition, Case(id="c1", records=(record,))))
        paths.append(write(tmp_path / f"case-{number}.json", content))
    assert main(["cases", *FILES, "--lang", "en", *paths]) == 0
    out = capsys.readouterr().out
    plans = {plan.id: plan.name.en for plan in definition.rulebook.plans}
    assert text("en", "cases.count", cases=4, records=4, judged=3) in out
    assert text("en", "cases.plan", same=1, total=3) in out
    assert text("en", "cases.cause", same=3, total=3) in out
    assert f"2 × {text('en', 'cases.pair', own=plans[other], tool=plans[found.plan])}" in out
    assert "case-1.json: response 1" in out.replace(str(tmp_path) + "/", "")
    assert "response 0" not in out

    broken = write(tmp_path / "broken.json", "{}")
    assert main(["cases", *FILES, "--lang", "en", paths[0], broken, str(tmp_path / "none.json")]) == 1
    said = capsys.readouterr()
    assert text("en", "cases.plan", same=1, total=1) in said.out
    assert "broken.json does not open as a case" in said.err
    assert "none.json" in said.err


def test_many_responses_are_compared_by_position(tmp_path: Path, capsys: Captured) -> None:
    team = people(DEFINITION, [("executive", 3, 0.2), ("manager", 3, 0.2), ("front-line", 6, 0.8)])
    files = []
    for number, response in enumerate(team):
        path = tmp_path / f"{number}.json"
        path.write_text(to_json(as_data(DEFINITION, response)), "utf-8")
        files.append(str(path))
    assert main(["compare", *files, *FILES]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["merged"]
    assert {cause["reading"] for cause in told["causes"].values()} == {"different"}
    assert main(["compare", *files, *FILES, "--k", "3", "--headcount", "executive=4", "--format", "text", "--lang", "ja"]) == 0  # fmt: skip
    assert "経営者・役員" in capsys.readouterr().out
    for wrong, words in (
        (["--headcount", "executive=2"], "more of them have answered"),
        (["--headcount", "owner=2"], "only executive"),
        (["--headcount", "executive"], "cannot be read as a number"),
        ([str(tmp_path / "none.json")], "none.json"),
    ):
        assert main(["compare", *files, *wrong, *FILES, "--lang", "en"]) == 1
        printed = capsys.readouterr()
        assert words in printed.err
        assert printed.out == ""


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "jsonl"])
def test_a_table_is_diagnosed_part_by_part(
    ending: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diagnosis.report.tables.table.PART", 2)
    label = DEFINITION.questions["pace"].label.ja
    rows = [
        ["=who", label, "load"],
        ["a", "walk", "1"],
        ["b", "run", ""],
        ["c", "wallk", "low"],
        ["d", "", ""],
    ]
    source = tmp_path / "in.csv"
    source.write_text("\r\n".join(",".join(row) for row in rows), "cp932")
    target = tmp_path / f"out.{ending}"
    assert main(["batch", str(source), "-o", str(target), *FILES]) == 1
    told = capsys.readouterr().err
    assert "row 4" in told
    assert "did you mean 'Walk" in told
    assert "4 rows" in told
    read = {
        "csv": lambda: pd.read_csv(target, keep_default_na=False),
        "xlsx": lambda: pd.read_excel(target, engine="calamine"),
        "parquet": lambda: pd.read_parquet(target),
        "jsonl": lambda: pd.read_json(target, lines=True),
    }[ending]()
    assert list(read["=who"]) == ["a", "b", "c", "d"]
    answers = [{"pace": "walk", "load": "low"}, {"pace": "run"}, {"load": "low"}, {}]
    assert list(read["plan"]) == [diagnose(DEFINITION, one).plan for one in answers]
    assert list(read["rule"]) == [diagnose(DEFINITION, one).rule for one in answers]
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "jsonl"])
def test_a_table_keeps_columns_that_the_result_or_itself_has_too(ending: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.xlsx", tmp_path / f"out.{ending}"
    pd.DataFrame([["walk", "old", "x", "y"]], columns=["pace", "plan", "who", "who"]).to_excel(
        source, index=False, engine="xlsxwriter"
    )
    assert main(["batch", str(source), "-o", str(target), *FILES]) == 0
    read = {
        "csv": lambda: pd.read_csv(target),
        "xlsx": lambda: pd.read_excel(target, engine="calamine"),
        "parquet": lambda: pd.read_parquet(target),
        "jsonl": lambda: pd.read_json(target, lines=True),
    }[ending]()
    assert list(read.columns[:5]) == ["pace", "plan (2)", "who", "who (2)", "plan"]
    assert list(read.iloc[0, 1:4]) == ["old", "x", "y"]
    assert read["plan"][0] == diagnose(DEFINITION, {"pace": "walk"}).plan


def test_whoever_waits_at_a_terminal_sees_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("diagnosis.report.tables.table.PART", 20_000)
    monkeypatch.setenv("COLUMNS", "80")
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    # The second column has no name, and keeps none.
    source.write_text("pace,\n" + "walk,x\n" * 200_000, "utf-8")
    for terminal in (Terminal(), io.StringIO()):
        monkeypatch.setattr("sys.stderr", terminal)
        assert main(["batch", str(source), "-o", str(target), *FILES, "--lang", "en"]) == 0
        shares = [int(share) for share in re.findall(r"(\d+)% ", terminal.getvalue())]
        assert shares == sorted(shares)
        assert (len(shares) >= 5) == terminal.isatty()
        assert ("20000 rows" in terminal.getvalue()) == terminal.isatty()
        assert "200000 rows diagnosed" in terminal.getvalue()
    with target.open(encoding="utf-8-sig") as written:
        assert written.readline().startswith('"pace","","plan",')


def test_a_survey_compares_positions_within_each_organisation(tmp_path: Path, capsys: Captured) -> None:
    asked = list(DEFINITION.questions)
    teams = (
        ("Aoba", (("executive", 6, 0.2), ("front-line", 8, 0.8)), 1),
        ("Bunko", (("executive", 6, 0.5), ("front-line", 8, 0.5)), 3),
        ("ａｏｂａ ", (("manager", 6, 0.3),), 2),
        ("Chisa", (("executive", 2, 0.5),), 4),
        ("", (("executive", 1, 0.5),), 5),
    )
    source, target = tmp_path / "survey.csv", tmp_path / "out.csv"
    rows = [["Organisation", *asked]]
    for name, team, seed in teams:
        for person in people(DEFINITION, team, seed=seed):
            rows.append([name, *(";".join(person.answers.get(question, ())) for question in asked)])
    source.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    assert (
        main(["batch", str(source), "--by", "organisation", "-o", str(target), *FILES, "--lang", "en"]) == 0
    )
    told = capsys.readouterr().err
    assert "3 organisations" in told
    assert "One row with nothing" in told
    read = pd.read_csv(target, keep_default_na=False)
    assert list(read["organisation"]) == ["Aoba", "Bunko", "Chisa"]
    assert list(read["people"]) == ["20-", "10-19", ""]
    assert list(read["level"]) == ["positions", "positions", "nothing"]
    aoba = read.iloc[0]
    causes = [cause.id for cause in DEFINITION.causes]
    assert set(aoba["different_causes"].split(";")) == set(causes)
    assert {aoba[f"{cause}_reading"] for cause in causes} == {"different"}
    assert {aoba[f"{cause}_groups"] for cause in causes} == {"executive;front-line"}
    assert read.iloc[1]["different_causes"] == ""
    # Of an organisation of two, nothing is told but that.
    assert [value for value in read.iloc[2] if value != ""] == ["Chisa", "nothing", "everything=too-few"]
    assert (
        main(["batch", str(source), "--by", "organization", "-o", str(target), *FILES, "--lang", "en"]) == 1
    )
    assert "did you mean 'organisation'" in capsys.readouterr().err
    small = ["--by", "organisation", "--k", "3", "-o", str(target), *FILES]
    assert main(["batch", str(source), *small]) == 0
    assert pd.read_csv(target)["people"][0] == "20-"


def test_a_table_that_cannot_be_diagnosed_leaves_nothing_behind(tmp_path: Path, capsys: Captured) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("who\nsomebody\n", "utf-8")
    target.write_text("from before", "utf-8")
    empty = tmp_path / "empty.xlsx"
    pd.DataFrame().to_excel(empty, index=False, engine="xlsxwriter")
    for arguments, words in (
        ([str(source), "-o", str(target)], "no column is headed by a question"),
        ([str(empty), "-o", str(target)], "no column is headed by a question"),
        ([str(source), "-o", str(tmp_path / "out.doc")], "out.doc"),
        ([str(tmp_path / "none.csv"), "-o", str(target)], "none.csv"),
        ([str(source), "-o", str(tmp_path / "nowhere" / "out.csv")], "nowhere"),
    ):
        assert main(["batch", *arguments, *FILES, "--lang", "en"]) == 1
        assert words in capsys.readouterr().err
    assert target.read_text("utf-8") == "from before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.xlsx", "in.csv", "out.csv"]
