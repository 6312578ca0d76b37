"""A place to drop a saved summary or response. The file goes through memory only, never to a disk."""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.engine.response import ResponseError
from diagnosis.report.reopen import MAX_FILE
from diagnosis.texts import Language, text
from diagnosis.ui.assets import asset

Found = TypeVar("Found")
_component = st.components.v2.component(
    "open_file",
    html=asset("open_file/open_file.html"),
    css=asset("open_file/open_file.css"),
    js=asset("open_file/open_file.js"),
)
_LONGEST = 4 * (MAX_FILE // 3 + 1)


def open_file(
    language: Language,
    *,
    read: Callable[[bytes], Found],
    opened: Callable[[Found], None],
    refused: Callable[[ResponseError], None],
    key: str = "open-file",
) -> None:
    """Draw the place; once a file has come, `read` it and call `opened` or `refused`.

    `read` raises ResponseError for what it refuses.
    """

    def came() -> None:
        value = getattr(st.session_state.get(key), "file", None)
        if not isinstance(value, Mapping):
            return
        try:
            opened(read(_content(value)))
        except ResponseError as error:
            refused(error)

    data = {
        "label": text(language, "open.label"),
        "reading": text(language, "open.reading"),
        "failed": text(language, "open.failed"),
        "limit": MAX_FILE,
    }
    _component(data=data, key=key, on_file_change=came)


def _content(value: Mapping[str, object]) -> bytes:
    encoded = value.get("content")
    if value.get("tooBig") or (isinstance(encoded, str) and len(encoded) > _LONGEST):
        limit = str(MAX_FILE // 1000)
        raise ResponseError([Finding(code="response-too-big", details={"limit": limit})])
    try:
        return base64.b64decode(encoded if isinstance(encoded, str) else "", validate=True)
    except (binascii.Error, ValueError):
        return b""
