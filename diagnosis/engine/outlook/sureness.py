"""How sure a recommendation is: its robustness, and the nearest flip to every other plan."""

from diagnosis.definition.model import Definition
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.engine.response import Response
from diagnosis.engine.result import Sureness

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
    return Sureness(robustness=robustness, flips=tuple(flips), open_matters=open_matters)
