"""How sure a recommendation is, in words."""

from dataclasses import dataclass, field

from diagnosis.engine.result import Flip, Result
from diagnosis.wording.words import Words

MOST_CHANGES = 2
"""A flip that takes more changed answers is not told."""
MOST_FLIPS = 2
HARDLY = 0.9
"""From this share of one-step changes that keep the plan on, the plan hardly changes."""


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
    # What is named as the next or the later plan already is not held out once more.
    named = (result.diagnosis.runner_up, result.diagnosis.later)
    near = [f for f in sure.flips if len(f.changes) <= MOST_CHANGES and f.plan not in named]
    flips = [_flip(say, result, flip) for flip in near[:MOST_FLIPS]]
    same, ways = sure.robustness.same, sure.robustness.ways
    if sure.open_matters:
        # With unknown answers that matter, a count would claim too much.
        return SureWords(say.text("result.sure-open"), "", flips)
    key = "result.sure-hardly" if same >= HARDLY * ways else "result.sure-one-answer"
    return SureWords(say.text(key), say.text("result.sure-detail", ways=ways, same=same), flips)


def _flip(say: Words, result: Result, flip: Flip) -> str:
    response = result.response
    changed = response.model_copy(update={"answers": {**response.answers, **flip.changes}})
    changes = [
        say.text("result.flip-change", label=say.label(question), new=say.answer(changed, question))
        for question in flip.changes
    ]
    joined = say.text("result.flip-join").join(changes)
    key = "result.flip" if len(changes) == 1 else "result.flip-both"
    return say.text(key, changes=joined, plan=say.plan(flip.plan))
