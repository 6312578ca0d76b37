"""The frozen definition: tests of the code use it, so that editing the shipped one breaks none of them.

A change of the file format is made here too; a change of content never is.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from diagnosis import Definition, Response, load_definition, read_response

_FOLDER = Path(__file__).parents[1] / "data" / "frozen"
QUESTIONS = _FOLDER / "questions.yaml"
RULES = _FOLDER / "rules.yaml"
ENVIRONMENT = {
    "DIAGNOSIS_QUESTIONS": str(QUESTIONS),
    "DIAGNOSIS_RULES": str(RULES),
    "DIAGNOSIS_PROOFS": "off",  # they are proved by a test
}
"""What lets a server ask the frozen questions."""
DEFINITION: Definition = load_definition(QUESTIONS, RULES)


@cache
def _answers() -> dict[str, Any]:
    answers: dict[str, Any] = yaml.safe_load((_FOLDER / "responses.yaml").read_text("utf-8"))
    return answers


def saved_names() -> list[str]:
    """The names of the saved responses."""
    return list(_answers())


def saved(name: str, **details: str) -> Response:
    """A saved response by its name, with details such as `organisation` or `date`."""
    return read_response(DEFINITION, {"answers": _answers()[name], **details})


def answers_that_vary(definition: Definition) -> dict[str, tuple[str, ...]]:
    """Answers that vary, so that a mix-up of questions or options would show in the result."""
    answers: dict[str, tuple[str, ...]] = {}
    for place, question in enumerate(definition.questions.values()):
        known = [option.id for option in question.options]
        answers[question.id] = (known[(place * 3 + 1) % len(known)],)
    answers |= {
        "help-wanted": ("think-together", "right-answer"),
        "duration": ("months",),
        "wants": ("execution",),
    }
    answers["told-not-moving"] = ("unknown",)
    return answers


def with_contact(definition: Definition, **contact: str) -> Definition:
    """The definition of a firm that has set these of its ways to get in touch."""
    rulebook = definition.rulebook
    provider = rulebook.provider
    changed = provider.model_copy(update={"contact": provider.contact.model_copy(update=contact)})
    return definition.model_copy(update={"rulebook": rulebook.model_copy(update={"provider": changed})})
