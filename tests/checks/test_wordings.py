"""The texts files are checked like the others."""

from pathlib import Path

from diagnosis.checks.wordings import check_wordings
from diagnosis.texts import FOLDER


def files(folder: Path, japanese: str, english: str) -> list[tuple[str, str, int]]:
    (folder / "ja.yaml").write_text(japanese, "utf-8")
    (folder / "en.yaml").write_text(english, "utf-8")
    return [(finding.code, finding.file, finding.line) for finding in check_wordings(folder)]


def test_the_shipped_texts_are_sound() -> None:
    assert check_wordings(FOLDER) == []


def test_what_one_language_lacks_or_fills_otherwise_is_found_at_its_place(tmp_path: Path) -> None:
    japanese = "app:\n  title: 題\n  lead: '{count}問'\n  left: 残り\n"
    english = "app:\n  title: Title\n  lead:\n    one: One question\n    other: '{number} questions'\n  more: More\n"
    assert files(tmp_path, japanese, english) == [
        ("text-missing", "texts/ja.yaml", 1),
        ("text-blanks-differ", "texts/en.yaml", 4),
        ("text-missing", "texts/en.yaml", 1),
    ]
    assert files(tmp_path, "app:\n  title：題\n  lead: 文\n", "app:\n  title: Title\n")[0] == (
        "yaml-full-width-colon",
        "texts/ja.yaml",
        2,
    )
