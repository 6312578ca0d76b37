"""Small random rulebooks, small enough to go through all of their answer sets."""

import os
import random
from typing import Any

import yaml

from diagnosis.definition.loader import Loaded, load_texts

Data = dict[str, Any]
WORDS = {"ja": "あ", "en": "a"}
CAUSES = ("cause_p", "cause_r", "cause_d")


def options(*ids: str) -> list[Data]:
    return [{"id": option, "text": WORDS} for option in ids]


def small_questions(chance: random.Random) -> Data:
    causes = CAUSES[: chance.choice((2, 3))]
    questions: list[Data] = []
    shared = chance.randint(0, 1)
    for place in range(len(causes) + chance.randint(0, 2) - (len(causes) - 2)):
        weights = {causes[place % len(causes)]: chance.randint(1, 3)}
        if place == 0 and shared:
            weights[causes[1]] = chance.randint(1, 2)
        entry: Data = {
            "id": f"s{place}",
            "kind": "symptom",
            "scale": chance.choice(("three", "two", "two")),
            "weights": weights,
        }
        if chance.random() < 0.3:
            entry["reverse"] = True
        if place == 1 and chance.random() < 0.3:
            entry["not_applicable"] = WORDS
        questions.append(entry)
    for cause in causes:
        if not any(cause in question["weights"] for question in questions):
            questions[-1]["weights"][cause] = 1
    questions.append(
        {
            "id": "pace",
            "kind": "context",
            "ordered": True,
            "attainable": ["jog", "run"],
            "options": options("walk", "jog", "run"),
            "unknown": WORDS,
        }
    )
    wants = {"id": "wants", "kind": "context", "attainable": ["y"], "options": options("x", "y", "z")}
    questions.append(wants)
    questions.append(
        {
            "id": "help",
            "kind": "fit",
            "multiple": True,
            "max_choices": 2,
            "options": options("a", "b"),
            "unknown": WORDS,
        }
    )
    if chance.random() < 0.3:
        questions[-1]["options"][1]["alone"] = True
    for question in questions:
        question |= {"text": WORDS, "label": WORDS, "source": "s"}
    return {
        "definition": {"id": "small", "version": "1"},
        "causes": [{"id": cause, "name": WORDS, "about": WORDS} for cause in causes],
        "scales": [
            {"id": "three", "options": options("n", "h", "f"), "unknown": WORDS},
            {"id": "two", "options": options("n", "f"), "unknown": WORDS},
        ],
        "sections": [{"id": "all", "title": WORDS, "intro": WORDS, "questions": questions}],
    }


def condition(chance: random.Random, causes: list[str], depth: int = 2) -> Data:
    kind = chance.random()
    if depth and kind < 0.45:
        parts = [condition(chance, causes, depth - 1) for _ in range(chance.randint(1, 3))]
        return {chance.choice(("all", "all", "any")): parts}
    if depth and kind < 0.55:
        return {"not": condition(chance, causes, depth - 1)}
    return line(chance, causes)


def line(chance: random.Random, causes: list[str]) -> Data:
    kind = chance.randrange(9)
    if kind == 0 and chance.random() < 0.4:
        return {"lead_gap": {chance.choice(("at_least", "at_most")): chance.randint(0, 60)}}
    if kind == 0:
        return {chance.choice(("leads", "among_leading")): chance.choice(causes)}
    if kind <= 3:
        operand: Any = chance.choice(("low", "high", chance.randint(0, 100)))
        operator = chance.choice(("at_least", "at_most"))
        if chance.random() < 0.2:
            operator, operand = "answered", chance.choice((True, False))
        return {chance.choice(causes): {operator: operand}}
    if kind <= 5:
        return {
            "pace": chance.choice(
                (
                    {"is": "run"},
                    {"at_least": "jog"},
                    {"at_most": "walk"},
                    {"answered": False},
                    {"one_of": ["walk", "unknown"]},
                )
            )
        }
    if kind == 8:
        return {
            "s0": chance.choice(
                ({"is": "f"}, {"at_least": "f"}, {"answered": False}, {"one_of": ["n", "unknown"]})
            )
        }
    if kind == 6:
        return {"wants": {"is": chance.choice("xyz")}}
    return {"help": chance.choice(({"is": "a"}, {"one_of": ["b", "unknown"]}, {"answered": True}))}


def small_rules(chance: random.Random, causes: list[str], rules: int = 5) -> Data:
    plans = ("spot", "light", "standard")
    said = {"says": [], "because": WORDS, "source": "s"}

    def fit(name: str, **more: Data) -> Data:
        return {
            "id": name,
            "when": condition(chance, causes, 1),
            "says": [],
            "text": WORDS,
            "source": "s",
            **more,
        }

    return {
        "provider": {"name": WORDS, "about": WORDS, "contact": {"url": "", "email": ""}},
        "coverage": {"at_least": chance.choice((40, 60, 100))},
        "lead": {"at_least": chance.choice((1, 10, 25))},
        "edge": {"within": 3},
        "bands": [
            {"id": "low", "below": chance.randint(20, 70), "name": WORDS},
            {"id": "high", "name": WORDS},
        ],
        "unknown_band": WORDS,
        "plan_facts": [{"id": "aim", "label": WORDS}],
        "plans": [
            {"id": plan, "name": WORDS, "summary": WORDS, "facts": {"aim": WORDS}, "price": WORDS}
            for plan in plans
        ],
        "rules": [
            {"id": f"r{place}", "recommend": chance.choice(plans), "when": condition(chance, causes), **said}
            for place in range(rules)
        ],
        "default": {"id": "otherwise", "recommend": chance.choice(plans), **said},
        "fit": {
            "unfit": [fit("u0", instead=WORDS)],
            "conditional": [fit("c0", resolve=WORDS), fit("c1", resolve=WORDS)],
            "fit": [fit("f0")],
            "verdicts": {"open": WORDS, "fit": WORDS, "conditional": WORDS, "unfit": WORDS},
            "invitation": WORDS,
        },
        "headlines": [{"id": "h", "when": {"not": {"pace": {"is": "run"}}}, "says": [], "text": WORDS}],
        "urgency": [{"id": "u", "when": {"wants": {"is": "x"}}, "says": [], "text": WORDS}],
        "next_steps": [{"id": "n", "when": {"help": {"is": "a"}}, "says": [], "text": WORDS}],
        "notes": [],
        "disclaimer": WORDS,
        "process": {
            "chain": [{"id": "a", "name": WORDS}, {"id": "b", "name": WORDS}],
            "steps": [{"id": "a", "name": WORDS}],
            "steps_note": WORDS,
            "phases": [{"id": "a", "name": WORDS, "text": WORDS}],
            "themes_note": WORDS,
            "first_months": WORDS,
            "terms": [WORDS],
            "spot_terms": [WORDS],
            "price_note": WORDS,
            "welcome": WORDS,
        },
        "basis": {"claims": [{"id": "c", "text": WORDS, "source": "definition"}]},
    }


def small(seed: int) -> tuple[Data, Data]:
    chance = random.Random(seed)
    questions = small_questions(chance)
    return questions, small_rules(chance, [cause["id"] for cause in questions["causes"]])


def load(questions: Data, rules: Data) -> Loaded:
    def written(data: Data) -> str:
        return yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=_NoAliases)

    return load_texts(written(questions), written(rules))


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def seeds(first: int, usual: int) -> range:
    """Which rulebooks a test goes through: `usual` many, or as many as DIAGNOSIS_SEEDS says."""
    return range(first, first + int(os.environ.get("DIAGNOSIS_SEEDS", usual)))
