"""How sure a recommendation is, in words."""

from diagnosis.definition.model import Definition
from diagnosis.engine.outlook.sureness import FlipResult, how_sure
from diagnosis.engine.response import Response
from diagnosis.texts import Language, text
from diagnosis.wording.conditions import answer_in_words

MOST_CHANGES = 4
"""A flip that takes more changed answers is only said to be far away."""


def sureness_in_words(
    definition: Definition, response: Response, language: Language
) -> tuple[str, list[str]]:
    """(the robustness in a sentence, a sentence per flip); empty where nothing can be said."""
    sure = how_sure(definition, response)
    if sure is None:
        return "", []
    robustness = text(language, "result.robustness", ways=sure.robustness.ways, same=sure.robustness.same)
    return robustness, [_flip(definition, response, flip, language) for flip in sure.flips]


def _flip(definition: Definition, response: Response, flip: FlipResult, language: Language) -> str:
    plan = definition.rulebook.plan(flip.plan).name.of(language)
    if len(flip.changes) > MOST_CHANGES:
        return text(language, "result.flip-far", plan=plan, steps=flip.steps)
    changed = response.model_copy(update={"answers": {**response.answers, **flip.changes}})
    # What the answers are now stands in the review; told for one change, it helps; for more, it crowds.
    key = "result.flip-change" if len(flip.changes) == 1 else "result.flip-change-short"
    changes = [
        text(
            language,
            key,
            label=definition.questions[question].label.of(language),
            new=answer_in_words(definition, changed, question, language),
            old=answer_in_words(definition, response, question, language),
        )
        for question in flip.changes
    ]
    joined = text(language, "result.flip-join").join(changes)
    return text(language, "result.flip", changes=joined, plan=plan)
