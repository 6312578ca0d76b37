"""Mistakes of people who have never seen YAML: each is told at its place, and a press mends it where one can."""

from functools import lru_cache
from pathlib import Path

import pytest

from diagnosis.definition.finding import Finding
from diagnosis.workbench.draft import load_draft
from diagnosis.workbench.examiner import Request, examine
from diagnosis.workbench.repairs import Mending, Repair, applied, repairs

RULES, QUESTIONS = "rules.yaml", "questions.yaml"
NAME = "name: {ja: 低い, en: low}"
BLOCK = "      duration: {is: short}\n"
MISTAKES = [
    (RULES, "recommend: spot", "recommend：spot", "yaml-full-width-colon", "colon"),
    (RULES, "recommend: spot", "recommend：\u3000spot", "yaml-full-width-colon", "colon"),
    (RULES, NAME, "name: {ja： 低い, en: low}", "yaml-full-width-colon", "colon"),
    (RULES, "wants: {is: none}", "wants: {is：none}", "yaml-full-width-colon", "colon"),
    (RULES, NAME, "name: {ja: 低い、 en: low}", "yaml-full-width", "half-width"),
    (RULES, NAME, "name: ｛ja: 低い, en: low｝", "yaml-full-width", "half-width"),
    (RULES, NAME, "name: {ja: 低い, en: low｝", "yaml-full-width", "half-width"),
    (RULES, "[with-support, stalls]", "[with-support、stalls]", "yaml-full-width", "half-width"),
    (RULES, "[with-support, stalls]", "[“with-support”、“stalls”]", "yaml-full-width", "half-width"),
    (RULES, "[with-support, stalls]", "［with-support, stalls］", "yaml-full-width", "half-width"),
    (QUESTIONS, "      - id: talk-no-action", "      － id: talk-no-action", "yaml-full-width", "half-width"),
    (
        QUESTIONS,
        "      - id: talk-no-action",
        "\u3000\u3000\u3000- id: talk-no-action",
        "yaml-full-width-space",
        "full-width-space",
    ),
    (
        QUESTIONS,
        "        kind: symptom\n        scale",
        "\u3000\u3000\u3000\u3000kind: symptom\n\u3000\u3000\u3000\u3000scale",
        "yaml-full-width-space",
        "full-width-space",
    ),
    (QUESTIONS, "      en:", "\u3000      en:", "yaml-full-width-space", "full-width-space"),
    (QUESTIONS, "      en:", "      \u3000en:", "yaml-full-width-space", "full-width-space"),
    (
        QUESTIONS,
        "- id: talk-no-action",
        "- id:\u3000talk-no-action",
        "yaml-full-width-space",
        "full-width-space",
    ),
    (RULES, "  contact:", "  colour: #0b5c63 # ours\n  contact:", "comment-cuts-text", "in-quotes"),
    (RULES, "wants: {is: none}", "wants: {is:none}", "yaml-no-space", "space"),
    (RULES, "    recommend: spot", "\trecommend: spot", "yaml-tab", "tab"),
    (RULES, 'url: ""', 'url: "', "yaml-unclosed-quote", "quote"),
    (RULES, NAME, 'name: {ja: "低い, en: "low"}', "yaml-unclosed-quote", "quote"),
    (RULES, NAME, 'name: {ja: "低い", en: "low}', "yaml-unclosed-quote", "quote"),
    (RULES, NAME, 'name: {ja: "とても"低い", en: "low"}', "yaml-quote-within", "quote-within"),
    (RULES, NAME, "name: {ja: 低い, とても, en: low}", "unknown-key-comma", "in-quotes"),
    (RULES, NAME, "name: {ja: 低い, en: low, very}", "unknown-key-comma", "in-quotes"),
    (RULES, NAME, "name: {ja: “低い”, en: low}", "curly-quotes", "in-quotes"),
    (RULES, "wants: {is: none}", "wants: {is: nonne}", "unknown-option", "replace"),
    (RULES, "wants: {is: none}", "wamts: {is: none}", "unknown-question", "replace"),
    (RULES, "wants: {is: none}", "wants: {iss: none}", "unknown-operator", "replace"),
    (RULES, "recommend: spot", "recommend: sport", "unknown-plan", "replace"),
    (RULES, "optional: true", "optional: yes", "yes-no", "replace"),
    (QUESTIONS, "scale: occasions", "scale:occasions", "yaml-no-space", "space"),
    (RULES, "      en: A sounding", "      en: This is it: a sounding", "yaml-colon-in-text", "in-quotes"),
    (RULES, "    recommend: spot", "   recommend: spot", "yaml-indentation", "indent"),
    (RULES, "    recommend: spot", "      recommend: spot", "yaml-indentation", "indent"),
    (RULES, "      ja: 考えや", "    ja: 考えや", "yaml-indentation", "indent"),
    (RULES, "  - id: too-much-unknown", "- id: too-much-unknown", "yaml-syntax", "indent"),
    (RULES, NAME + "}", NAME, "yaml-unclosed-bracket", "bracket"),
    (
        RULES,
        "not: {wants: {is: none}}",
        "not: {wants: {is: none}, scope: {is: leader}}",
        "one-line-one-subject",
        "all",
    ),
    (RULES, BLOCK, f"{BLOCK}      scope: {{is: leader}}\n", "one-line-one-subject", "all"),
    (QUESTIONS, "premise_mismatch: 1", "premise_mismatch: 0.5", "not-a-whole-number", "replace"),
    (QUESTIONS, "premise_mismatch: 1", "premise_mismach: 1", "unknown-cause", "replace"),
    (QUESTIONS, "scale: occasions", "scale: ocasions", "unknown-scale", "replace"),
]


Items = tuple[tuple[str, str], ...]


def first(findings: list[Finding], code: str) -> Finding:
    return next(finding for finding in findings if finding.code == code)


def examined(firm: Path, base: dict[str, str], texts: dict[str, str]) -> list[Finding]:
    return list(_examined(firm, tuple(base.items()), tuple(texts.items())))


@lru_cache(8)
def _examined(firm: Path, base: Items, texts: Items) -> tuple[Finding, ...]:
    request = Request(home=firm, before=dict(base), texts=dict(texts), cases={})
    return tuple(examine(request).findings)


def repairs_of(firm: Path, base: dict[str, str], texts: dict[str, str], finding: Finding) -> list[Repair]:
    draft = load_draft(texts, firm)
    source = {QUESTIONS: draft.loaded.questions, RULES: draft.loaded.rules}[finding.file]
    beside = tuple(one for one in examined(firm, base, texts) if one.file == finding.file)
    definition, before = draft.loaded.definition, load_draft(base, firm).loaded.definition
    plans = {plan.id for plan in definition.rulebook.plans} if definition else set()
    known = {plan.id for plan in before.rulebook.plans} if before else set()

    def load(text: str) -> list[Finding]:
        return load_draft(texts | {finding.file: text}, firm).findings

    return repairs(
        Mending(finding, source, texts[finding.file], beside, definition, frozenset(plans - known), load)
    )


def mended(firm: Path, base: dict[str, str], texts: dict[str, str], code: str, kind: str) -> dict[str, str]:
    finding = first(examined(firm, base, texts), code)
    repair = next(one for one in repairs_of(firm, base, texts, finding) if one.kind == kind)
    return texts | {finding.file: applied(texts[finding.file], repair.edits)}


def put(texts: dict[str, str], file: str, old: str, new: str) -> dict[str, str]:
    assert old in texts[file], old
    return texts | {file: texts[file].replace(old, new, 1)}


@pytest.mark.parametrize(("file", "old", "new", "code", "kind"), MISTAKES)
def test_one_press_mends_it(
    firm: Path, texts: dict[str, str], file: str, old: str, new: str, code: str, kind: str
) -> None:
    wrong = put(texts, file, old, new)
    finding = load_draft(wrong, firm).findings[0]
    assert finding.code == code
    lines = wrong[file].split("\n")
    exact = code not in ("yaml-syntax", "yaml-indentation", "one-line-one-subject")
    near = [lines[finding.line - 1]] if exact else lines[finding.line - 2 : finding.line + 1]
    assert any(new.strip()[:4] in line for line in near)
    right = mended(firm, texts, wrong, code, kind)
    assert load_draft(right, firm).findings == []
    if kind == "all":
        assert "all: [{wants: {is: none}}, {scope: {is: leader}}]" in right[RULES] or (
            "      all:\n        - duration: {is: short}\n        - scope: {is: leader}\n" in right[RULES]
        )


@pytest.mark.parametrize("half_typed", ["abc", "      abc", "ー", "- "])
def test_no_press_joins_a_half_typed_line_with_a_sentence(
    firm: Path, texts: dict[str, str], half_typed: str
) -> None:
    lines = texts[QUESTIONS].split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith("      en:"))
    wrong = texts | {QUESTIONS: "\n".join([*lines[:number], half_typed, *lines[number:]])}
    finding = load_draft(wrong, firm).findings[0]
    for repair in repairs_of(firm, texts, wrong, finding):
        mended_text = applied(wrong[QUESTIONS], repair.edits)
        sound = load_draft(wrong | {QUESTIONS: mended_text}, firm).findings == []
        assert not sound, repair


def test_a_missing_translation_gets_a_place_that_is_still_to_be_written(
    firm: Path, texts: dict[str, str]
) -> None:
    for old, new in ((NAME, "name: {ja: 低い}"), (NAME, "name: {en: low}")):
        right = mended(firm, texts, put(texts, RULES, old, new), "missing-translation", "translate")
        assert "still-to-write" in {finding.code for finding in load_draft(right, firm).findings}
        written = right[RULES].replace("（ここに書く） low", "低い").replace("(to be written) 低い", "low")
        assert load_draft(right | {RULES: written}, firm).findings == []


def test_a_missing_translation_of_a_text_over_lines_comes_below_it(firm: Path, texts: dict[str, str]) -> None:
    wide = "    summary:\n      ja: 一つのテーマを短期間で整理し、次に決めることを明らかにします。\n"
    english = (
        "      en: Sorts out one theme in a short time, so that the next thing to decide becomes clear.\n"
    )
    wrong = put(texts, RULES, wide + english, wide)
    right = mended(firm, texts, wrong, "missing-translation", "translate")
    assert f'{wide}      en: "(to be written) 一つの' in right[RULES]


def rule(name: str, plan: str, when: str, after: str = "") -> str:
    lines = [
        f"  - id: {name}",
        f"    recommend: {plan}",
        *([f"    after: [{after}]"] if after else []),
        f"    when: {when}",
        "    says: []",
        "    because: {ja: あ, en: a}",
        "    source: s",
    ]
    return "\n".join(lines) + "\n\n"


def rule_ids(firm: Path, texts: dict[str, str]) -> list[str]:
    definition = load_draft(texts, firm).loaded.definition
    assert definition
    return [one.id for one in definition.rulebook.rules]


def test_a_rule_that_is_hidden_moves_before_the_one_that_hides_it_or_goes(
    firm: Path, texts: dict[str, str]
) -> None:
    names = rule_ids(firm, texts)
    last = f"  - id: {names[-1]}\n"
    hidden = rule("hidden", "spot", "{all: [{duration: {is: short}}, {scope: {is: leader}}]}")
    wrong = put(texts, RULES, last, hidden + last)
    moved = mended(firm, texts, wrong, "rule-shadowed", "move-rule")
    shadow = first(examined(firm, texts, wrong), "rule-shadowed").details["by"]
    found = rule_ids(firm, moved)
    assert found.index("hidden") == found.index(shadow) - 1
    assert sorted(found) == sorted([*names, "hidden"])
    gone = mended(firm, texts, wrong, "rule-shadowed", "remove-rule")
    assert rule_ids(firm, gone) == names
    assert examined(firm, texts, gone) == examined(firm, texts, texts)


def test_a_new_plan_that_hardly_anybody_gets_can_come_first(firm: Path, texts: dict[str, str]) -> None:
    names = rule_ids(firm, texts)
    late = rule("late", "light", "{wants: {is: decision}}", after="a-few-sessions, too-much-unknown")
    wrong = put(texts, RULES, "default:\n", late + "default:\n")
    rare = Finding(
        code="new-plan-rare", file=RULES, line=1, column=1, details={"name": "light", "rule": "late"}
    )
    [repair] = repairs_of(firm, texts, wrong, rare)
    moved = wrong | {RULES: applied(wrong[RULES], repair.edits)}
    assert rule_ids(firm, moved) == ["late", *names]
    assert "after: [a-few-sessions, too-much-unknown]" not in moved[RULES]


def test_a_rule_for_nobody_can_be_removed(firm: Path, texts: dict[str, str]) -> None:
    last = f"  - id: {rule_ids(firm, texts)[-1]}\n"
    nobody = rule("nobody", "spot", "{all: [{scope: {is: leader}}, {scope: {is: team}}]}")
    wrong = put(texts, RULES, last, nobody + last)
    assert mended(firm, texts, wrong, "rule-never-holds", "remove-rule") == texts


def test_all_overlaps_of_a_rule_are_declared_at_once(firm: Path, texts: dict[str, str]) -> None:
    last = f"  - id: {rule_ids(firm, texts)[-1]}\n"
    wrong = put(texts, RULES, last, rule("wide", "light", "{scope: {is: leader}}") + last)
    count = sum(
        one.details.get("name") == "wide"
        for one in examined(firm, texts, wrong)
        if one.code == "undeclared-overlap"
    )
    assert count > 1
    right = mended(firm, texts, wrong, "undeclared-overlap", "after")
    left = [one for one in examined(firm, texts, right) if one.code == "undeclared-overlap"]
    assert "wide" not in {one.details["name"] for one in left}


def test_an_overlap_that_is_none_is_taken_back(firm: Path, texts: dict[str, str]) -> None:
    names = rule_ids(firm, texts)
    last = f"  - id: {names[-1]}\n"
    never = "{all: [{scope: {is: leader}}, {wants: {is: none}}]}"
    one = rule("apart", "light", never, after="too-much-unknown")
    other = put(texts, RULES, last, rule("never-together", "spot", "{scope: {is: team}}") + last)
    wrong = put(
        other, RULES, last, one.replace("too-much-unknown", "too-much-unknown, never-together") + last
    )
    stale = first(examined(firm, texts, wrong), "after-without-overlap")
    assert stale.details["with_rule"] == "never-together"
    right = mended(firm, texts, wrong, "after-without-overlap", "not-after")
    assert "after: [too-much-unknown]\n" in right[RULES]


def test_a_plan_that_an_order_leaves_out_comes_into_it(firm: Path, texts: dict[str, str]) -> None:
    whole = "order: [spot, light, standard, advanced]"
    wrong = put(texts, RULES, whole, "order: [light, spot, advanced]")
    assert whole in mended(firm, texts, wrong, "order-of-plans", "order")[RULES]


def test_what_only_its_author_can_know_is_not_guessed(firm: Path, texts: dict[str, str]) -> None:
    wrong = put(texts, RULES, "wants: {is: none}", "wants: {is: zzzzzzzz}")
    finding = first(load_draft(wrong, firm).findings, "unknown-option")
    assert repairs_of(firm, texts, wrong, finding) == []
