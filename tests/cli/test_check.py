"""`check` and `questions`: files that are sound, and those that are not."""

import json
from pathlib import Path

import pytest

from diagnosis.cli import main
from tests.cli.conftest import FILES, Captured, write
from tests.support.frozen import QUESTIONS, RULES


def test_check_is_clean_on_a_sound_definition_and_prints_its_digest(capsys: Captured) -> None:
    assert main(["check", *FILES]) == 0
    out = capsys.readouterr().out
    assert out.endswith("No mistakes found.\n")
    assert "advanced-structure" in out
    assert main(["check", *FILES, "--format", "json"]) == 0
    digest = json.loads(capsys.readouterr().out)["digest"]
    for group in ("plans", "rules", "fit"):
        assert sum(digest[group].values()) == digest["answer_sets"]


def test_check_names_place_and_way_out(tmp_path: Path, capsys: Captured) -> None:
    rules = write(
        tmp_path / "rules.yaml",
        RULES.read_text("utf-8").replace("- load: {at_least: high}", "- load: {at_least: hgih}", 1),
    )
    line = next(n for n, text in enumerate(Path(rules).read_text("utf-8").splitlines(), 1) if "hgih" in text)
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules]) == 1
    assert f"rules.yaml:{line}:28: error[unknown-option] " in (out := capsys.readouterr().out)
    assert "did you mean 'high'?" in out
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules, "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["errors"] == 1
    assert (data["findings"][0]["code"], data["findings"][0]["line"]) == ("unknown-option", line)
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules, "--lang", "ja"]) == 1
    assert "もしかして「high」ですか。" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_exit_2(
    tmp_path: Path, content: bytes | None, capsys: Captured
) -> None:
    path = tmp_path / "rules.yaml"
    if content is not None:
        path.write_bytes(content)
    assert main(["check", "--questions", str(QUESTIONS), "--rules", str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_questions_are_data(capsys: Captured) -> None:
    assert main(["questions", *FILES, "--format", "json"]) == 0
    questions = json.loads(capsys.readouterr().out)["questions"]
    assert {"id", "kind", "section", "required", "multiple", "max_choices", "text", "options"} <= set(
        questions[0]
    )


def test_every_sentence_is_listed_beside_what_it_says_those_that_say_nothing_first(capsys: Captured) -> None:
    assert main(["check", *FILES, "--statements"]) == 0
    blocks = capsys.readouterr().out.strip().split("\n\n")
    silent = ["(asserts nothing of the answers)" in block for block in blocks]
    assert silent == sorted(silent, reverse=True)
    assert {True, False} == set(silent)
    [note] = [block for block in blocks if block.startswith("note: seen-by-manager")]
    assert note.splitlines()[-1] == '    = "Position" is "Manager or project lead"'


def test_an_edit_is_compared_with_the_files_from_before(tmp_path: Path, capsys: Captured) -> None:
    rules = write(
        tmp_path / "rules.yaml",
        RULES.read_text("utf-8").replace("        - pace: {is: run}", "        - pace: {at_least: jog}"),
    )
    cases = tmp_path / "cases"
    cases.mkdir()
    write(cases / "quick.yaml", "answers: {duration: short, wants: decision}")
    old = ["--compare", str(RULES), str(QUESTIONS), "--cases", str(cases)]
    assert main(["check", "--questions", str(QUESTIONS), "--rules", rules, *old]) == 0
    out = capsys.readouterr().out
    assert "Written cases that change: 0 of 1" in out
    assert "\n* advanced  " in out
    assert "plan standard → advanced" in out


def test_a_question_that_is_gone_since_the_digest_is_a_mistake(tmp_path: Path, capsys: Captured) -> None:
    digest = write(tmp_path / "digest.json", '{"questions": ["pace", "tempo"]}')
    assert main(["check", *FILES, "--digest", digest]) == 1
    out = capsys.readouterr().out
    assert "the question 'tempo' is gone" in out
    assert "'pace' is gone" not in out
