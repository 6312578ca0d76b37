"""What a comparison may tell. No field holds a value of one person, and none can be solved for one."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from diagnosis.engine.response import DefinitionRef
from diagnosis.team.partition import Level

EVERYBODY = "all"
"""The name of the one group where people are not told apart."""
Reading = Literal["different", "similar", "open"]
Agreement = Literal["one-view", "spread"]
Why = Literal["too-few", "no-position", "one-group", "too-few-known"]

Band = Annotated[str, StringConstraints(pattern=r"^([0-9]{1,4}-([0-9]{1,4})?)?$")]
"""A number of people as "5-9" or "20-"; empty where it is not shown."""
_Points = Annotated[int, Field(ge=0, le=100)]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True)


class GroupOfPeople(_Told):
    """A group that is shown: positions that stand together, and its size as a band.

    `size` is empty where the group is shown because its members agreed to it.
    """

    id: str
    positions: tuple[str, ...]
    size: Band


class GroupScore(_Told):
    """The mean of a group, in points from 0 to 100: to 5 points below ten people, else to one.

    `low` and `high` are the means of what the scores could still be, rounded outwards. `agreement` says
    whether answers lie close together, None where too few are known.
    """

    score: _Points
    low: int
    high: int
    agreement: Agreement | None


class Gap(_Told):
    """How far the two groups lie apart that differ most, in points as shown.

    `bounds` is between what the gap could be whatever those who did not answer would say; None where the head
    counts are not known.
    """

    groups: tuple[str, str]
    points: int
    bounds: tuple[int, int] | None
    reading: Reading


class CauseComparison(_Told):
    """`total` is the mean of all people, None where showing it would single somebody out."""

    groups: dict[str, GroupScore]
    total: GroupScore | None
    gap: Gap | None


class Answers(_Told):
    """How a group answered a question.

    `median` is the option in the middle (the lower of two), of choices without order the most frequent.
    `shares` are those of the lower, middle and upper part of a scale of five, in steps of 10 per cent and
    90 at most; None below ten people.
    """

    median: str
    shares: tuple[int, int, int] | None


class QuestionComparison(_Told):
    """`difference` is "different" where chance seldom gives it, "similar" where all medians are the same."""

    groups: dict[str, Answers]
    difference: Reading


class Landscape(_Told):
    """How far two groups see different landscapes, 0 to 100, beside what chance alone gives on average."""

    groups: tuple[str, str]
    distance: int
    by_chance: int


class Guess(_Told):
    """What a group took the others to answer, and what these answered: options in the middle."""

    group: str
    question: str
    guessed: str
    answered: str


class Unknown(_Told):
    """How many of all people do not know: a share in steps of 10 per cent, 90 at most."""

    question: str
    share: int


class Withheld(_Told):
    """A withheld figure, and why: `what` is the id of a cause or a question, "groups" or "everything"."""

    what: str
    why: Why


class Comparison(_Told):
    """Many people's answers, compared by position.

    `people` is a size band, empty where nothing may be shown. `merged` is true where positions stand
    together since one of them is too small. `causes` and `questions` have those that are told, the
    questions that differ most first. `reported` is the mean that people report of mismatch, beside the
    `landscapes` that are observed. `guesses` are what people in a room took the others to answer, and
    `unknown` the questions that many answered with "don't know". `asked` has a digest of each cause and
    question (`diagnosis/team/asked.py`), so that a later round can tell what it has in common. `unlimited`
    says that it comes from a room in which as many people could answer as had its code.
    """

    definition: DefinitionRef
    k: int
    people: Band
    level: Level
    merged: bool
    groups: tuple[GroupOfPeople, ...]
    causes: dict[str, CauseComparison]
    questions: dict[str, QuestionComparison]
    landscapes: tuple[Landscape, ...]
    reported: int | None
    guesses: tuple[Guess, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    withheld: tuple[Withheld, ...]
    asked: dict[str, str] = Field(default_factory=dict)
    unlimited: bool = False

    @property
    def different_causes(self) -> list[str]:
        """The causes of which positions have different pictures, the widest gap first."""
        gaps = {name: cause.gap for name, cause in self.causes.items() if cause.gap}
        different = [name for name, gap in gaps.items() if gap.reading == "different"]
        return sorted(different, key=lambda name: -abs(gaps[name].points))

    @property
    def different_questions(self) -> list[str]:
        """The questions that differ, those that differ most first."""
        return [name for name, question in self.questions.items() if question.difference == "different"]
