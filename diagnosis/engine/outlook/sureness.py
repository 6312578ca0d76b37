"""How sure a recommendation is: its robustness, and the nearest flip to every other plan."""

from diagnosis.definition.model import Definition
from diagnosis.engine.conditions import Facts, facts_of, holds
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.engine.response import Response
from diagnosis.engine.result import Flip, Sureness
from diagnosis.engine.scoring import score_causes

_outlooks: dict[str, ExactOutlook] = {}
_MOST = 3
"""Outlooks that are kept at once."""


def outlook_of(definition: Definition) -> ExactOutlook:
    """The exact outlook of a definition, built once. Raises NotProvedError."""
    outlook = _outlooks.get(definition.hash)
    if outlook is None:
        outlook = ExactOutlook(definition)
        # Visits under way keep a definition that others no longer get.
        for oldest in list(_outlooks)[: 1 - _MOST]:
            _outlooks.pop(oldest, None)
        _outlooks[definition.hash] = outlook
    return outlook


def how_sure(definition: Definition, response: Response) -> Sureness | None:
    """How sure the recommendation for a response is.

    None where a question that scores or rules refer to is open, and where the definition is
    too large to be followed exactly.
    """
    try:
        outlook = outlook_of(definition)
        if any(name not in response.answers for name in outlook.asked):
            return None
        robustness = outlook.robustness(response.answers)
        flips = outlook.flips(response.answers)
        open_matters = outlook.counts(response.final).settled is None
    except NotProvedError:
        return None
    return Sureness(
        robustness=robustness,
        flips=tuple(flip for flip in flips if _speaks_for(definition, flip)),
        open_matters=open_matters,
        names_others=_names_others(definition, response),
    )


def _speaks_for(definition: Definition, flip: Flip) -> bool:
    """Whether what is changed goes with the plan: no fast pace for one that goes at a steady pace."""
    not_by = definition.rulebook.plan(flip.plan).not_by
    return not_by is None or not holds(not_by, Facts(flip.changes, {}, {}, (), None))


def _names_others(definition: Definition, response: Response) -> bool:
    """Whether other plans may be named: the rulebook allows it, and enough of the context is known."""
    rulebook = definition.rulebook
    facts = facts_of(definition, response, score_causes(definition, response))
    if rulebook.later_unless and holds(rulebook.later_unless, facts):
        return False
    context = [name for name in definition.before_result if definition.questions[name].kind == "context"]
    known = sum(bool(response.known(name)) for name in context)
    return known * 100 >= rulebook.coverage.at_least * len(context)
