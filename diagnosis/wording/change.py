"""Before and after, in words."""

from pydantic import BaseModel, ConfigDict

from diagnosis.engine.response import Response
from diagnosis.engine.result import AnswerChange, CauseChange, Change
from diagnosis.languages import Language
from diagnosis.wording.words import Words


class CauseMove(BaseModel):
    """One cause: points from 0 to 100 as shown, None where not enough is known, and a sentence."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    before: int | None
    after: int | None
    before_range: tuple[float, float]
    after_range: tuple[float, float]
    sentence: str


class AnswerMove(BaseModel):
    """One answer that differs."""

    model_config = ConfigDict(frozen=True)

    label: str
    before: str
    after: str


class ChangeSummary(BaseModel):
    """A change in words. `answers` groups the moved answers under their headings."""

    model_config = ConfigDict(frozen=True)

    language: Language
    headline: str
    causes: list[CauseMove]
    results: list[str]
    answers: list[tuple[str, list[AnswerMove]]]
    caution: str


def change_summary(say: Words, change: Change) -> ChangeSummary:
    """What moved from one response to the other, in words."""
    return ChangeSummary(
        language=say.language,
        headline=_headline(say, change),
        causes=[_cause(say, cause) for cause in change.causes],
        results=_results(say, change),
        answers=_answers(say, change),
        caution=say.text("change.caution"),
    )


def _headline(say: Words, change: Change) -> str:
    if not change.answers:
        return say.text("change.nothing")
    moved = [cause for cause in change.causes if cause.points]
    if not moved:
        return say.text("change.no-score")
    most = max(moved, key=lambda cause: abs(cause.points or 0))
    key = "change.most-down" if (most.points or 0) < 0 else "change.most-up"
    name = say.cause(most.cause)
    return say.text(key, cause=name, count=abs(most.points or 0))


def _cause(say: Words, cause: CauseChange) -> CauseMove:
    name = say.cause(cause.cause)
    return CauseMove(
        id=cause.cause,
        name=name,
        before=cause.before.shown,
        after=cause.after.shown,
        before_range=(cause.before.low, cause.before.high),
        after_range=(cause.after.low, cause.after.high),
        sentence=_sentence(say, cause, name),
    )


def _sentence(say: Words, cause: CauseChange, name: str) -> str:
    if cause.points is None:
        return say.text("change.cause-unknown", cause=name)
    key = "change.cause-same"
    if cause.points:
        key = "change.cause-down" if cause.points < 0 else "change.cause-up"
    sentence = say.text(
        key,
        cause=name,
        before=cause.before.shown,
        after=cause.after.shown,
        points=abs(cause.points),
        band=say.level(cause.after),
    )
    if cause.points and not cause.certain:
        sentence += say.text("change.uncertain")
    return sentence


def _results(say: Words, change: Change) -> list[str]:
    before, after = change.before, change.after
    pairs = [
        ("plan", say.plan(before.plan), say.plan(after.plan)),
        ("fit", say.verdict(before.fit.verdict), say.verdict(after.fit.verdict)),
    ]
    return [
        say.text(f"change.{name}-same", after=new)
        if old == new
        else say.text(f"change.{name}", before=old, after=new)
        for name, old, new in pairs
    ]


def _answers(say: Words, change: Change) -> list[tuple[str, list[AnswerMove]]]:
    groups = []
    for direction in ("better", "worse", "other"):
        moved = [_answer(say, answer) for answer in change.answers if answer.direction == direction]
        if moved:
            groups.append((say.text(f"change.{direction}", count=len(moved)), moved))
    return groups


def _answer(say: Words, answer: AnswerChange) -> AnswerMove:
    def words(chosen: tuple[str, ...]) -> str:
        said = say.answer(Response(answers={answer.question: chosen}), answer.question)
        return said or say.text("review.open")

    return AnswerMove(
        label=say.label(answer.question), before=words(answer.before), after=words(answer.after)
    )
