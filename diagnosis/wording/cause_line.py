"""One cause of a result: its score in words, and what the picture shows of it."""

from math import ceil, floor

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.base import NOT_APPLICABLE
from diagnosis.engine.result import Result
from diagnosis.languages import Language
from diagnosis.wording.words import Words


class Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class CauseLine(Part):
    """`score`, `low` and `high` are points from 0 to 100; `shown` is None where not enough is known.

    `level` is the band in words, `leads` whether it weighs most, `strong` whether it lies in the highest band
    and not near its edge. Of `asked` questions that bear on it and apply, `known` are answered.
    """

    id: str
    name: str
    gloss: str
    about: str
    level: str
    leads: bool
    strong: bool
    score: float | None
    shown: int | None
    low: int
    high: int
    known: int
    asked: int
    sentence: str


class Zone(Part):
    """A band of scores: its name, and the points at which it ends."""

    name: str
    end: int


class Picture(Part):
    """What the picture of a result shows: the causes, the bands, and the chain that causes set off."""

    language: Language
    causes: list[CauseLine]
    zones: list[Zone]
    chain: list[str]


def chain_of(say: Words) -> list[str]:
    """How unseen causes come to stall an organisation, from the first link to the last."""
    return [say.of(link.name) for link in say.definition.rulebook.process.chain]


def cause_line(say: Words, result: Result, cause_id: str) -> CauseLine:
    """A cause in words."""
    cause, score = say.definition.cause(cause_id), result.diagnosis.scores[cause_id]
    low, high = floor(score.low), ceil(score.high)
    if score.low == score.high and score.shown is not None:
        low = high = score.shown  # without an unknown answer there is no range; rounding must not make one
    known, asked = len(result.diagnosis.evidence[cause_id]), _asked(say, result, cause_id)
    values = {
        "name": say.of(cause.name),
        "points": score.shown,
        "band": say.level(score),
        "low": low,
        "high": high,
        "known": known,
        "asked": asked,
    }
    if score.shown is None:
        key = "result.score-line-unknown"
    else:
        key = "result.score-line" if score.low == score.high else "result.score-line-range"
    return CauseLine(
        id=cause_id,
        name=say.of(cause.name),
        gloss=say.of(cause.gloss) if cause.gloss else "",
        about=say.of(cause.about),
        level=say.level(score),
        leads=cause_id in result.diagnosis.leading,
        strong=score.band == say.definition.rulebook.bands[-1].id and score.near is None,
        score=score.score,
        shown=score.shown,
        low=low,
        high=high,
        known=known,
        asked=asked,
        sentence=say.text(key, **values),
    )


def _asked(say: Words, result: Result, cause: str) -> int:
    """How many questions bear on the cause and apply here."""
    answers = result.response.answers
    return sum(
        cause in question.weights and NOT_APPLICABLE not in answers.get(question.id, ())
        for question in say.definition.questions.values()
    )
