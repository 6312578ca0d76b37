"""Before and after, in words."""

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.model import Definition
from diagnosis.engine.change import AnswerChange, CauseChange, Change, change_between
from diagnosis.engine.response import Response
from diagnosis.texts import Language, text
from diagnosis.wording.conditions import answer_in_words, band_name


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


class ChangeSheet(BaseModel):
    """A change in words. `answers` groups the moved answers under their headings."""

    model_config = ConfigDict(frozen=True)

    language: Language
    headline: str
    causes: list[CauseMove]
    results: list[str]
    answers: list[tuple[str, list[AnswerMove]]]
    caution: str


def change_sheet(
    definition: Definition, before: Response, after: Response, language: Language
) -> ChangeSheet:
    """What moved from one response to the other, in words."""
    change = change_between(definition, before, after)
    return ChangeSheet(
        language=language,
        headline=_headline(definition, change, language),
        causes=[_cause(definition, cause, language) for cause in change.causes],
        results=_results(definition, change, language),
        answers=_answers(definition, change, before, after, language),
        caution=text(language, "change.caution"),
    )


def _headline(definition: Definition, change: Change, language: Language) -> str:
    if not change.answers:
        return text(language, "change.nothing")
    moved = [cause for cause in change.causes if cause.points]
    if not moved:
        return text(language, "change.no-score")
    most = max(moved, key=lambda cause: abs(cause.points or 0))
    key = "change.most-down" if (most.points or 0) < 0 else "change.most-up"
    name = definition.cause(most.cause).name.of(language)
    return text(language, key, cause=name, points=abs(most.points or 0))


def _cause(definition: Definition, cause: CauseChange, language: Language) -> CauseMove:
    name = definition.cause(cause.cause).name.of(language)
    return CauseMove(
        id=cause.cause,
        name=name,
        before=cause.before.shown,
        after=cause.after.shown,
        before_range=(cause.before.low, cause.before.high),
        after_range=(cause.after.low, cause.after.high),
        sentence=_sentence(definition, cause, name, language),
    )


def _sentence(definition: Definition, cause: CauseChange, name: str, language: Language) -> str:
    if cause.points is None:
        return text(language, "change.cause-unknown", cause=name)
    key = "change.cause-same"
    if cause.points:
        key = "change.cause-down" if cause.points < 0 else "change.cause-up"
    sentence = text(
        language,
        key,
        cause=name,
        before=cause.before.shown,
        after=cause.after.shown,
        points=abs(cause.points),
        band=band_name(definition, cause.after.band, language),
    )
    if cause.points and not cause.certain:
        sentence += text(language, "change.uncertain")
    return sentence


def _results(definition: Definition, change: Change, language: Language) -> list[str]:
    before, after = change.before, change.after
    rulebook = definition.rulebook
    pairs = [
        ("plan", rulebook.plan(before.plan).name, rulebook.plan(after.plan).name),
        ("fit", rulebook.fit.verdict(before.fit.verdict), rulebook.fit.verdict(after.fit.verdict)),
    ]
    return [
        text(language, f"change.{name}-same", after=new)
        if old == new
        else text(language, f"change.{name}", before=old, after=new)
        for name, old, new in ((name, old.of(language), new.of(language)) for name, old, new in pairs)
    ]


def _answers(
    definition: Definition, change: Change, before: Response, after: Response, language: Language
) -> list[tuple[str, list[AnswerMove]]]:
    groups = []
    for direction in ("better", "worse", "other"):
        moved = [
            _answer(definition, answer, before, after, language)
            for answer in change.answers
            if answer.direction == direction
        ]
        if moved:
            groups.append((text(language, f"change.{direction}", count=len(moved)), moved))
    return groups


def _answer(
    definition: Definition, answer: AnswerChange, before: Response, after: Response, language: Language
) -> AnswerMove:
    def words(response: Response) -> str:
        said = answer_in_words(definition, response, answer.question, language)
        return said or text(language, "review.open")

    return AnswerMove(
        label=definition.questions[answer.question].label.of(language),
        before=words(before),
        after=words(after),
    )
