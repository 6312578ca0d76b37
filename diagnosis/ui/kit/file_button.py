"""A button that makes a file when it is pressed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st

from diagnosis.ui.platform.streamlit_internals.made_files import keep_file

_AT_ONCE = 4
"""Files in the making for all visitors; Streamlit's server has six threads for them on two cores."""
_PATIENCE = 10.0
"""Seconds that a visitor waits for others' files."""


class BusyError(Exception):
    """Too many files are being made; the visitor may press again in a moment."""


class Turns:
    """Whose file is made next: one at a time for each visit, and few at once for all.

    Of a visit's further presses one waits and the others are refused at once, so that they do not
    stand before the files of others.
    """

    def __init__(self, everybody: threading.Semaphore) -> None:
        self._everybody = everybody
        self._admitted = threading.Semaphore(2)
        self._making = threading.Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a turn and have it. Raises BusyError."""
        if not self._admitted.acquire(blocking=False):
            raise BusyError
        try:
            with self._making:
                if not self._everybody.acquire(timeout=_PATIENCE):
                    raise BusyError
                try:
                    yield
                finally:
                    self._everybody.release()
        finally:
            self._admitted.release()


_everybody = threading.Semaphore(_AT_ONCE)


def file_button(
    label: str,
    make: Callable[[], bytes | str],
    file_name: str,
    mime: str,
    *,
    key: str,
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    """Draw the button; `make` gives the content when it is pressed, and no screen is drawn anew."""
    turns: Turns = st.session_state.setdefault("turns", Turns(_everybody))

    def made() -> bytes:
        with turns.one():
            content = make()
            data = content if isinstance(content, bytes) else content.encode()
            keep_file(data, mime, file_name)
            return data

    st.download_button(label, made, file_name, mime, key=key, type=kind, on_click="ignore")
