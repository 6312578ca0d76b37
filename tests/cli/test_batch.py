"""`batch`: tables of responses."""

import io
import re
from pathlib import Path

import pandas as pd
import pytest

from diagnosis import diagnose
from diagnosis.cli import main
from tests.cli.conftest import FILES, Captured
from tests.support.frozen import DEFINITION


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
    printed = capsys.readouterr().err
    assert "row 4" in printed
    assert "did you mean 'Walk" in printed
    assert "4 rows" in printed
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
