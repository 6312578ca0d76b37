"""The people of a comparison as arrays. They stay within this package."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.definition.team import Team
from diagnosis.engine.response import Response
from diagnosis.engine.scoring import score_causes
from diagnosis.team.figures import Floats, Levels

NO_POSITION = -1


@dataclass(frozen=True)
class People:
    """A row for each person.

    `positions` are places along the options of the question of the position, -1 where it is not known.
    `scores` (NaN where not enough is known), `low` and `high` have a column for each cause. `levels` has
    an array for each question: places of the answers along the options, -1 where nothing is known.
    """

    positions: Levels
    scores: Floats
    low: Floats
    high: Floats
    levels: dict[str, Levels]


def people_of(definition: Definition, team: Team, responses: Sequence[Response]) -> People:
    """The arrays for these responses, in their order."""
    scored = [score_causes(definition, response) for response in responses]
    shape = (len(responses), len(definition.causes))

    def table(values: list[list[float]]) -> Floats:
        return np.array(values, dtype=float).reshape(shape)

    return People(
        positions=_levels(definition.questions[team.question], responses),
        scores=table(
            [[np.nan if s.known is None else float(s.known) for s in row.values()] for row in scored]
        ),
        low=table([[float(s.low) for s in row.values()] for row in scored]),
        high=table([[float(s.high) for s in row.values()] for row in scored]),
        levels={question.id: _levels(question, responses) for question in compared(definition, team)},
    )


def compared(definition: Definition, team: Team) -> list[Question]:
    """The questions of which one answer is given, without those that tell who somebody is."""
    return [
        question
        for question in definition.questions.values()
        if not question.multiple and question.kind != "profile" and question.id != team.question
    ]


def _levels(question: Question, responses: Sequence[Response]) -> Levels:
    known = (response.known(question.id) for response in responses)
    return places_of(question, [chosen[0] if chosen else None for chosen in known])


def places_of(question: Question, chosen: Sequence[str | None]) -> Levels:
    """Where options stand along a question, -1 for none."""
    places = {option.id: place for place, option in enumerate(question.options)}
    return np.array([-1 if one is None else places.get(one, -1) for one in chosen], dtype=np.int64)
