"""A saved response, opened under the definition of today."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response, ResponseError, shortened
from diagnosis.engine.response_reader import MAX_ENTRIES, is_question_id, read_response
from diagnosis.engine.scoring import score_causes

SHORT_HASH = 16
"""How many characters of a definition's hash tell it from any other."""


class Reopened(BaseModel):
    """A saved response and what became of it; all ids are question ids.

    `dropped` are the questions whose saved answers no longer have a place, be it that the
    question or one of the chosen options is gone; `new` are the questions that did not exist
    when the response was saved. Both are empty where the definition is the same. `unknown_causes`
    are the causes of which so much is asked otherwise now that they cannot be judged any more.
    """

    model_config = ConfigDict(frozen=True)

    response: Response
    dropped: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    unknown_causes: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to tell the reader."""
        return bool(self.dropped or self.new)


def reopen_response(definition: Definition, data: object, *, unfinished: bool = False) -> Reopened:
    """The response in `data`, carried over where it was given to another version.

    `data` and `unfinished` are as in `read_response`. Only a response that names the hash of
    another version is carried over; any other one has to match to the letter.
    Raises ResponseError with every problem.
    """
    # Too many answers are refused there too, before any is looked at.
    if (
        not isinstance(data, Mapping)
        or not _of_another_version(definition, data)
        or len(data["answers"]) > MAX_ENTRIES
    ):
        return Reopened(response=read_response(definition, data, unfinished=unfinished))
    given = data["answers"]
    wrong = [name for name in given if not is_question_id(name)]
    if wrong:
        details = {"name": shortened(str(wrong[0]))}
        raise ResponseError([Finding(code="response-question", details=details)])
    dropped = tuple(name for name, chosen in given.items() if not _usable(definition, name, chosen))
    usable = {name: chosen for name, chosen in given.items() if name not in dropped}
    response = read_response(definition, {**data, "answers": usable}, unfinished=unfinished)
    asked = {*given, *data.get("open", ())}
    new = tuple(name for name in definition.questions if name not in asked)
    lost = () if unfinished else _unknown_causes(definition, response, new)
    return Reopened(response=response, dropped=dropped, new=new, unknown_causes=lost)


def _unknown_causes(definition: Definition, response: Response, new: tuple[str, ...]) -> tuple[str, ...]:
    """The causes that are not known well enough, and would be if the new questions were answered."""
    scores = score_causes(definition, response)
    answered = {cause: score.coverage for cause, score in scores.items()}
    for cause in definition.causes:
        total = sum(question.weights.get(cause.id, 0) for question in definition.questions.values())
        asked = sum(definition.questions[name].weights.get(cause.id, 0) for name in new)
        answered[cause.id] += Fraction(asked, total)
    limit = Fraction(definition.rulebook.coverage.at_least, 100)
    return tuple(cause for cause, score in scores.items() if score.band is None and answered[cause] >= limit)


def _of_another_version(definition: Definition, data: Mapping[Any, Any]) -> bool:
    reference = data.get("definition")
    if not isinstance(reference, Mapping) or not isinstance(data.get("answers"), Mapping):
        return False
    known = reference.get("hash")
    if not isinstance(known, str) or reference.get("id") != definition.id:
        return False
    return len(known) < SHORT_HASH or not definition.hash.startswith(known)


def _usable(definition: Definition, name: str, chosen: Any) -> bool:
    question = definition.questions.get(name)
    if question is None:
        return False
    options = [chosen] if isinstance(chosen, str) else chosen
    if not isinstance(options, list | tuple):
        return True  # of no shape at all: refused by what reads it next
    return len(options) <= question.form.most and all(option in question.form.offered for option in options)
