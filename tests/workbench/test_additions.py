"""What is added by a press is complete: what is left to do is to write, and the page says where."""

from pathlib import Path

import pytest

from diagnosis.texts import text
from diagnosis.workbench.additions import question_additions, retirement, rule_additions
from diagnosis.workbench.draft import load_draft
from diagnosis.workbench.outline import outline
from diagnosis.workbench.repairs import applied
from tests.workbench.test_repairs import QUESTIONS, RULES, examined, mended

MARKS = [text(language, "add.mark") for language in ("ja", "en")]


def codes(firm: Path, base: dict[str, str], texts: dict[str, str]) -> set[str]:
    return {finding.code for finding in examined(firm, base, texts)}


def written(content: str) -> str:
    """With words in the place of the marks."""
    return content.replace("（ここに書く）", "日本語の").replace("(to be written)", "words for")


@pytest.mark.parametrize("ending", ["\n", ""])
def test_a_question_can_be_added_to_each_section(firm: Path, texts: dict[str, str], ending: str) -> None:
    base = texts | {QUESTIONS: texts[QUESTIONS].rstrip("\n") + ending}
    draft = load_draft(base, firm)
    before = draft.loaded.definition
    assert before
    additions = question_additions(draft.loaded.questions, base[QUESTIONS], "ja")
    assert len(additions) == len(before.sections)
    for addition, section in zip(additions, before.sections, strict=True):
        content = applied(base[QUESTIONS], addition.edits)
        new = base | {QUESTIONS: content}
        assert {one.code for one in load_draft(new, firm).findings} == {"still-to-write"}
        after = load_draft(new | {QUESTIONS: written(content)}, firm).loaded.definition
        assert after
        now = next(one for one in after.sections if one.id == section.id)
        assert now.questions == (*section.questions, "new-question")
        kinds = {after.questions[name].kind for name in (section.questions[-1], "new-question")}
        assert len(kinds) == 1
        assert (addition.kind == "symptom") == (kinds == {"symptom"})
    content = written(applied(base[QUESTIONS], additions[0].edits))
    found = codes(firm, base, base | {QUESTIONS: content})
    assert found <= codes(firm, base, base), "a question that counts needs nothing else"


def test_a_second_question_has_another_id(firm: Path, texts: dict[str, str]) -> None:
    once = question_additions(load_draft(texts, firm).loaded.questions, texts[QUESTIONS], "ja")[0]
    new = texts | {QUESTIONS: applied(texts[QUESTIONS], once.edits)}
    twice = question_additions(load_draft(new, firm).loaded.questions, new[QUESTIONS], "ja")[0]
    assert "new-question-2" in twice.edits[0].text


def test_a_plan_is_added_with_its_rule_and_a_place_in_each_order(firm: Path, texts: dict[str, str]) -> None:
    draft = load_draft(texts, firm)
    plan, rule = rule_additions(draft.loaded.rules, texts[RULES], draft.loaded.questions.data, "ja")
    assert (plan.kind, rule.kind) == ("plan", "rule")
    content = applied(texts[RULES], plan.edits)
    new = texts | {RULES: content}
    assert {one.code for one in load_draft(new, firm).findings} == {"still-to-write"}
    definition = load_draft(new | {RULES: written(content)}, firm).loaded.definition
    assert definition
    plans = [one.id for one in definition.rulebook.plans]
    usual = definition.rulebook.default.recommend
    assert plans.index("new-plan") == plans.index(usual) - 1
    assert definition.rulebook.rules[-1].recommend == "new-plan"
    assert f"new-plan, {usual}" in content
    right = mended(firm, texts, new, "undeclared-overlap", "after")
    while "promise-broken" in codes(firm, texts, right):
        right = mended(firm, texts, right, "promise-broken", "allow")
    assert codes(firm, texts, right | {RULES: written(right[RULES])}) <= codes(firm, texts, texts)


def test_a_question_that_is_gone_is_retired_by_a_press(firm: Path, texts: dict[str, str]) -> None:
    draft = load_draft(texts, firm)
    before = draft.loaded.definition
    assert before
    label = before.questions["no-conclusion"].label
    for base in (texts[QUESTIONS], texts[QUESTIONS].partition("\nretired:")[0]):
        source = load_draft(texts | {QUESTIONS: base}, firm).loaded.questions
        content = applied(base, [retirement(source, base, "gone", label)])
        after = load_draft(texts | {QUESTIONS: content}, firm).loaded.definition
        assert after
        assert after.retired["gone"] == label


def test_the_contents_name_the_line_of_each_question_and_plan(firm: Path, texts: dict[str, str]) -> None:
    loaded = load_draft(texts, firm).loaded
    assert loaded.definition
    lines = texts[QUESTIONS].split("\n")
    found = {part.name: part.line for part in outline(loaded.questions, texts[QUESTIONS], "ja")}
    for question in loaded.definition.questions.values():
        assert f"id: {question.id}" in lines[found[question.label.ja] - 1]
    rules = {part.name: part.line for part in outline(loaded.rules, texts[RULES], "en")}
    assert "id: spot" in texts[RULES].split("\n")[rules["Spot"] - 1]


def test_no_mark_stands_in_what_is_shipped(texts: dict[str, str]) -> None:
    assert not [mark for mark in MARKS for content in texts.values() if mark in content]
