"""The exact numbers of the shipped definition, kept where a reviewer sees them change."""

import json
from pathlib import Path
from typing import Any

from diagnosis.checks.prove import digest, prove
from diagnosis.definition.loader import load_files
from diagnosis.paths import QUESTIONS, RULES

KEPT = Path(__file__).parents[1] / "data" / "shipped" / "digest.json"


def test_the_digest_is_the_one_that_was_reviewed() -> None:
    """To accept a change: python -m tests.shipped.test_digest"""
    assert current() == json.loads(KEPT.read_text("utf-8"))


def test_the_digest_adds_up() -> None:
    numbers = current()
    for group in ("plans", "rules", "fit"):
        assert sum(numbers[group].values()) == numbers["answer_sets"]


def current() -> dict[str, Any]:
    loaded = load_files(QUESTIONS, RULES)
    counts = prove(loaded).counts
    assert loaded.definition is not None
    assert counts is not None
    return {**digest(counts), "questions": list(loaded.definition.questions)}


if __name__ == "__main__":
    KEPT.write_text(json.dumps(current(), indent=2) + "\n", "utf-8")
