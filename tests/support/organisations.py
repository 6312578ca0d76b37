"""Synthetic organisations with one planted cause, and how their people answer the symptom questions.

How strongly each question shows each cause stands in `tests/data/shipped/loadings.yaml`.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import yaml

from diagnosis import Definition, Response
from diagnosis.definition.base import UNKNOWN
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.scoring import severity
from diagnosis.paths import ROOT

Seen = Literal["manager", "owner", "front-line"]
CAUSE_OF = {
    "premises": "premise_mismatch",
    "relationships": "relationship_fixation",
    "one-person": "decision_dependence",
    "mood": "decision_dependence",
}
"""Kind of organisation -> the cause that is planted in it; "none" has no cause."""
KINDS = ("none", *CAUSE_OF)


@dataclass(frozen=True)
class Organisation:
    """`strength` is how strongly its cause shows, as a factor of the loadings."""

    kind: str
    strength: float


@cache
def _loadings() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(
        (ROOT / "tests" / "data" / "shipped" / "loadings.yaml").read_text("utf-8")
    )
    return data


def organisation(kind: str, chance: random.Random) -> Organisation:
    """One organisation of a kind."""
    return Organisation(kind, chance.uniform(*_loadings()["noise"]["strength"]))


def answers(
    definition: Definition, place: Organisation, chance: random.Random, seen_as: Seen = "manager"
) -> Response:
    """What one of its people answers, seen from a position. KeyError for a symptom without loadings."""
    noise = _loadings()["noise"]
    style = chance.gauss(0, noise["style"])
    given: dict[str, tuple[str, ...]] = {}
    for question in definition.questions.values():
        if not question.weights:
            continue
        if chance.random() < noise["unknown"]:
            given[question.id] = (UNKNOWN,)
            continue
        level = _level(_loadings()["questions"][question.id], place, seen_as)
        given[question.id] = (_nearest(question, level + style + chance.gauss(0, noise["answer"])),)
    return Response(answers=given)


def _level(loading: Mapping[str, float], place: Organisation, seen_as: Seen) -> float:
    usual = loading["none"]
    seen = 1.0 if seen_as == "manager" else loading[seen_as]
    return usual + (loading[place.kind] - usual) * place.strength * seen


def _nearest(question: Question, level: float) -> str:
    return min(
        (option.id for option in question.options), key=lambda option: abs(severity(question, option) - level)
    )
