"""How the answers of several people are compared: `team` in `questions.yaml`."""

from typing import Annotated

from pydantic import Field

from diagnosis.definition.base import KebabId, Model, SnakeId, Text

SMALLEST, LARGEST = 3, 10
"""Between these is the smallest group that may be shown apart."""
_Points = Annotated[int, Field(ge=1, le=100)]


class Side(Model):
    """Positions that are put together where there are too few people to show each apart."""

    id: KebabId
    name: Text
    positions: Annotated[list[KebabId], Field(min_length=1)]


class Team(Model):
    """How positions are compared. The numbers are conventions, and results say so.

    `question` asks for the position, and each of its options stands in one of the `sides`. `reported`
    is the cause whose score says how differently things are seen, as one person reports it. `smallest`
    is how many people a group has at least that is shown apart. `guesses` are questions of which people in
    a room guess what those in other positions answer, and `beside` what they are asked beside the symptoms.

    Two groups see different landscapes where their means are `gap` points apart or more, chance gives
    that in `chance` per cent of cases at most, and they stay `stable` points apart without any one person.
    They see the same where the likely interval lies within `gap` points (without any variance, within
    `even` points). A group has one view where its average deviation is `one_view` steps of the scale at
    most. From one round to the next, a mean has moved where it differs by `moved` points or more, by
    `moved_few` where either round had fewer than ten people in the group.
    """

    question: KebabId
    reported: SnakeId
    sides: Annotated[list[Side], Field(min_length=2, max_length=2)]
    smallest: Annotated[int, Field(ge=SMALLEST, le=LARGEST)] = 5
    gap: _Points = 15
    stable: _Points = 10
    even: _Points = 5
    chance: Annotated[int, Field(ge=1, le=50)] = 10
    beside: list[KebabId] = Field(default_factory=list)
    guesses: Annotated[list[KebabId], Field(max_length=2)] = Field(default_factory=list)
    moved: _Points = 20
    moved_few: _Points = 30
    one_view: Annotated[float, Field(gt=0, le=10)] = 0.8333
