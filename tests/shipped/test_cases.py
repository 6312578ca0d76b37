"""Clients told in a sentence or two, what the rulebook says of them, and what it must not say."""

from typing import Any

import pytest
import yaml

from diagnosis import Definition, diagnose
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.paths import CASES as FOLDER

CASES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}


def sentences(result: Diagnosis) -> set[str]:
    """The ids of all conditional sentences that the result shows."""
    said = [*result.next_steps, *result.notes, *result.fit.reasons, *result.fit.strengths]
    said += result.why_not.values()
    opening = {one.id for one in (result.headline, result.urgency) if one is not None}
    return {result.rule, *opening, *(one.id for one in said)}


@pytest.mark.parametrize("name", CASES)
def test_case(definition: Definition, name: str) -> None:
    case: dict[str, Any] = CASES[name]
    result = diagnose(definition, case["answers"])
    found = {
        "plan": result.plan,
        "runner_up": result.runner_up,
        "later": result.later,
        "optional": result.optional,
        "fit": result.fit.verdict,
        "leading": list(result.leading),
    }
    assert found == case["expected"], case["story"]
    assert set(case["shown"]) <= sentences(result), case["story"]
    assert not set(case["not_shown"]) & sentences(result), case["story"]


def test_the_cases_cover_every_plan_verdict_cause_and_rule(definition: Definition) -> None:
    assert len(CASES) >= 36
    expected = [case["expected"] for case in CASES.values()]
    assert {case["plan"] for case in expected} == {plan.id for plan in definition.rulebook.plans}
    assert {case["fit"] for case in expected} == {"fit", "conditional", "unfit"}
    assert {cause for case in expected for cause in case["leading"]} == {c.id for c in definition.causes}
    assert {len(case["leading"]) for case in expected} == {0, 1, 2, 3}
    assert {case["optional"] for case in expected} == {True, False}
    rules = {rule.id for rule in definition.rulebook.rules} | {definition.rulebook.default.id}
    used = {diagnose(definition, case["answers"]).rule for case in CASES.values()}
    assert rules == used
