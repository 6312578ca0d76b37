"""Self-diagnosis for organisations that are stuck, and the support that suits them.

The public face for integrators:

    from diagnosis import diagnose, load_definition

    result = diagnose(load_definition(), {"scope": "team", "help-wanted": ["think-together"]})
    result.plan                    # "standard"
    result.model_dump(mode="json") # the whole result, as described in `Diagnosis`
"""

from diagnosis.definition.loader import DefinitionError, load_definition
from diagnosis.definition.model import Definition
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.engine.response import Response, ResponseError, read_response

__all__ = [
    "Definition",
    "DefinitionError",
    "Diagnosis",
    "Response",
    "ResponseError",
    "diagnose",
    "load_definition",
    "read_response",
]
