"""Thirty mistakes in a firm's files while the app runs: none reaches a visitor, each is told with a way out."""

import shutil
from pathlib import Path

import pytest

from diagnosis import Definition
from diagnosis.definition.loader import UnreadableFileError
from diagnosis.live import files
from diagnosis.live.files import Definitions
from diagnosis.texts import text, use_own_texts
from tests.support.frozen import QUESTIONS, RULES
from tests.support.own import edit

TEXTS = "texts/ja.yaml"
MISTAKES = [
    ("rules.yaml", "provider:", "\tprovider:", "yaml-tab"),
    ("rules.yaml", "provider:", "provider：", "yaml-full-width-colon"),
    ("rules.yaml", 'url: ""', 'url: "', "yaml-unclosed-quote"),
    ("rules.yaml", "lead:\n", "lead: [\n", "yaml-unclosed-bracket"),
    ("rules.yaml", "provider:", "provider: {}\nprovider:", "duplicate-key"),
    ("rules.yaml", "provider:", "pruvider:", "unknown-key"),
    ("rules.yaml", "lead:\n  at_least: 10", "lead:\n  at_least: ten", "not-a-whole-number"),
    ("rules.yaml", "wants: {is: none}", "wants: {is: nothing}", "unknown-option"),
    ("rules.yaml", "wants: {is: none}", "whants: {is: none}", "unknown-question"),
    ("rules.yaml", "wants: {is: none}", "wants: {equals: none}", "unknown-operator"),
    ("rules.yaml", "at_most: low", "at_most: lowish", "unknown-band"),
    ("rules.yaml", "recommend: spot", "recommend: sport", "unknown-plan"),
    ("rules.yaml", "optional: true", "optional: yes", "yes-no"),
    ("rules.yaml", "after: [a-few-sessions", "after: [few-sessions", "unknown-rule"),
    ("rules.yaml", "id: too-much-unknown", "id: nothing-stalled-nothing-wanted", "duplicate-id"),
    (
        "rules.yaml",
        "about: {ja: 伴走支援です。, en: It is support.}",
        "about: 伴走支援です。",
        "text-without-languages",
    ),
    ("rules.yaml", "{ja: 低い, en: low}", "{ja: 低い}", "missing-translation"),
    ("rules.yaml", "{ja: 低い, en: low}", "{ja: low, en: 低い}", "not-english"),
    ("rules.yaml", "{ja: 低い, en: low}", "{ja: 低い, en: low, yes}", "unknown-key-comma"),
    ("rules.yaml", 'url: ""', "url: www.firm.example", "bad-url"),
    ("rules.yaml", 'email: ""', "email: firm.example", "bad-email"),
    ("rules.yaml", "  contact:", '  colour: "teal"\n  contact:', "bad-colour"),
    ("rules.yaml", "  contact:", '  colour: "#ffee88"\n  contact:', "pale-colour"),
    ("rules.yaml", "  contact:", "  logo: our-logo.svg\n  contact:", "logo-unreadable"),
    (
        "rules.yaml",
        "wants: {is: none}",
        "all: [{wants: {is: none}}, {wants: {is: transformation}}]",
        "rule-never-holds",
    ),
    ("questions.yaml", "premise_mismatch: 1", "premise_mismach: 1", "unknown-cause"),
    ("questions.yaml", "scale: occasions", "scale: ocasions", "unknown-scale"),
    ("questions.yaml", "kind: symptom", "kind: sympton", "unknown-value"),
    (TEXTS, "button: 開始", "buton: 開始", "text-unknown"),
    (TEXTS, "button: 開始", "button: '{firm}から開始'", "text-unknown-blank"),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "PACE", 0.0)
    monkeypatch.setenv("DIAGNOSIS_PROOFS", "error")
    for file in (QUESTIONS, RULES):
        shutil.copy(file, tmp_path / file.name)
    (tmp_path / "texts").mkdir()
    (tmp_path / TEXTS).write_text("start:\n  button: 開始\n", "utf-8")
    return tmp_path


@pytest.fixture
def kept(home: Path) -> Definitions:
    return Definitions(home / "questions.yaml", home / "rules.yaml", home)


@pytest.mark.parametrize(("name", "old", "new", "code"), MISTAKES)
def test_no_mistake_reaches_a_visitor(
    home: Path, kept: Definitions, name: str, old: str, new: str, code: str
) -> None:
    try:
        before = kept.current()
        assert isinstance(before, Definition)
        assert text("ja", "start.button") == "開始"
        sound = (home / name).read_text("utf-8")
        edit(home / name, old, new)
        assert kept.current() is before
        assert text("ja", "start.button") == "開始"
        assert isinstance(kept.trouble, list)
        assert code in {finding.code for finding in kept.trouble}
        assert all(finding.file.endswith(Path(name).name) for finding in kept.trouble)
        assert all(finding.message("ja") and finding.message("en") for finding in kept.trouble)
        (home / name).write_text(sound, "utf-8")
        assert kept.current() == before
        assert kept.trouble is None
    finally:
        use_own_texts({})


def test_files_that_are_gone_or_no_text_reach_nobody_either(home: Path, kept: Definitions) -> None:
    try:
        before = kept.current()
        for content in (None, b"\xff\xfe\x00"):
            (home / "rules.yaml").unlink()
            if content:
                (home / "rules.yaml").write_bytes(content)
            assert kept.current() is before
            assert isinstance(kept.trouble, UnreadableFileError)
            shutil.copy(RULES, home / "rules.yaml")
        (home / TEXTS).write_bytes(b"\xff\xfe\x00")
        assert kept.current() == before
        assert text("ja", "start.button") == "開始"
    finally:
        use_own_texts({})


@pytest.mark.parametrize(("strict", "used"), [("error", False), ("warning", False), ("off", True)])
def test_the_owner_says_which_proofs_count(
    home: Path, kept: Definitions, monkeypatch: pytest.MonkeyPatch, strict: str, used: bool
) -> None:
    monkeypatch.setenv("DIAGNOSIS_PROOFS", strict)
    try:
        before = kept.current()
        edit(
            home / "rules.yaml",
            "wants: {is: none}",
            "all: [{wants: {is: none}}, {wants: {is: transformation}}]",
        )
        assert (kept.current() is not before) is used
        assert (kept.trouble is None) is used
    finally:
        use_own_texts({})
