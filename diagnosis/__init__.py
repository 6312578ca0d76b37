"""Self-diagnosis for organisations that are stuck, and the support that suits them.

The public face for integrators:

    from diagnosis import diagnose, load_definition

    result = diagnose(load_definition(), {"scope": "team", "help-wanted": ["think-together"]})
    result.plan                    # "standard"
    result.model_dump(mode="json") # the whole result, as described in `Diagnosis`
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diagnosis.definition.loader import DefinitionError, load_definition
    from diagnosis.definition.model import Definition
    from diagnosis.engine.diagnose import diagnose
    from diagnosis.engine.diagnosis import Diagnosis
    from diagnosis.engine.response import Response, ResponseError
    from diagnosis.engine.response_reader import read_response
    from diagnosis.team.compare import compare
    from diagnosis.team.comparison import Comparison
    from diagnosis.team.policy import Policy

_HOMES = {
    "Comparison": "diagnosis.team.comparison",
    "Definition": "diagnosis.definition.model",
    "DefinitionError": "diagnosis.definition.loader",
    "Diagnosis": "diagnosis.engine.diagnosis",
    "Response": "diagnosis.engine.response",
    "Policy": "diagnosis.team.policy",
    "ResponseError": "diagnosis.engine.response",
    "compare": "diagnosis.team.compare",
    "diagnose": "diagnosis.engine.diagnose",
    "load_definition": "diagnosis.definition.loader",
    "read_response": "diagnosis.engine.response_reader",
}

__all__ = [
    "Comparison",
    "Definition",
    "DefinitionError",
    "Diagnosis",
    "Policy",
    "Response",
    "ResponseError",
    "compare",
    "diagnose",
    "load_definition",
    "read_response",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `diagnosis --help` is there at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
