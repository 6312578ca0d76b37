"""The shipped definition keeps to the method."""

import json
import re

from diagnosis import Definition
from diagnosis.definition.loader import load_files
from diagnosis.engine.folding import fold
from diagnosis.languages import LANGUAGES
from diagnosis.paths import QUESTIONS, ROOT, RULES

CAUSES = {"premise_mismatch", "relationship_fixation", "decision_dependence"}


def test_has_no_findings() -> None:
    assert load_files(QUESTIONS, RULES).findings == []


def test_stays_within_five_minutes(definition: Definition) -> None:
    kinds = [definition.questions[name].kind for name in definition.before_result]
    assert len(kinds) <= 26
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
        assert re.search(rf"[Ss]tall states?( \d+ and)* {number}\b", sources)


def test_ships_without_a_contact(definition: Definition) -> None:
    contact = definition.rulebook.provider.contact
    assert (contact.url, contact.email) == ("", "")


def test_plan_facts_are_those_of_the_method(definition: Definition) -> None:
    hours = {plan.id: plan.facts["hours"].en for plan in definition.rulebook.plans}
    assert hours == {
        "spot": "By agreement",
        "light": "up to 16 a month",
        "standard": "up to 24 a month",
        "advanced": "up to 32 a month",
    }
    assert [plan.id for plan in definition.rulebook.plans] == ["spot", "light", "standard", "advanced"]


def test_no_scale_favours_a_cause(definition: Definition) -> None:
    """Of each cause's weight, about the same share stands on counts."""
    shares = []
    for cause in CAUSES:
        bearing = [q for q in definition.questions.values() if cause in q.weights]
        counted = sum(q.weights[cause] for q in bearing if q.options[0].id == "never")
        shares.append(counted / sum(q.weights[cause] for q in bearing))
    assert max(shares) - min(shares) < 0.1


def test_an_owner_can_answer_two_questions_on_relationships(definition: Definition) -> None:
    """Who speaks, and whose word settles it, can be seen by anybody in the room."""
    for name in ("voices-across-ranks", "loudest-decides"):
        assert "relationship_fixation" in definition.questions[name].weights


def test_every_claim_in_the_method_page_has_a_source(definition: Definition) -> None:
    basis = definition.rulebook.basis
    known = {"definition", *(reference.id for reference in basis.references)}
    lines = (ROOT / "docs" / "method.md").read_text("utf-8").splitlines()
    claims = [line for line in lines if line.startswith("- ")]
    assert len(claims) >= 8
    for claim in claims:
        found = re.findall(r"\[([a-z0-9-]+)\](?!\()", claim)
        assert found, claim
        assert set(found) <= known, claim
    cited = {source for line in lines for source in re.findall(r"\[([a-z]+(?:-[a-z]+)*-\d{4})\]", line)}
    assert cited == known - {"definition"}
    assert {claim.source for claim in basis.claims} == known


def test_no_two_options_or_questions_fold_to_the_same(definition: Definition) -> None:
    for question in definition.questions.values():
        for language in LANGUAGES:
            words = [fold(question.option_text(option).of(language)) for option in question.option_ids]
            assert len(set(words)) == len(words), question.id
    labels = [fold(question.label.of("ja")) for question in definition.questions.values()]
    assert len(set(labels)) == len(labels)
