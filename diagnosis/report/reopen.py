"""Back from a saved file to the response in it. Files come from outside: nothing in them is trusted."""

import io
import json
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response, ResponseError, read_response
from diagnosis.report.glyphs import printable
from diagnosis.report.pdf import ATTACHMENT

MAX_FILE = 2_000_000
"""The largest summary that is opened, in bytes; ours are a tenth of that."""
MAX_RESPONSE = 100_000
"""The largest response, or result document, in bytes."""


def reopen(definition: Definition, content: bytes) -> Response:
    """The response in a saved summary (PDF), result document or response (JSON).

    Raises ResponseError with what is wrong, for any content whatever.
    """
    if content.lstrip()[:5] == b"%PDF-":
        if len(content) > MAX_FILE:
            raise _refused("response-too-big", limit=MAX_FILE // 1000)
        content = _attachment(content)
    if len(content) > MAX_RESPONSE:
        raise _refused("response-too-big", limit=MAX_RESPONSE // 1000)
    return read_response(definition, _response_in(_parsed(content)))


def _attachment(content: bytes) -> bytes:
    try:
        attached = PdfReader(io.BytesIO(content)).attachments.get(ATTACHMENT, [])
        if attached:
            return bytes(attached[0])
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError):
        pass  # a damaged file is refused just like one that carries nothing
    raise _refused("response-no-attachment")


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_no_duplicates)
    except _DuplicateKeyError as error:
        raise _refused("response-duplicate-key", name=printable(str(error), 60)) from None
    except UnicodeDecodeError:
        raise _refused("response-json", problem="UTF-8") from None
    except json.JSONDecodeError as error:
        raise _refused("response-json", problem=f"{error.lineno}:{error.colno}") from None
    except (ValueError, RecursionError):
        raise _refused("response-json", problem="1:1") from None


class _DuplicateKeyError(Exception):
    pass


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        raise _DuplicateKeyError(next(name for name in names if names.count(name) > 1))
    return data


def _response_in(data: Any) -> Any:
    """A result document carries its response; a response is one itself."""
    if isinstance(data, dict) and "answers" not in data and isinstance(data.get("response"), dict):
        return data["response"]
    return data


def _refused(code: str, **details: object) -> ResponseError:
    return ResponseError([Finding(code=code, details={name: str(value) for name, value in details.items()})])
