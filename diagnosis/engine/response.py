"""One person's answers, and the form in which they are kept."""

import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.base import OPEN, UNKNOWN
from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.languages import Language

MAX_TEXT = 2000
"""The longest organisation name or note, in characters."""


class DefinitionRef(BaseModel):
    """Which definition a response was given to."""

    model_config = ConfigDict(frozen=True)

    id: str
    version: str
    hash: str

    @classmethod
    def of(cls, definition: Definition) -> "DefinitionRef":
        return cls(id=definition.id, version=definition.version, hash=definition.hash)


class Response(BaseModel):
    """Validated answers: question id -> the option ids chosen, in the question's order.

    A question that was left open is absent; "don't know" is `("unknown",)`. The other
    fields never change a diagnosis: `date` is the day of the answers, in ISO form.
    """

    model_config = ConfigDict(frozen=True)

    answers: dict[str, tuple[str, ...]]
    organisation: str = ""
    note: str = ""
    date: datetime.date | None = None
    language: Language | None = None

    @property
    def final(self) -> dict[str, tuple[str, ...]]:
        """The answers that are a last word: all but "don't know"."""
        return {name: chosen for name, chosen in self.answers.items() if UNKNOWN not in chosen}

    def known(self, question_id: str) -> tuple[str, ...]:
        """The definite answer to a question; empty where it is open or "don't know"."""
        chosen = self.answers.get(question_id, ())
        return () if OPEN.issuperset(chosen) else chosen


class ResponseError(ValueError):
    """The data is not a response to this definition; `findings` lists every problem."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


def refused(code: str, **details: object) -> ResponseError:
    """The error to raise for one problem; `details` fill in its wording."""
    return ResponseError([Finding(code=code, details={name: str(value) for name, value in details.items()})])


def as_data(definition: Definition, response: Response) -> dict[str, Any]:
    """The response in the form that `read_response` takes, ready for JSON."""
    data: dict[str, Any] = {
        "definition": DefinitionRef.of(definition).model_dump(),
        "answers": {
            question: definition.questions[question].form.encode(chosen)
            for question, chosen in response.answers.items()
        },
        "open": [name for name in definition.questions if name not in response.answers],
    }
    if response.organisation:
        data["organisation"] = response.organisation
    if response.note:
        data["note"] = response.note
    if response.date:
        data["date"] = response.date.isoformat()
    if response.language:
        data["language"] = response.language
    return data


def encodable(value: str) -> str:
    """`value` with a question mark for each lone surrogate, which neither a file nor a browser can take."""
    return value.encode("utf-8", "replace").decode("utf-8")


def shortened(value: str) -> str:
    """One printable line of at most 80 characters, since the value comes from outside."""
    printable = "".join(character if character.isprintable() else "�" for character in value[:81])
    return printable if len(printable) <= 80 else printable[:79] + "…"
