"""One cause of a summary: its score in words, and the answers it adds up from."""

from math import ceil, floor

from pydantic import BaseModel, ConfigDict

from diagnosis.engine.diagnosis import Evidence
from diagnosis.engine.result import Result
from diagnosis.languages import Language
from diagnosis.wording.words import Words

_STRONGEST = 3
"""How many answers are named of a cause that does not lead."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class EvidenceLine(Part):
    """`points` with one decimal, so that the same answer with the same weight shows the same."""

    label: str
    answer: str
    points: str


class CauseLine(Part):
    """`score`, `low` and `high` are points from 0 to 100; `shown` is None where not enough is known.

    `level` is the band in words, `total` the score with one decimal, `leads` whether it weighs most,
    `strong` whether it lies in the highest band, and not near its edge. `strongest` are the answers that gave
    most points; of a question worded the healthy way round, the label says so.
    """

    id: str
    name: str
    about: str
    band: str
    level: str
    leads: bool
    strong: bool
    score: float | None
    shown: int | None
    total: str
    low: int
    high: int
    coverage: int
    sentence: str
    evidence: list[EvidenceLine]
    evidence_help: str
    strongest: list[EvidenceLine]


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
    """A cause in words: its score, and the answers that the score adds up from."""
    cause, score = say.definition.cause(cause_id), result.diagnosis.scores[cause_id]
    lines = result.diagnosis.evidence[cause_id]
    # Without an unknown answer there is no range; rounding must not make one.
    known = score.low == score.high
    low, high = floor(score.low), floor(score.high) if known else ceil(score.high)
    values = {
        "name": say.of(cause.name),
        "points": score.shown,
        "band": say.level(score),
        "low": low,
        "high": high,
        "coverage": int(score.coverage * 100),
    }
    if score.shown is None:
        key = "result.score-line-unknown"
    else:
        key = "result.score-line" if score.low == score.high else "result.score-line-range"
    return CauseLine(
        id=cause_id,
        name=say.of(cause.name),
        about=say.of(cause.about),
        band=score.band,
        level=say.level(score),
        leads=cause_id in result.diagnosis.leading,
        strong=score.band == say.definition.rulebook.bands[-1].id and score.near is None,
        score=score.score,
        shown=score.shown,
        total="" if score.score is None else f"{score.score:.1f}",
        low=low,
        high=high,
        coverage=int(score.coverage * 100),
        sentence=say.text(key, **values),
        evidence=[_evidence_line(say, result, line, say.label(line.question)) for line in lines],
        evidence_help=_evidence_help(say, result, cause_id),
        strongest=[
            _evidence_line(say, result, line, _with_direction(say, line.question))
            for line in lines[:_STRONGEST]
            if line.points > 0
        ],
    )


def _evidence_line(say: Words, result: Result, line: Evidence, label: str) -> EvidenceLine:
    return EvidenceLine(
        label=label, answer=say.answer(result.response, line.question), points=f"{line.points:.1f}"
    )


def _with_direction(say: Words, question: str) -> str:
    label = say.label(question)
    return (
        say.text("result.evidence-reversed", label=label)
        if say.definition.questions[question].reverse
        else label
    )


def _evidence_help(say: Words, result: Result, cause_id: str) -> str:
    """What the points are; also that they do not quite add up where rounding makes them so."""
    score, lines = result.diagnosis.scores[cause_id].score, result.diagnosis.evidence[cause_id]
    if score is None:
        return ""
    words = say.text("result.evidence-help", points=f"{score:.1f}")
    if round(sum(round(line.points, 1) for line in lines), 1) != round(score, 1):
        words += say.text("result.evidence-rounded")
    return words
