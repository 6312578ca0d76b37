"""A response as the fragment of a link: a browser keeps what follows the # to itself."""

import base64
import re
import zlib

from diagnosis.definition.model import Definition
from diagnosis.engine.migration import SHORT_HASH
from diagnosis.engine.response import Response, as_data
from diagnosis.report.result_json import compact_json

MAX_LINK = 16_000
"""The longest link that is read, in characters; the longest that is made has some 13,000."""
LINK = re.compile(r"#r=([0-9]{1,3})\.([A-Za-z0-9_-]*)\.([0-9a-f]{8})(?![A-Za-z0-9_-])")
"""Version of the layout, payload, checksum. Marks that a mail program put behind them are left out."""


def link_fragment(definition: Definition, response: Response) -> str:
    """`#r=1.PAYLOAD.CHECKSUM`, the end of a link that reopens the response.

    The payload is the response as JSON (`as_data`), deflated (RFC 1951), in base64url
    (RFC 4648) without padding; the checksum is the CRC-32 of the payload's characters.
    """
    data = as_data(definition, response)
    data["definition"]["hash"] = definition.hash[:SHORT_HASH]
    compact = compact_json(data).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(compact) + packer.flush()
    payload = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"#r=1.{payload}.{checksum(payload)}"


def checksum(payload: str) -> str:
    """The CRC-32 of the characters, as eight hex digits."""
    return f"{zlib.crc32(payload.encode()):08x}"
