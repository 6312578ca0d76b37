"""A firm's own folder from the command line: made, checked, and in a language that is not shipped."""

import json
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder

from tests.support.own import PSEUDO, edit, make_home, run, speak_pseudo

pytestmark = pytest.mark.slow  # each command is a process of its own


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("firm") / "own")


def test_a_new_folder_is_sound_and_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    made = run("init", str(folder))
    assert made.returncode == 0
    assert f"diagnosis check --home {folder}" in made.stdout
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names == {"README.md", "questions.yaml", "rules.yaml", "texts/ja.yaml", "texts/en.yaml"}
    checked = run("check", "--home", str(folder))
    assert checked.returncode == 0, checked.stdout
    edit(folder / "README.md", "#", "# mine")
    again = run("init", str(folder), language="ja_JP.UTF-8")
    assert again.returncode == 1
    assert "何も変えていません" in again.stderr
    assert (folder / "README.md").read_text("utf-8").startswith("# mine")


def test_every_example_in_a_new_folder_works_once_it_is_taken_up(tmp_path: Path) -> None:
    folder = make_home(tmp_path / "own")
    for file in (folder / "texts").iterdir():
        lines = file.read_text("utf-8").splitlines()
        wanted = [line[2:] for line in lines if line.startswith("# ") and ":" in line and "/" not in line]
        assert len(wanted) >= 4
        file.write_text("\n".join(wanted), "utf-8")
    checked = run("check", "--home", str(folder))
    assert checked.returncode == 0, checked.stdout


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    for command in (["check"], ["questions"], ["map"]):
        done = run(*command, "--home", str(tmp_path / "gone"))
        assert done.returncode == 2
        printed = done.stdout + done.stderr
        assert "diagnosis init" in printed
        assert len(printed.splitlines()) == 1


def test_check_reads_all_of_the_folder(tmp_path: Path) -> None:
    folder = make_home(tmp_path / "own")
    (folder / "texts" / "ja.yaml").write_text("app:\n  titel: x\n", "utf-8")
    (folder / "rule.yaml").write_text("", "utf-8")
    (folder / "fonts").mkdir()
    (folder / "fonts" / "broken.ttf").write_bytes(b"no font")
    edit(folder / "rules.yaml", "recommend: spot", "recommend: spto")
    done = run("check", "--home", str(folder), "--format", "json")
    assert done.returncode == 1
    found = {finding["code"]: finding for finding in json.loads(done.stdout)["findings"]}
    assert set(found) == {"text-unknown", "own-file", "own-font", "unknown-plan"}
    assert found["text-unknown"]["file"] == "texts/ja.yaml"


def test_what_a_firm_words_otherwise_is_said_by_every_command(home: Path, tmp_path: Path) -> None:
    (home / "texts" / "en.yaml").write_text("result:\n  summary-title: Ours, from us.\n", "utf-8")
    response = tmp_path / "response.json"
    response.write_text('{"answers": {}}')
    done = run("diagnose", str(response), "--home", str(home), "--format", "text", "--lang", "en")
    assert "Ours, from us." in done.stdout


def test_a_further_language_needs_no_code(tmp_path: Path) -> None:
    """A made-up one: every wording in guillemets, and nothing else in a summary."""
    folder = make_home(tmp_path / "own")
    speak_pseudo(folder)
    checked = run("check", "--home", str(folder))
    assert checked.returncode == 0, checked.stdout
    response = tmp_path / "response.json"
    response.write_text(json.dumps({"answers": {"scope": "team", "wants": "transformation"}}))
    for language, said in ((PSEUDO, "«"), ("en", "")):
        done = run("diagnose", str(response), "--home", str(folder), "--format", "text", "--lang", language)
        lines = [line for line in done.stdout.splitlines() if any(one.isalpha() for one in line)]
        assert len(lines) > 10
        assert all(said in line for line in lines), lines
    pdf = tmp_path / "summary.pdf"
    done = run(
        *("diagnose", str(response), "--home", str(folder), "--format", "pdf"),
        *("--lang", PSEUDO, "-o", str(pdf)),
    )
    assert done.returncode == 0, done.stderr
    assert f"/Lang({PSEUDO})".encode() in pdf.read_bytes().replace(b" ", b"")


def test_a_language_that_lacks_wordings_or_characters_is_told(tmp_path: Path) -> None:
    folder = make_home(tmp_path / "own")
    speak_pseudo(folder)
    texts = folder / "texts" / f"{PSEUDO}.yaml"
    edit(texts, "«Begin»", "«ก»")
    done = run("check", "--home", str(folder))
    assert done.returncode == 0
    assert "warning[not-printable]" in done.stdout
    assert "(ก)" in done.stdout
    (folder / "fonts").mkdir()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "ko"])
    builder.setupCharacterMap({ord("ก"): "ko"})
    builder.setupGlyf({name: _empty() for name in (".notdef", "ko")})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "ko": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Thai Sample", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(folder / "fonts" / "sample.ttf")
    edit(texts, "Noto Sans JP", "Thai Sampel")
    done = run("check", "--home", str(folder))
    assert "not-printable" not in done.stdout
    assert "did you mean 'Thai Sample'?" in done.stdout
    edit(texts, "Thai Sampel", "Thai Sample")
    edit(texts, "«ก»", "«x»\n  buton: ''")
    done = run("check", "--home", str(folder))
    assert done.returncode == 1
    assert "did you mean 'start.button'?" in done.stdout


def _empty() -> object:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    return TTGlyphPen(None).glyph()


def test_what_a_new_version_asks_for_is_told_with_its_place(tmp_path: Path) -> None:
    """As after an upgrade: a key that the product has now, and one that it has no more."""
    folder = make_home(tmp_path / "own")
    speak_pseudo(folder)
    texts = folder / "texts" / f"{PSEUDO}.yaml"
    edit(texts, "  tagline:", "  slogan:")
    edit(folder / "rules.yaml", "lead:\n  at_least: 10", "leading: 10")
    done = run("check", "--home", str(folder))
    assert done.returncode == 1
    assert "there is no text 'app.slogan'" in done.stdout
    assert "there is no text 'app.tagline'" in done.stdout
    assert "'lead' is missing" in done.stdout
