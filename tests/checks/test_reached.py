"""Proofs ask whether there is an answer set at all: in quick numbers, whatever the number of answer sets."""

from copy import deepcopy

import numpy as np
import yaml

from diagnosis.checks.prove import prove
from diagnosis.checks.prover import Prover
from diagnosis.definition.condition import Leads
from diagnosis.definition.loader import load_files, load_texts
from diagnosis.engine.outlook.semiring import REACHED, counting
from tests.support.frozen import QUESTIONS, RULES


def test_large_numbers_are_rounded_and_never_to_zero() -> None:
    many = np.array([[6.0**60, 1.0], [0.0, 0.0]])
    product = REACHED.product(many, REACHED.times(many, many))
    assert ((product > 0) == [[True, True], [False, False]]).all()
    assert np.isfinite(product).all()


def test_proofs_count_in_numbers_of_the_processor() -> None:
    loaded = load_files(QUESTIONS, RULES)
    assert loaded.definition
    prover = Prover(loaded, loaded.definition)
    assert counting(6**26).dtype is object  # which ten more symptom questions would lead to
    leads = Leads(cause=loaded.definition.causes[0].id)
    assert prover.distribution([leads]).semiring is REACHED


def test_twelve_symptoms_of_several_causes_are_not_proved_rather_than_followed_for_minutes() -> None:
    questions = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    shared = [
        (section, question)
        for section in questions["sections"]
        for question in section["questions"]
        if len(question.get("weights", {})) > 1
    ]
    for number in range(10):
        section, question = shared[number % len(shared)]
        section["questions"].append({**deepcopy(question), "id": f"{question['id']}-{number}"})
    proof = prove(load_texts(yaml.safe_dump(questions, allow_unicode=True), RULES.read_text("utf-8")))
    assert [finding.code for finding in proof.findings] == ["not-proved"]
