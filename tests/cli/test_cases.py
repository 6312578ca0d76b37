"""`cases`: how often consultants and the tool agree."""

from pathlib import Path

from diagnosis import Definition, diagnose
from diagnosis.cli import main
from diagnosis.engine.case import Case, Judgement, Record
from diagnosis.report.case_file import case_data
from diagnosis.report.result_json import to_json
from diagnosis.texts import text
from tests.cli.conftest import FILES, Captured, write
from tests.support.frozen import saved


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
