"""What a loaded definition is, beside its content."""

from diagnosis import Definition
from diagnosis.definition.export import questionnaire
from diagnosis.definition.loader import load_texts
from tests.support.frozen import QUESTIONS, RULES


def test_hash_follows_the_meaning_and_not_the_layout(definition: Definition) -> None:
    questions, rules = QUESTIONS.read_text("utf-8"), RULES.read_text("utf-8")
    commented = load_texts(questions + "\n# a remark\n", rules).definition
    changed = load_texts(questions.replace("Capacity", "x").replace("Pace}", "Tempo}"), rules).definition
    assert commented is not None and changed is not None
    assert commented.hash == definition.hash
    assert changed.hash != definition.hash


def test_questionnaire_as_data_names_every_question_and_option(definition: Definition) -> None:
    data = questionnaire(definition)["questions"]
    assert [entry["id"] for entry in data] == list(definition.questions)
    by_id = {entry["id"]: entry for entry in data}
    assert by_id["help-wanted"]["multiple"] and by_id["help-wanted"]["max_choices"] == 3
    assert [option["id"] for option in by_id["pace"]["options"]] == ["walk", "jog", "run", "unknown"]
    assert set(by_id["pace"]["options"][0]["text"]) == {"ja", "en"}
    assert not by_id["position"]["required"]
