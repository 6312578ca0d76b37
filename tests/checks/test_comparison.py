"""What an edit changes, told before it is put on a server."""

from diagnosis import diagnose
from diagnosis.checks.edit_comparison import Kind, compare, gone_findings
from diagnosis.definition.loader import load_texts
from tests.support.frozen import DEFINITION, QUESTIONS, RULES, saved, saved_names

CASES = {name: saved(name).answers for name in saved_names()}


def test_nothing_is_told_of_no_edit() -> None:
    report = compare(DEFINITION, DEFINITION, CASES)
    assert (report.cases, report.examples, report.gone) == ({}, {}, [])
    assert report.before == report.after


def test_an_edit_of_a_rule_is_told_by_shares_cases_and_examples_that_show_it() -> None:
    rules = RULES.read_text("utf-8").replace(
        "  - id: a-few-sessions\n    recommend: spot\n", "  - id: a-few-sessions\n    recommend: light\n"
    )
    edited = load_texts(QUESTIONS.read_text("utf-8"), rules).definition
    assert edited is not None
    report = compare(DEFINITION, edited, CASES)
    assert report.before.plans["spot"] > report.after.plans["spot"]
    assert report.before.rules == report.after.rules
    kind = Kind("plan", "spot", "light")
    assert list(report.examples) == [kind]
    shown = report.examples[kind]
    assert (diagnose(DEFINITION, shown).plan, diagnose(edited, shown).plan) == ("spot", "light")
    changed = {
        name for name in CASES if diagnose(DEFINITION, saved(name)).plan != diagnose(edited, saved(name)).plan
    }
    assert set(report.cases) == changed
    assert changed


def test_a_question_that_is_gone_without_a_word_is_found() -> None:
    questions = QUESTIONS.read_text("utf-8")
    start = questions.index("      - id: size\n")
    rules = RULES.read_text("utf-8")
    for name in ("small-firms-welcome", "middle-sized", "larger-firms"):
        at = rules.index(f"  - id: {name}\n")
        rules = rules[:at] + rules[rules.index("    text:", at) :].partition("\n")[2]
    for retired, gone in (("", ["size"]), ("retired:\n  - {id: size, label: {ja: 人数, en: Size}}\n", [])):
        loaded = load_texts(questions[:start] + retired, rules)
        assert loaded.definition is not None, loaded.findings
        assert compare(DEFINITION, loaded.definition, {}).gone == gone
        found = gone_findings(loaded, loaded.definition, DEFINITION.questions)
        assert [(f.code, f.details["name"]) for f in found] == [("question-gone", name) for name in gone]
