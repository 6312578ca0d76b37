"""The JSON document of a result."""

import json
from typing import Any

from diagnosis.engine.response import as_data
from diagnosis.engine.result import Result

FORMAT = 2


def document(result: Result) -> dict[str, Any]:
    """The whole result as plain data, as described in `diagnosis.report`."""
    sure = result.sureness
    return {
        "format": FORMAT,
        **result.diagnosis.model_dump(mode="json"),
        "robustness": sure.robustness.model_dump() if sure else None,
        "flips": [flip.model_dump(mode="json") for flip in sure.flips] if sure else None,
        "response": as_data(result.definition, result.response),
    }


def to_json(data: dict[str, Any]) -> str:
    """The data as readable JSON, ending with a line break.

    Lone surrogates, which no file encoding can hold, become U+FFFD.
    """
    return _encodable(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def compact_json(data: dict[str, Any]) -> str:
    """The data as JSON without a space too many, for links and for what a browser keeps."""
    return _encodable(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _encodable(dumped: str) -> str:
    return dumped.encode("utf-8", "replace").decode("utf-8")
