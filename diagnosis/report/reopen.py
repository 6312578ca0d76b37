"""Back from a saved file or link to the response in it. Both come from outside: nothing is trusted."""

import base64
import binascii
import io
import json
import logging
import zlib
from itertools import islice
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

from pypdf import Configuration, PdfReader, apply_configuration

from diagnosis.definition.model import Definition
from diagnosis.engine.migration import Reopened, reopen_response
from diagnosis.engine.response import ResponseError, refused
from diagnosis.report.document_pdf import ATTACHMENT
from diagnosis.report.glyphs import printable
from diagnosis.report.link import LINK, MAX_LINK, checksum

MAX_FILE = 1_000_000
"""The largest summary that is opened, in bytes; ours are a quarter of that."""
MAX_RESPONSE = 100_000
"""The largest response, or result document, in bytes."""

# What a stream in a PDF may be unpacked to, in bytes, and how much else is looked at.
_LIMITS = Configuration(
    maximum_declared_stream_length=MAX_FILE,
    array_based_stream_maximum_output_length=2 * MAX_FILE,
    array_maximum_element_count=20_000,
    dictionary_maximum_element_count=20_000,
    lzw_maximum_output_length=2 * MAX_FILE,
    run_length_maximum_output_length=2 * MAX_FILE,
    zlib_maximum_output_length=2 * MAX_FILE,
    zlib_maximum_recovery_input_length=MAX_RESPONSE,
    stream_filters_maximum_length=2,
    stream_decoding_work_maximum_length=4 * MAX_FILE,
)
_MAX_ATTACHMENTS = 10
_MAX_KEYS = 1_000
"""How many keys one JSON object may have; ours have a tenth of that."""
_MOST = ((b"trailer", 50), (b" obj", 20_000))
"""How often these words may stand in a file; the reader takes long over more of them."""
_END = (b"%%EOF", 1024)
"""Last bytes of a PDF in which its end has to stand; else the reader searches line by line."""
# What the reader stumbles over may quote the file, which may be private.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def reopen(definition: Definition, content: bytes) -> Reopened:
    """The response in a saved summary (PDF), result document or response (JSON).

    Raises ResponseError with what is wrong, for any content whatever.
    """
    if content.lstrip()[:5] == b"%PDF-":
        if len(content) > MAX_FILE:
            raise refused("response-too-big", limit=MAX_FILE // 1000)
        content = _attachment(content)
    if len(content) > MAX_RESPONSE:
        raise refused("response-too-big", limit=MAX_RESPONSE // 1000)
    return reopen_response(definition, _response_in(parsed(content)))


def reopen_saved(definition: Definition, content: str) -> Reopened:
    """The response in JSON as a form keeps it: too many options of a question may be chosen.

    Raises ResponseError with what is wrong.
    """
    if len(content) > MAX_RESPONSE:
        raise refused("response-too-big", limit=MAX_RESPONSE // 1000)
    data = parsed(content.encode("utf-8", "replace"))
    return reopen_response(definition, data, unfinished=True)


def reopen_link(definition: Definition, link: str) -> Reopened:
    """The response in a link made by `report.link`; the part from `#` on is enough.

    Raises ResponseError with what is wrong, for any text whatever.
    """
    if len(link) > MAX_LINK:
        raise refused("response-link-too-long", limit=MAX_LINK)
    found = LINK.search("".join(unquote(normalize("NFKC", link)).split()))
    if not found:
        raise refused("response-link")
    version, payload, given = found.groups()
    if version != "1":
        raise refused("response-link-version")
    if given != checksum(payload):
        raise refused("response-link-damaged")
    try:
        packed = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        content = unpacker.decompress(packed, MAX_RESPONSE)
    except (binascii.Error, zlib.error, ValueError):
        raise refused("response-link-damaged") from None
    if not unpacker.eof:
        raise refused("response-link-damaged")
    return reopen_response(definition, parsed(content))


def _attachment(content: bytes) -> bytes:
    word, last = _END
    if word not in content[-last:] or any(content.count(word) > most for word, most in _MOST):
        raise refused("response-no-attachment")
    try:
        with apply_configuration(_LIMITS):
            for attached in islice(PdfReader(io.BytesIO(content)).attachment_list, _MAX_ATTACHMENTS):
                if attached.name == ATTACHMENT:
                    return attached.content
    except Exception:  # whatever the reader stumbles over in a damaged file
        raise refused("response-no-attachment") from None
    raise refused("response-no-attachment")


def parsed(content: bytes) -> Any:
    """The JSON in a file; ResponseError where there is none, or an object has too many keys or one twice."""
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_no_duplicates)
    except ResponseError:
        raise
    except _DuplicateKeyError as error:
        raise refused("response-duplicate-key", name=printable(str(error)[:200], 60)) from None
    except UnicodeDecodeError:
        raise refused("response-json", problem="UTF-8") from None
    except json.JSONDecodeError as error:
        raise refused("response-json", problem=f"{error.lineno}:{error.colno}") from None
    except (ValueError, RecursionError):
        raise refused("response-json", problem="1:1") from None


class _DuplicateKeyError(Exception):
    pass


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > _MAX_KEYS:
        raise refused("response-too-many-keys", limit=_MAX_KEYS)
    data: dict[str, Any] = {}
    for name, value in pairs:
        if name in data:
            raise _DuplicateKeyError(name)
        data[name] = value
    return data


def _response_in(data: Any) -> Any:
    """A result document carries its response; a response is one itself."""
    if isinstance(data, dict) and "answers" not in data and isinstance(data.get("response"), dict):
        return data["response"]
    return data
