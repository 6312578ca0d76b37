"""Options that go alone, and optional questions beside the result."""

from pathlib import Path

import pytest

from diagnosis.live import files
from diagnosis.texts import text
from diagnosis.ui.visitor.session import RESULT
from tests.support.frozen import DEFINITION, QUESTIONS, answers_that_vary
from tests.ui.visitor.test_flow import app, press, shown, visit


@pytest.fixture
def _changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The frozen questions, with an option that goes alone, and the profile beside the result."""
    words = QUESTIONS.read_text("utf-8").replace(
        "- {id: stand-in, text", "- {id: stand-in, alone: true, text"
    )
    at = words.index("      - id: position\n")
    section = (
        "  - id: about-you\n    after_result: true\n    title: {ja: お立場, en: You}\n"
        "    intro: {ja: 任意です。, en: Optional.}\n    questions:\n"
    )
    questions = tmp_path / "questions.yaml"
    questions.write_text(words[:at] + section + words[at:], "utf-8")
    monkeypatch.setenv("DIAGNOSIS_QUESTIONS", str(questions))
    files.forget_definitions()


@pytest.mark.usefixtures("_changed")
def test_what_goes_alone_and_the_others_take_each_others_place() -> None:
    test = app(screen="support")
    boxes = {
        option: f"answer:help-wanted:{option}" for option in DEFINITION.questions["help-wanted"].option_ids
    }
    for option in ("think-together", "build", "deliverable"):
        test = test.checkbox(key=boxes[option]).check().run()
    # A fourth cannot be ticked; what goes alone can.
    assert test.checkbox(key=boxes["hand-over"]).disabled
    assert not test.checkbox(key=boxes["stand-in"]).disabled
    test = test.checkbox(key=boxes["stand-in"]).check().run()
    assert visit(test).answers["help-wanted"] == ("stand-in",)
    test = test.checkbox(key=boxes["unknown"]).check().run()
    assert visit(test).answers["help-wanted"] == ("unknown",)
    test = test.checkbox(key=boxes["build"]).check().run()
    assert visit(test).answers["help-wanted"] == ("build",)


@pytest.mark.usefixtures("_changed")
def test_an_optional_answer_beside_the_result_adds_a_remark_and_can_be_taken_back() -> None:
    answers = {name.replace("-", "_"): chosen for name, chosen in answers_that_vary(DEFINITION).items()}
    for name in ("position", "size"):
        answers.pop(name, None)
    test = app("en", screen=RESULT, **answers)
    note = next(n for n in DEFINITION.rulebook.notes if n.id == "seen-by-manager").text.en
    assert note not in shown(test)
    test = test.radio(key="answer:position:").set_value("manager").run()
    assert note in shown(test)
    assert visit(test).answers["position"] == ("manager",)
    test = press(test, "take-back-position")
    assert "position" not in visit(test).answers
    assert note not in shown(test)
    assert text("en", "section.take-back") not in [button.label for button in test.button]
