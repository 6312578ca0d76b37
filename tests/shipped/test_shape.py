"""The shipped definition keeps to the method."""

import json

from diagnosis import Definition
from diagnosis.definition.loader import load_files
from diagnosis.paths import QUESTIONS, RULES

CAUSES = {"premise_mismatch", "relationship_fixation", "decision_dependence"}


def test_has_no_findings() -> None:
    assert load_files(QUESTIONS, RULES).findings == []


def test_stays_within_five_minutes(definition: Definition) -> None:
    kinds = [question.kind for question in definition.questions.values()]
    assert len(kinds) <= 28
    assert 14 <= kinds.count("symptom") <= 16


def test_each_cause_has_enough_questions_and_one_the_healthy_way_round(definition: Definition) -> None:
    assert {cause.id for cause in definition.causes} == CAUSES
    for cause in CAUSES:
        bearing = [question for question in definition.questions.values() if cause in question.weights]
        assert len(bearing) >= 5
        assert any(question.reverse for question in bearing)


def test_few_questions_are_shared_and_none_by_all_causes(definition: Definition) -> None:
    shared = [
        len(question.weights) for question in definition.questions.values() if len(question.weights) > 1
    ]
    assert len(shared) <= 4
    assert set(shared) == {2}


def test_every_symptom_is_asked_on_five_levels_with_dont_know_apart(definition: Definition) -> None:
    for question in definition.questions.values():
        if question.kind == "symptom":
            assert len(question.options) == 5
            assert question.unknown is not None


def test_each_score_takes_part_in_a_rule(definition: Definition) -> None:
    rules = json.dumps([rule.when.model_dump() for rule in definition.rulebook.rules])
    for cause in CAUSES:
        assert f'"cause": "{cause}"' in rules


def test_every_symptom_of_the_method_has_a_source(definition: Definition) -> None:
    sources = " ".join(q.source for q in definition.questions.values() if q.kind == "symptom")
    for number in range(1, 6):
        assert f"Headline symptom {number}" in sources
    for number in range(6, 11):
        assert f"tall state {number}" in sources


def test_ships_without_a_contact(definition: Definition) -> None:
    contact = definition.rulebook.provider.contact
    assert (contact.url, contact.email) == ("", "")


def test_plan_facts_are_those_of_the_method(definition: Definition) -> None:
    hours = {plan.id: plan.facts["hours"].en for plan in definition.rulebook.plans}
    assert hours == {
        "spot": "By agreement",
        "light": "16 hours",
        "standard": "24 hours",
        "advanced": "32 hours",
    }
    assert [plan.id for plan in definition.rulebook.plans] == ["spot", "light", "standard", "advanced"]
