"""How sure a recommendation is, in words."""

from diagnosis.engine.result import Flip, Result
from diagnosis.wording.words import Words

MOST_CHANGES = 4
"""A flip that takes more changed answers is only said to be far away."""


def sureness_in_words(say: Words, result: Result) -> tuple[str, list[str]]:
    """(the robustness in a sentence, a sentence per flip); empty where nothing can be said."""
    sure = result.sureness
    if sure is None:
        return "", []
    robustness = say.text("result.robustness", ways=sure.robustness.ways, same=sure.robustness.same)
    return robustness, [_flip(say, result, flip) for flip in sure.flips]


def _flip(say: Words, result: Result, flip: Flip) -> str:
    plan, response = say.plan(flip.plan), result.response
    if len(flip.changes) > MOST_CHANGES:
        return say.text("result.flip-far", plan=plan, steps=flip.steps)
    changed = response.model_copy(update={"answers": {**response.answers, **flip.changes}})
    # What the answers are now stands in the review; told for one change, it helps; for more, it crowds.
    key = "result.flip-change" if len(flip.changes) == 1 else "result.flip-change-short"
    changes = [
        say.text(
            key,
            label=say.label(question),
            new=say.answer(changed, question),
            old=say.answer(response, question),
        )
        for question in flip.changes
    ]
    return say.text("result.flip", changes=say.text("result.flip-join").join(changes), plan=plan)
