"""`compare` and `survey`: people beside each other."""

import json
from pathlib import Path

import pandas as pd

from diagnosis.cli import main
from diagnosis.engine.response import as_data
from diagnosis.report.result_json import to_json
from tests.cli.conftest import FILES, Captured
from tests.support.frozen import DEFINITION
from tests.support.people import people


def test_many_responses_are_compared_by_position(tmp_path: Path, capsys: Captured) -> None:
    team = people(DEFINITION, [("executive", 3, 0.2), ("manager", 3, 0.2), ("front-line", 6, 0.8)])
    files = []
    for number, response in enumerate(team):
        path = tmp_path / f"{number}.json"
        path.write_text(to_json(as_data(DEFINITION, response)), "utf-8")
        files.append(str(path))
    assert main(["compare", *files, *FILES]) == 0
    compared = json.loads(capsys.readouterr().out)
    assert compared["merged"]
    assert {cause["reading"] for cause in compared["causes"].values()} == {"different"}
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
    printed = capsys.readouterr().err
    assert "3 organisations" in printed
    assert "One row with nothing" in printed
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
