"""The exact outlook against a plain evaluator that goes through every answer set."""

import random
from collections import Counter

import pytest
import yaml

from diagnosis import Definition, diagnose
from diagnosis.engine.outlook.exact import ExactOutlook, steps_between
from diagnosis.engine.outlook.space import possible_answers
from tests.support.frozen import QUESTIONS, RULES, saved, saved_names
from tests.support.plain import Plain, Set
from tests.support.rulebooks import load, seeds, small

SEEDS = seeds(0, 8)


def pair(seed: int) -> tuple[ExactOutlook, Plain]:
    questions, rules = small(seed)
    loaded = load(questions, rules)
    assert loaded.definition is not None, loaded.findings
    return ExactOutlook(loaded.definition), Plain(questions, rules)


def some_answers(plain: Plain, chance: random.Random) -> Set:
    return {name: chance.choice(plain.answers(name)) for name in plain.asked if chance.random() < 0.4}


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_and_witnesses_equal_brute_force(seed: int) -> None:
    exact, plain = pair(seed)
    chance = random.Random(seed)
    for given in ({}, some_answers(plain, chance)):
        sets = list(plain.sets(given))
        found = exact.counts(given)
        rules = Counter(plain.rule(answers) for answers in sets)
        assert found.answer_sets == len(sets)
        assert {rule: n for rule, n in found.rules.items() if n} == {
            rule: n for (rule, _), n in sorted(rules.items())
        }
        plans: Counter[str] = Counter()
        for (_, plan), n in rules.items():
            plans[plan] += n
        assert {plan: n for plan, n in found.plans.items() if n} == dict(plans)
        verdicts = Counter(plain.verdict(answers) for answers in sets)
        assert {verdict: n for verdict, n in found.fit.items() if n} == dict(verdicts)
        for rule, witness in exact.witnesses(given).items():
            assert plain.rule(witness)[0] == rule
            assert all(witness[name] == chosen for name, chosen in given.items() if name in witness)
        for verdict, witness in exact.verdict_witnesses(given).items():
            assert plain.verdict(witness) == verdict
        assert set(exact.verdict_witnesses(given)) == set(verdicts)
        assert set(exact.witnesses(given)) == {rule for rule, n in found.rules.items() if n}


@pytest.mark.parametrize("seed", SEEDS)
def test_flips_and_robustness_equal_brute_force(seed: int) -> None:
    exact, plain = pair(seed)
    chance = random.Random(seed)
    sets = [(answers, plain.rule(answers)[1]) for answers in plain.sets()]
    for start, plan in chance.sample(sets, 2):
        assert exact.decide(start) == plan
        distances = [(plain.distance(start, answers), other) for answers, other in sets]
        neighbours = [other for distance, other in distances if distance == 1]
        robustness = exact.robustness(start)
        assert (robustness.ways, robustness.same) == (len(neighbours), neighbours.count(plan))
        nearest: dict[str, int] = {}
        for (answers, other), (distance, _) in zip(sets, distances, strict=True):
            differs = [name for name in plain.asked if answers[name] != start[name]]
            chosen = all(plain.attainable(name, start[name], answers[name]) for name in differs)
            if distance is not None and other != plan and chosen:
                nearest[other] = min(distance, nearest.get(other, distance))
        flips = exact.flips(start)
        assert {flip.plan: flip.steps for flip in flips} == nearest
        for flip in flips:
            changed = {**start, **flip.changes}
            assert plain.rule(changed)[1] == flip.plan
            assert plain.distance(start, changed) == flip.steps


@pytest.mark.parametrize("seed", SEEDS)
def test_the_question_that_decides_most_equals_brute_force(seed: int) -> None:
    exact, plain = pair(seed)
    given = some_answers(plain, random.Random(seed + 1000))
    found = {entry.question: entry.bits for entry in exact.ask_next(given)}
    for name, expected in plain.bits(given).items():
        assert found.get(name, 0.0) == pytest.approx(expected, abs=1e-9)
    assert list(found.values()) == sorted(found.values(), reverse=True)


@pytest.mark.parametrize("name", saved_names())
def test_at_full_size_diagnose_agrees(definition: Definition, name: str) -> None:
    exact = ExactOutlook(definition)
    answers = saved(name).answers
    written = {question: list(chosen) for question, chosen in answers.items()}
    plan = diagnose(definition, written).plan
    assert exact.decide(answers) == plan
    assert exact.counts(answers).settled == plan
    for flip in exact.flips(answers):
        changed = {**written, **{name: list(chosen) for name, chosen in flip.changes.items()}}
        assert diagnose(definition, changed).plan == flip.plan
        steps = [
            steps_between(definition.questions[name], answers[name], chosen)
            for name, chosen in flip.changes.items()
        ]
        assert sum(step or 0 for step in steps) == flip.steps
    ways = [
        (name, answer)
        for name in exact.asked
        for answer in possible_answers(definition.questions[name])
        if steps_between(definition.questions[name], answers[name], answer) == 1
    ]
    same = [diagnose(definition, {**written, name: list(answer)}).plan == plan for name, answer in ways]
    robustness = exact.robustness(answers)
    assert (robustness.ways, robustness.same) == (len(ways), sum(same))


def test_at_full_size_every_rule_has_a_witness_that_diagnose_confirms(
    definition: Definition,
) -> None:
    exact = ExactOutlook(definition)
    witnesses = exact.witnesses()
    assert set(witnesses) == {*exact.rule_ids, definition.rulebook.default.id}
    for rule, answers in witnesses.items():
        assert diagnose(definition, {name: list(chosen) for name, chosen in answers.items()}).rule == rule


@pytest.mark.parametrize("more", [1, 4, 8])
def test_beyond_the_numbers_of_the_processor_witnesses_are_found_too(more: int) -> None:
    questions = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    section = questions["sections"][0]["questions"]
    section += [section[0] | {"id": f"another-{number}"} for number in range(more)]
    larger = load(questions, yaml.safe_load(RULES.read_text("utf-8"))).definition
    assert larger is not None
    exact = ExactOutlook(larger)
    counts = exact.counts()
    assert counts.answer_sets > 2**62
    assert sum(counts.plans.values()) == sum(counts.fit.values()) == counts.answer_sets
    for found in (exact.witnesses(), exact.verdict_witnesses()):
        for answers in found.values():
            diagnose(larger, {name: list(chosen) for name, chosen in answers.items()})
    for rule, answers in exact.witnesses().items():
        assert diagnose(larger, {name: list(chosen) for name, chosen in answers.items()}).rule == rule
