"""A firm's own wordings: what is read of them, and what is said of their mistakes."""

from pathlib import Path

import pytest

from diagnosis.definition.home import check_home
from diagnosis.definition.own_texts import OwnTexts, load_own_texts
from diagnosis.texts import catalogue, text, use_own_texts


def own(home: Path, content: str, name: str = "ja.yaml") -> OwnTexts:
    folder = home / "texts"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(content, "utf-8")
    return load_own_texts(home)


def test_what_differs_goes_before_what_is_shipped(tmp_path: Path) -> None:
    found = own(tmp_path, "app:\n  title: うちのチェック\nsection:\n  too-many: '{limit}つまで。'\n")
    assert found.findings == []
    shipped = dict(catalogue("ja"))
    use_own_texts(found.entries)
    try:
        assert text("ja", "app.title") == "うちのチェック"
        assert text("ja", "section.too-many", limit=3, count=4) == "3つまで。"
        assert text("ja", "start.button") == shipped["start.button"]
        assert text("en", "app.title") == "Stalled organisation self-check"
    finally:
        use_own_texts({})
    assert catalogue("ja") == shipped


def test_a_further_language_has_plural_forms_of_its_own_and_falls_back_to_english(tmp_path: Path) -> None:
    sample = """
app: {language: Polski}
section:
  open-count:
    one: Jedno pytanie wymaga jeszcze uwagi.
    few: "{count} pytania wymagają jeszcze uwagi."
    many: "{count} pytań wymaga jeszcze uwagi."
    other: "{count} pytania wymaga jeszcze uwagi."
"""
    found = own(tmp_path, sample, "pl.yaml")
    assert [finding.code for finding in found.findings] == ["texts-missing"]
    use_own_texts(found.entries)
    try:
        told = [text("pl", "section.open-count", count=count) for count in (1, 3, 5)]
        assert [words.split()[1] for words in told] == ["pytanie", "pytania", "pytań"]
        assert text("pl", "start.button") == text("en", "start.button")
    finally:
        use_own_texts({})


@pytest.mark.parametrize(
    ("content", "code", "line", "suggestion"),
    [
        ("app:\n  titel: x\n", "text-unknown", 2, "app.title"),
        ("app: x\n", "text-unknown", 1, None),
        ("app:\n  provided: '{provder}'\n", "text-unknown-blank", 2, "provider"),
        ("app:\n  title: '{provider}'\n", "text-unknown-blank", 2, None),
        ("app:\n  provided: '{provider.name}'\n", "text-unknown-blank", 2, "provider"),
        ("app:\n  provided: '{provider'\n", "text-braces", 2, None),
        ("app:\n  title:\n", "empty-text", 2, None),
        ("app:\n  title: 3\n", "not-text", 2, None),
        ("app:\n  title: [a]\n", "not-text", 2, None),
        ("section:\n  open-count: {one: x}\n", "text-missing", 2, None),
        ("app:\n  title: x\n  title: y\n", "duplicate-key", 3, None),
        ("app:\n\ttitle: x\n", "yaml-tab", 2, None),
        ("app:\ntitle: x\n", "text-indentation", 2, None),
        ("app:\n  title: x\n provided: x\n", "yaml-indentation", 3, None),
    ],
)
def test_a_mistake_has_its_place_and_is_not_used(
    tmp_path: Path, content: str, code: str, line: int, suggestion: str | None
) -> None:
    found = own(tmp_path, content + "start:\n  button: 始める\n")
    assert [(one.code, one.line, one.suggestion) for one in found.findings] == [(code, line, suggestion)]
    assert all(one.message(language) for one in found.findings for language in ("ja", "en"))
    used = found.entries.get("ja", {})
    assert set(used) <= {"start.button", "app.title"}
    assert used.get("app.title", "x") == "x"


@pytest.mark.parametrize("name", ["ja.yml", "japanese.yaml", "xx.yaml", "ja.txt", "zh_TW.yaml"])
def test_a_file_that_nothing_reads_is_told(tmp_path: Path, name: str) -> None:
    assert [one.code for one in own(tmp_path, "app: {}\n", name).findings] == ["own-texts-name"]


def test_a_name_that_nothing_reads_is_told(tmp_path: Path) -> None:
    for name in ("rule.yaml", "questions.yml", "README.md", "logo.svg", ".hidden.yaml"):
        (tmp_path / name).write_text("")
    (tmp_path / "text").mkdir()
    told = {(one.code, one.file, one.suggestion) for one in check_home(tmp_path)}
    assert told == {
        ("own-file", "rule.yaml", "rules.yaml"),
        ("own-file", "questions.yml", "questions.yaml"),
        ("own-file", "text", "texts"),
    }
    assert [one.code for one in check_home(tmp_path / "gone")] == ["no-home"]
