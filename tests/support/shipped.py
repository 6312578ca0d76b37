"""The written cases of the shipped files."""

import yaml

from diagnosis.paths import CASES

__all__ = ["CASES", "answers_of"]


def answers_of(case: str) -> dict[str, str | list[str]]:
    """The answers of a case, by question."""
    answers: dict[str, str | list[str]] = yaml.safe_load((CASES / f"{case}.yaml").read_text("utf-8"))[
        "answers"
    ]
    return answers
