"""A definition and a response in, the whole result out."""

from diagnosis.definition.model import Definition
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.outlook.sureness import how_sure
from diagnosis.engine.response import Response
from diagnosis.engine.result import Result


def work_out(definition: Definition, response: Response) -> Result:
    """All that readers are told of one response: its diagnosis, and how sure it is."""
    return Result(
        definition=definition,
        response=response,
        diagnosis=diagnose(definition, response),
        sureness=how_sure(definition, response),
    )
