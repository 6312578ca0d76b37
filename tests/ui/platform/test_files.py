"""The files change while the server runs: what is sound is taken up, and what is broken reaches no visitor."""

import logging
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from diagnosis import Definition
from diagnosis.definition.loader import Loaded, load_files
from diagnosis.live import files
from diagnosis.live.files import Definitions, definitions, forget_definitions
from diagnosis.paths import QUESTIONS as QUESTIONS_SHIPPED
from diagnosis.paths import RULES as RULES_SHIPPED
from diagnosis.paths import in_use
from diagnosis.texts import text
from diagnosis.ui.visitor.session import Session
from tests.support.frozen import QUESTIONS, RULES
from tests.support.own import edit
from tests.ui.visitor.test_flow import SCRIPT, app, elements, press, visit


@pytest.fixture(autouse=True)
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rules file of one's own, which the screens use; looked at each time."""
    file = tmp_path / "rules.yaml"
    shutil.copy(RULES, file)
    monkeypatch.setenv("DIAGNOSIS_RULES", str(file))
    monkeypatch.setattr(files, "PACE", 0.0)
    forget_definitions()
    return file


def consultant() -> AppTest:
    test = AppTest.from_file(SCRIPT, default_timeout=20)
    test.session_state["session"] = Session(language="en")
    test.query_params["page"] = "map"
    test.session_state["admitted-by-token"] = True
    return test.run()


def drawn(test: AppTest) -> str:
    return "".join(element.proto.body for element in elements(test, "html"))


def test_a_sound_change_is_taken_up_and_visits_under_way_keep_theirs(rules: Path) -> None:
    early = press(app("ja"), "begin")
    edit(rules, "name: {ja: LEAP ARROWS, en: LEAP ARROWS}", "name: {ja: とまり木, en: Roost}")
    assert text("ja", "app.provided", provider="とまり木") in drawn(app("ja"))
    assert text("ja", "app.provided", provider="LEAP ARROWS") in drawn(early.run())
    assert visit(early).definition is not definitions().in_use


def test_a_mistake_reaches_no_visitor_and_is_told_in_the_log(
    rules: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = app("en").title[0].value
    with caplog.at_level(logging.WARNING):
        edit(rules, "at_least: high", "at_least: hgih")
        assert app("en").title[0].value == before
        app("en")
    told = [record.getMessage() for record in caplog.records if "hgih" in record.getMessage()]
    assert len(told) == 1, "each mistake once, however many come"
    assert "rules.yaml:" in told[0]
    assert "did you mean 'high'" in told[0]
    edit(rules, "at_least: hgih", "at_least: high")
    app("en")
    assert definitions().trouble is None


def test_where_nothing_is_sound_yet_visitors_are_asked_to_come_back_and_consultants_told_why(
    rules: Path,
) -> None:
    edit(rules, "at_least: high", "at_least: hgih")
    test = app("en")
    assert not test.exception
    assert test.title[0].value == text("en", "findings.away-heading")
    assert "hgih" not in drawn(test)
    told = consultant()
    assert told.title[0].value == text("en", "findings.page-heading")
    assert "did you mean &#39;high&#39;?" in drawn(told)
    edit(rules, "at_least: hgih", "at_least: high")
    assert test.run().title[0].value == text("en", "start.heading")


def test_a_logo_that_was_missing_is_noticed_when_it_comes(rules: Path) -> None:
    edit(rules, "  contact:", "  logo: logo.svg\n  contact:")
    assert app("en").title[0].value == text("en", "findings.away-heading")
    (rules.parent / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    assert app("en").title[0].value == text("en", "start.heading")


def test_a_file_that_is_gone_is_a_mistake_too(rules: Path) -> None:
    app("ja")
    rules.unlink()
    assert app("ja").title[0].value == text("ja", "start.heading")
    trouble = definitions().trouble
    assert not isinstance(trouble, list)
    assert trouble is not None
    assert trouble.path == rules


def test_a_folder_of_ones_own_goes_before_what_is_shipped(
    rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIAGNOSIS_RULES")
    monkeypatch.delenv("DIAGNOSIS_QUESTIONS")
    assert (in_use(QUESTIONS_SHIPPED), in_use(RULES_SHIPPED)) == (QUESTIONS_SHIPPED, RULES_SHIPPED)
    monkeypatch.setenv("DIAGNOSIS_HOME", str(rules.parent))
    assert (in_use(QUESTIONS_SHIPPED), in_use(RULES_SHIPPED)) == (QUESTIONS_SHIPPED, rules)
    monkeypatch.setenv("DIAGNOSIS_RULES", "elsewhere.yaml")
    assert in_use(RULES_SHIPPED) == Path("elsewhere.yaml")


def test_files_are_read_once_while_they_stay_the_same(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counted(questions: Path, rules: Path) -> Loaded:
        nonlocal read
        read += 1
        return load_files(questions, rules)

    monkeypatch.setattr(files, "load_files", counted)
    kept = Definitions(QUESTIONS, rules)
    first = kept.current()
    assert isinstance(first, Definition)
    assert kept.current() is first
    assert read == 1
    rules.touch()
    assert kept.current() is not first
    assert read == 2
