"""How sure a recommendation is, and what other answers would lead to, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from diagnosis.engine.result import Flip, Result
from diagnosis.wording.words import Words

MOST_CHANGES = 2
"""A flip that takes more changed answers is not told."""
MOST_FLIPS = 2
MOST_UNKNOWN = 4
"""Up to this many unknown answers, a plan may be said to hardly change."""


@dataclass(frozen=True)
class SureWords:
    """One plain sentence, the count behind it, and what would have to be different; empty where unknown."""

    sentence: str = ""
    detail: str = ""
    flips: list[str] = field(default_factory=list)


def sureness_in_words(say: Words, result: Result) -> SureWords:
    """How sure the recommendation is."""
    sure = result.sureness
    if sure is None:
        return SureWords()
    # Where the card names a later plan, that is the one to look to.
    near = [] if later_in_words(say, result) else _near(result)[:MOST_FLIPS]
    flips = [_flip(say, result, flip, "result.flip") for flip in near]
    unknown = len(result.diagnosis.unanswered)
    if 3 * unknown >= len(say.definition.before_result):
        return SureWords(say.text("result.sure-much-open"), "", flips)
    hangs_on = sure.robustness.hangs_on
    if sure.open_matters or (unknown > MOST_UNKNOWN and not hangs_on):
        # With unknown answers that matter, a count would claim too much.
        return SureWords(say.text("result.sure-open"), "", flips)
    sentence = _hangs_on(say, hangs_on) if hangs_on else say.text("result.sure-hardly")
    count = say.text("result.sure-detail", ways=sure.robustness.ways, same=sure.robustness.same)
    return SureWords(sentence, count, flips)


def later_in_words(say: Words, result: Result) -> str:
    """The later plan together with the answers it hangs on; empty where none is to be named."""
    later = result.diagnosis.later
    return next(
        (_flip(say, result, flip, "result.later") for flip in _near(result) if flip.plan == later), ""
    )


def _hangs_on(say: Words, questions: Sequence[str]) -> str:
    """Which questions the plan hangs on."""
    labels = [say.text("condition.quoted", option=say.label(question)) for question in questions]
    return say.text("result.sure-hangs-on", questions=say.text("result.or-join").join(labels))


def _near(result: Result) -> list[Flip]:
    """The flips that the reader may see."""
    sure = result.sureness
    if sure is None or not sure.names_others:
        return []
    return [flip for flip in sure.flips if len(flip.changes) <= MOST_CHANGES]


def _flip(say: Words, result: Result, flip: Flip, key: str) -> str:
    response = result.response
    changed = response.model_copy(update={"answers": {**response.answers, **flip.changes}})
    changes = [
        say.text("result.flip-change", label=say.label(question), new=say.answer(changed, question))
        for question in flip.changes
    ]
    joined = say.text("result.flip-join").join(changes)
    return say.text(key, changes=joined, plan=say.plan(flip.plan))
