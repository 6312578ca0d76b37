"""A place to drop saved summaries or responses. Files go through memory only, never to a disk."""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from diagnosis.definition.finding import Finding
from diagnosis.engine.response import ResponseError
from diagnosis.report.reopen import MAX_FILE
from diagnosis.texts import Language, text
from diagnosis.ui.platform.assets import asset

Found = TypeVar("Found")
_component = st.components.v2.component(
    "open_file",
    html=asset("kit/upload/upload.html"),
    css=asset("kit/upload/upload.css"),
    js=asset("kit/upload/upload.js"),
)


_LONGEST = 4 * (MAX_FILE // 3 + 1)
_ACCEPTED = ".pdf,.json,application/pdf,application/json"
_MOST_TOGETHER = 1_200_000
"""Bytes of files in one message; in base64 they stay below `server.maxWidgetStateSize`."""
_MOST = 200
"""Files that are taken out of one message."""


def open_file(
    language: Language,
    *,
    read: Callable[[bytes], Found],
    opened: Callable[[Found], None],
    refused: Callable[[ResponseError], None],
    key: str = "open-file",
    label: str = "open.label",
    accept: str = _ACCEPTED,
) -> None:
    """Draw the place; once a file has come, `read` it and call `opened` or `refused`.

    `read` raises ResponseError for what it refuses. `label` names the text on it, and `accept` says which
    files are proposed, as in HTML.
    """

    def came(files: Sequence[Mapping[str, object]]) -> None:
        try:
            opened(read(_content(files[0])))
        except ResponseError as error:
            refused(error)

    _place(language, label, came, key, many=False, accept=accept)


def open_files(
    language: Language,
    *,
    read: Callable[[str, bytes], Found],
    begun: Callable[[], None],
    opened: Callable[[list[tuple[str, Found | ResponseError]]], None],
    accept: str,
    key: str,
) -> None:
    """Draw a place for many files; as they come, call `opened` with each name and what was read.

    That is an error where `read`, which gets name and content, raises ResponseError. Files come in several
    messages: `begun` is called before the first of those that were chosen together. `accept` says which
    files are proposed, as in HTML.
    """

    def one(file: Mapping[str, object]) -> tuple[str, Found | ResponseError]:
        name = str(file.get("name", ""))[:200]
        try:
            return name, read(name, _content(file))
        except ResponseError as error:
            return name, error

    def came(files: Sequence[Mapping[str, object]]) -> None:
        opened([one(file) for file in files])

    _place(language, "open.label-many", came, key, many=True, accept=accept, begun=begun)


def _place(
    language: Language,
    label: str,
    came: Callable[[Sequence[Mapping[str, object]]], None],
    key: str,
    *,
    many: bool,
    accept: str,
    begun: Callable[[], None] | None = None,
) -> None:
    received = f"{key}-received"

    def happened() -> None:
        value = getattr(st.session_state.get(key), "files", None)
        if not isinstance(value, Mapping):
            return
        files = value.get("files")
        sound = (
            [file for file in files[:_MOST] if isinstance(file, Mapping)] if isinstance(files, list) else []
        )
        if sound:
            if begun and value.get("first") is not False:
                begun()
            came(sound)
        nonce = value.get("nonce")
        st.session_state[received] = nonce if isinstance(nonce, int) else 0

    data = {
        "label": text(language, label),
        "reading": text(language, "open.reading"),
        "progress": text(language, "open.progress", done="{done}", count="{count}"),
        "failed": text(language, "open.failed"),
        "limit": MAX_FILE,
        "most": _MOST_TOGETHER,
        "received": st.session_state.get(received, 0),
        "many": many,
        "accept": accept,
    }
    _component(data=data, key=key, on_files_change=happened)


def _content(value: Mapping[str, object]) -> bytes:
    encoded = value.get("content")
    if value.get("tooBig") or (isinstance(encoded, str) and len(encoded) > _LONGEST):
        limit = str(MAX_FILE // 1000)
        raise ResponseError([Finding(code="response-too-big", details={"limit": limit})])
    try:
        return base64.b64decode(encoded if isinstance(encoded, str) else "", validate=True)
    except (binascii.Error, ValueError):
        return b""
