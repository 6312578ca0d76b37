"""One mistake at a time in the frozen files: the exact findings, each with its place."""

import pytest

from diagnosis.definition.loader import load_texts
from tests.support.frozen import QUESTIONS, RULES

GOOD = {"questions": QUESTIONS.read_text("utf-8"), "rules": RULES.read_text("utf-8")}

BODY = {"questions": "\ndefinition:", "rules": "\nprovider:"}


def findings(file: str, old: str, new: str) -> list[tuple[str, str, str | None]]:
    """(code, the text of the line it points at from its column on, suggestion) of every finding."""
    text = GOOD[file]
    body = text.index(BODY[file])  # what is explained in the comments above is not meant
    assert old in text[body:]
    changed = {**GOOD, file: text[:body] + text[body:].replace(old, new, 1)}
    loaded = load_texts(changed["questions"], changed["rules"])
    assert (loaded.definition is None) == bool(loaded.findings)
    lines = {f"{name}.yaml": content.splitlines() for name, content in changed.items()}
    result = []
    for finding in loaded.findings:
        assert finding.message("ja") and finding.message("en")
        place = lines[finding.file][finding.line - 1][finding.column - 1 :]
        result.append((finding.code, place[:24].rstrip("} "), finding.suggestion))
    return result


# (file, what stands there, what the mistake puts in its place, the findings)
MISTAKES = [
    ("rules", "load: {at_least: high}", "load: {at_least: hgih}", [("unknown-option", "hgih", "high")]),
    (
        "rules",
        "- scope: {is: organisation}",
        "- scopee: {is: organisation}",
        [("unknown-question", "scopee: {is: organisatio", "scope")],
    ),
    ("rules", "pace: {is: run}", "pace: {equals: run}", [("unknown-operator", "equals: run", None)]),
    ("rules", "pace: {is: run}", "pace: {is: [run]}", [("not-one-value", "[run]", None)]),
    ("rules", "pace: {is: run}", "pace: {one_of: run}", [("not-a-list", "run", None)]),
    ("rules", "pace: {is: run}", "pace: run", [("operator-shape", "run", None)]),
    ("rules", "pace: {is: run}", "pace: {is: no}", [("yes-no", "no", None), ("unknown-option", "no", None)]),
    ("rules", "pace: {is: run}", "pace: {is: 'no'}", [("unknown-option", "'no'", None)]),
    ("rules", "scope: {is: organisation}", "scope: {at_least: team}", [("not-ordered", "team", None)]),
    ("rules", "load: {at_least: high}", "load: {at_least: unknown}", [("not-in-order", "unknown", None)]),
    (
        "rules",
        "premise_mismatch: {at_least: high}",
        "premise_mismatch: {at_least: hihg}",
        [("unknown-band", "hihg", "high")],
    ),
    (
        "rules",
        "premise_mismatch: {at_least: high}",
        "premise_mismatch: {at_least: 101}",
        [("not-points", "101", None)],
    ),
    (
        "rules",
        "premise_mismatch: {at_least: high}",
        "premise_mismatch: {answered: maybe}",
        [("not-true-or-false", "maybe", None)],
    ),
    (
        "rules",
        "leads: premise_mismatch",
        "leads: premise_mismach",
        [("unknown-cause", "premise_mismach", "premise_mismatch")],
    ),
    ("rules", "when:\n      wants: {is: none}", "when: {}", [("condition-shape", "{", None)]),
    ("rules", "when:\n      wants: {is: none}", "when: {any: []}", [("empty-condition", "[]", None)]),
    (
        "rules",
        "when:\n      wants: {is: none}",
        "when: {wants: {is: none}, pace: {is: run}}",
        [("one-line-one-subject", "pace: {is: run", None)],
    ),
    ("rules", "recommend: advanced", "recommend: advance", [("unknown-plan", "advance", "advanced")]),
    ("rules", "later: advanced", "later: premium", [("unknown-plan", "premium", None)]),
    (
        "rules",
        "after: [healthy-and-self-running]",
        "after: [healthy-and-selfrunning]",
        [("unknown-rule", "healthy-and-selfrunning]", "healthy-and-self-running")],
    ),
    (
        "rules",
        "after: [healthy-and-self-running]",
        "after: [run-up]",
        [("after-a-later-rule", "run-up]", None)],
    ),
    (
        "rules",
        "optional: true",
        "optional: yes",
        [("yes-no", "yes", None), ("not-true-or-false", "yes", None)],
    ),
    ("rules", "optional: true", "optoinal: true", [("unknown-key", "optoinal: true", "optional")]),
    ("rules", "- id: run-up\n", "- id: a-few-sessions\n", [("duplicate-id", "a-few-sessions", None)]),
    (
        "rules",
        "    when:\n      wants: {is: none}\n",
        "",
        [("second-default", "id: nothing-wanted-yet", None)],
    ),
    (
        "rules",
        "default:\n",
        "default:\n  id: a\n  recommend: light\n  says: []\n  because: {ja: あ, en: b}\n  source: x\n\ndefault:\n",
        [("second-default", "default:", None)],
    ),
    # a sentence that still speaks of a question that is gone
    (
        "rules",
        "says: [{duration: {is: short}}]",
        "says: [{length: {is: short}}]",
        [("unknown-question", "length: {is: short}}]", None)],
    ),
    (
        "rules",
        "（ご回答：{scope}）",
        "（ご回答：{scop}）",
        [
            ("blanks-differ", '{ja: "部門をまたぐ場合のプランです（ご回答', None),
            ("unknown-blank", '"部門をまたぐ場合のプランです（ご回答：{sco', "scope"),
        ],
    ),
    (
        "rules",
        "together: [{shown: none}",
        "together: [{shown: nune}",
        [("unknown-output", "nune}, {shown: premise-l", "none")],
    ),
    ("rules", "then: [{plan: spot}]", "then: [{plan: sport}]", [("unknown-output", "sport}]", "spot")]),
    ("rules", "    says: [{duration: {is: short}}]\n", "", [("missing-key", "id: a-few-sessions", None)]),
    (
        "rules",
        "default:\n  id: standard-as-default",
        "fallback:\n  id: standard-as-default",
        [("missing-default", "# The rulebook: the plan", None), ("unknown-key", "fallback:", None)],
    ),
    (
        "rules",
        "at_least: 60 #",
        "at_least: 60.5 #",
        [("not-a-whole-number", "60.5 # per cent of the w", None)],
    ),
    ("rules", "at_least: 60 #", "at_least: 0 #", [("too-small", "0 # per cent of the weig", None)]),
    (
        "rules",
        "{id: moderate, below: 65,",
        "{id: moderate, below: 30,",
        [("bands-not-rising", "30, name: {ja: 中程度, en:", None)],
    ),
    (
        "rules",
        "{id: high, name:",
        "{id: high, below: 90, name:",
        [("last-band-open", "below: 90, name: {ja: 高い", None)],
    ),
    (
        "rules",
        "{id: low, below: 35,",
        "{id: low,",
        [("band-without-end", "{id: low, name: {ja: 低い,", None)],
    ),
    ("rules", 'url: ""', 'url: "example.jp"', [("bad-url", '"example.jp"', None)]),
    ("rules", 'url: ""', 'privacy_policy: "https://a b"', [("bad-url", '"https://a b"', None)]),
    ("rules", 'email: ""', 'phone: "call me"', [("bad-phone", '"call me"', None)]),
    ("rules", 'email: ""', 'email: "nobody"', [("bad-email", '"nobody"', None)]),
    ("rules", "  contact:", '  colour: "blue"\n  contact:', [("bad-colour", '"blue"', None)]),
    ("rules", "  contact:", '  colour: "#F08300"\n  contact:', [("pale-colour", '"#F08300"', "#b46100")]),
    ("rules", "  contact:", "  logo: no.svg\n  contact:", [("logo-unreadable", "no.svg", None)]),
    ("rules", "  contact:", "  logo: LICENSE\n  contact:", [("logo-kind", "LICENSE", None)]),
    (
        "rules",
        "hours: {ja: 16時間, en: 16 hours}",
        "hour: {ja: 16時間, en: 16 hours}",
        [("unknown-fact", "hour: {ja: 16時間, en: 16", "hours")],
    ),
    (
        "rules",
        "name: {ja: Light, en: Light}",
        "name: {ja: Light}",
        [("missing-translation", "{ja: Light", None)],
    ),
    ("rules", "name: {ja: Light, en: Light}", "name: Light", [("text-without-languages", "Light", None)]),
    ("rules", "name: {ja: Light, en: Light}", "name: {ja: Light, en: 5}", [("not-text", "5", None)]),
    ("rules", "name: {ja: Light, en: Light}", "name: {ja: Light, en: }", [("missing-translation", "", None)]),
    (
        "rules",
        "name: {ja: Light, en: Light}",
        "name: {ja: Light, en: Light, en: Lite}",
        [("duplicate-key", "en: Lite", None)],
    ),
    (
        "rules",
        "name: {ja: Light, en: Light}",
        "name: &a {ja: Light, en: Light}\n    summary2: *a",
        [("alias", "&a {ja: Light, en: Light", None), ("unknown-key", "summary2: *a", "summary")],
    ),
    (
        "rules",
        "name: {ja: Light, en: Light}",
        "name: !!python/object:os.system {}",
        [
            ("unsupported-tag", "!!python/object:os.syste", None),
            ("empty-section", "!!python/object:os.syste", None),
        ],
    ),
    (
        "rules",
        "source: Standard is the page's default.",
        "",
        [("missing-key", "id: standard-as-default", None)],
    ),
    (
        "questions",
        "weights: {decision_dependence: 1}",
        "weights: {decision_dependance: 1}",
        [("unknown-cause", "decision_dependance: 1", "decision_dependence")],
    ),
    (
        "questions",
        "weights: {decision_dependence: 1}",
        "weights: {decision_dependence: 1.5}",
        [("not-a-whole-number", "1.5", None)],
    ),
    (
        "questions",
        "weights: {decision_dependence: 1}",
        "weights: {decision_dependence: 0}",
        [("too-small", "0", None)],
    ),
    (
        "questions",
        "weights: {decision_dependence: 1}",
        "weights: {}",
        [("symptom-without-weights", "id: talk-no-action", None), ("empty-section", "{", None)],
    ),
    ("questions", "scale: occasions", "scale: ocasions", [("unknown-scale", "ocasions", "occasions")]),
    (
        "questions",
        "scale: occasions",
        "unknown: {ja: あ, en: b}",
        [("no-options", "id: no-conclusion", None), ("symptom-without-scale", "id: no-conclusion", None)],
    ),
    (
        "questions",
        "scale: occasions",
        "scale: occasions\n        ordered: true",
        [("scale-and-options", "ordered: true", None)],
    ),
    ("questions", "kind: symptom", "kind: symptoms", [("unknown-value", "symptoms", "symptom")]),
    ("questions", "id: no-conclusion", "id: No_Conclusion", [("bad-id", "No_Conclusion", None)]),
    ("questions", "id: start-unclear", "id: no-conclusion", [("duplicate-id", "no-conclusion", None)]),
    ("questions", "{id: sometimes,", "{id: unknown,", [("reserved-id", "unknown, text: {ja: たまに,", None)]),
    ("questions", "max_choices: 3", "max_choices: 9", [("too-many-choices", "9", None)]),
    ("questions", "multiple: true\n        ", "", [("choices-without-multiple", "max_choices: 3", None)]),
    ("questions", "  - id: times\n", "  - id: times\n    note: x\n", [("unknown-key", "note: x", None)]),
    ("questions", 'version: "1.0"', "version: 1.0", [("not-text", "1.0", None)]),
    (
        "questions",
        "questions:\n      - id: no-conclusion",
        "questions: []\n    more:\n      - id: no-conclusion",
        None,
    ),
    (
        "questions",
        "causes:\n",
        "causes:\n  - {id: x_y, name: {ja: あ, en: a}, about: {ja: あ, en: a}}\n",
        [("cause-without-question", "x_y, name: {ja: あ, en: a", None)],
    ),
    (
        "questions",
        "label: {ja: 動かしたい範囲, en: Scope}",
        "label: {ja: 動かしたい範囲, en: Scope",
        [("yaml-unclosed-bracket", "{ja: 動かしたい範囲, en: Scope", None)],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), MISTAKES, ids=lambda value: str(value)[:40])
def test_a_mistake_is_found_where_it_stands(
    file: str, old: str, new: str, expected: list[tuple[str, str, str | None]] | None
) -> None:
    found = findings(file, old, new)
    if expected is None:  # the questions of a section are gone, and every line that named them says so
        assert ("empty-section", "[]", None) in found
    elif expected[0][0] == "yaml-syntax":
        assert [code for code, _, _ in found] == ["yaml-syntax"]
    else:
        assert found == expected


def test_all_mistakes_of_both_files_are_found_at_once() -> None:
    questions = GOOD["questions"].replace(
        "{ja: 会議と話し合い, en: Meetings and discussion}", "{ja: 会議と話し合い}"
    )
    rules = (
        GOOD["rules"]
        .replace("recommend: advanced", "recommend: advance")
        .replace("pace: {is: run}", "pace: {is: rn}")
    )
    loaded = load_texts(questions, rules)
    codes = [(finding.file, finding.code) for finding in loaded.findings]
    assert codes.count(("questions.yaml", "missing-translation")) == 1
    assert codes.count(("rules.yaml", "unknown-plan")) == 2
    assert codes.count(("rules.yaml", "unknown-option")) == 4


@pytest.mark.parametrize(
    "text", ["", "- a", "null", "just words", "{", "[" * 3000, "a: " * 50, "\t", "\x00", "a: *b"]
)
def test_no_text_whatever_is_a_crash(text: str) -> None:
    for questions, rules in ((text, GOOD["rules"]), (GOOD["questions"], text), (text, text)):
        loaded = load_texts(questions, rules)
        assert loaded.definition is None
        assert loaded.findings
        assert all(finding.message("ja") and finding.message("en") for finding in loaded.findings)
