"""What is proved of generated rulebooks, against a plain evaluator that goes through every answer set."""

import pytest

from diagnosis.checks.prove import prove
from tests.support.plain import Plain
from tests.support.rulebooks import load, seeds, small

DEAD = ("rule-never-holds", "rule-shadowed", "rule-shadowed-by-several")


@pytest.mark.parametrize("seed", seeds(100, 7))
def test_dead_rules_overlaps_and_gaps_equal_brute_force(seed: int) -> None:
    questions, rules = small(seed)
    loaded = load(questions, rules)
    assert loaded.definition is not None
    found = prove(loaded)
    plain = Plain(questions, rules)
    never_holds, winners, together = {rule["id"] for rule in rules["rules"]}, set(), set()
    for answers in plain.sets():
        scores = plain.scores(answers)
        holding = [rule for rule in rules["rules"] if plain.holds(rule["when"], answers, scores)]
        never_holds -= {rule["id"] for rule in holding}
        winners.add(holding[0]["id"] if holding else "otherwise")
        together |= {
            (first["id"], second["id"])
            for place, first in enumerate(holding)
            for second in holding[place + 1 :]
            if first["recommend"] != second["recommend"]
        }
    dead = {finding.details["name"] for finding in found.findings if finding.code in DEAD}
    assert dead == {rule["id"] for rule in rules["rules"]} - winners
    unreachable = {f.details["name"] for f in found.findings if f.code == "rule-never-holds"}
    assert unreachable == never_holds
    overlaps = {
        (f.details["with_rule"], f.details["name"]) for f in found.findings if f.code == "undeclared-overlap"
    }
    assert overlaps == together
    assert ("default-never-used" in [f.code for f in found.findings]) == ("otherwise" not in winners)
    for finding in found.findings:
        if finding.code == "rule-shadowed":
            first = next(rule for rule in rules["rules"] if rule["id"] == finding.details["by"])
            dead_rule = next(rule for rule in rules["rules"] if rule["id"] == finding.details["name"])
            for answers in plain.sets():
                scores = plain.scores(answers)
                if plain.holds(dead_rule["when"], answers, scores):
                    assert plain.holds(first["when"], answers, scores)
