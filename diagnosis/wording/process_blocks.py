"""The blocks of a result on how support goes: price, phases, terms and themes of the plan that is named."""

from collections.abc import Sequence

from diagnosis.definition.rulebook import Phase
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.wording.blocks import Block, Line, lines_of, non_empty, with_content
from diagnosis.wording.words import Words


def process_blocks(say: Words, diagnosis: Diagnosis) -> list[Block]:
    """How support goes; of a plan without a continuing contract, only what is part of it."""
    rulebook = say.definition.rulebook
    process, plan = rulebook.process, rulebook.plan(diagnosis.plan)
    # The lightest plan is the one without a continuing contract.
    continuing = plan is not rulebook.plans[0]
    # Nothing changes in three months where nothing is stalled.
    first_months = Block(
        kind="first-months",
        heading=say.text("result.first-months"),
        lead=non_empty([say.of(process.first_months)]) if continuing and diagnosis.leading else [],
    )
    change = Block(
        kind="change-steps",
        heading=say.text("result.change-steps"),
        lead=[" → ".join(say.of(step.name) for step in process.steps)],
        note=say.of(process.steps_note),
    )
    phases = [phase for phase in process.phases if continuing or not phase.continuing]
    return [
        Block(
            kind="price",
            heading=say.text("result.price"),
            lines=lines_of(
                dict.fromkeys([say.of(plan.price or process.price_note), say.of(process.price_note)])
            ),
        ),
        Block(
            kind="phases",
            heading=say.text("result.phases"),
            lines=_named(say, phases),
            parts=with_content([change, first_months]),
        ),
        Block(
            kind="terms",
            heading=say.text("result.terms"),
            lines=lines_of(say.of(term) for term in (process.terms if continuing else process.spot_terms)),
        ),
        Block(
            kind="themes",
            heading=say.text("result.themes"),
            lines=_named(say, process.themes),
            note=say.of(process.themes_note),
        ),
    ]


def _named(say: Words, parts: Sequence[Phase]) -> list[Line]:
    return [Line(text=say.of(part.name), more=non_empty([say.of(part.text)])) for part in parts]
