"""Clients told in two or three sentences, and what the rulebook says of them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from diagnosis import Definition, diagnose

CASES = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parents[1] / "data" / "shipped" / "cases").glob("*.yaml"))
}


@pytest.mark.parametrize("name", CASES)
def test_case(definition: Definition, name: str) -> None:
    case: dict[str, Any] = CASES[name]
    result = diagnose(definition, case["answers"])
    found = {
        "plan": result.plan,
        "runner_up": result.runner_up,
        "fit": result.fit.verdict,
        "leading_cause": result.leading_cause,
        "optional": result.optional,
    }
    assert found == case["expected"], case["story"]


def test_the_cases_cover_every_plan_verdict_and_cause(definition: Definition) -> None:
    assert len(CASES) >= 16
    expected = [case["expected"] for case in CASES.values()]
    assert {case["plan"] for case in expected} == {plan.id for plan in definition.rulebook.plans}
    assert {case["fit"] for case in expected} == {"fit", "conditional", "unfit"}
    assert {case["leading_cause"] for case in expected} == {None, *(cause.id for cause in definition.causes)}
    assert any(case["optional"] for case in expected)
