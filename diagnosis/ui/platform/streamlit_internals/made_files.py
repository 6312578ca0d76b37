"""Files made on request, each kept in memory for as long as its download takes to begin. See decision 0012.

Streamlit (1.67) lets go of a file when other visitors have run twice; slow phones then find nothing
(streamlit/streamlit issues 4347 and 8932 tell of the same).
"""

import asyncio
import ctypes
import secrets
import sys
import threading
import time
from collections import deque
from types import SimpleNamespace
from typing import Any, cast

from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx

from diagnosis.settings import settings

KEPT = 120.0
"""Seconds that a file is kept for at least: time enough for a phone on a slow line to ask for it."""

PACE = 15.0
"""Seconds between two looks for files whose time is over."""

MOST = 1_000
"""Files that are kept at once, at most: some 150 MB. Beyond that the oldest ones go."""

_kept: deque[tuple[float, str]] = deque()
"""For each file until when it is kept, and the session that is made up for it."""


def keep_file(content: bytes, mime: str, file_name: str) -> None:
    """Keep a file that Streamlit is about to store, with the same type and name, without an owner.

    Streamlit deletes a file without an owner after the second next run of any visitor. What a session
    has stays, so each file is given to a session of its own.
    """
    if not (settings().streamlit_internals and runtime.exists()):
        return
    files = runtime.get_instance().media_file_mgr
    holder = secrets.token_hex(8)

    def note() -> None:
        files.add(content, mime, "file", file_name, is_for_static_download=True)

    # The session is that of the thread; a thread of its own leaves no trace on this one.
    thread = threading.Thread(target=note)
    add_script_run_ctx(thread, cast("Any", SimpleNamespace(session_id=holder)))
    thread.start()
    thread.join()
    _kept.append((time.monotonic() + KEPT, holder))
    if len(_kept) > MOST:
        files.clear_session_refs(_kept.popleft()[1])


def let_go(now: float) -> None:
    """Delete every file whose time was over at `now`, in seconds of the monotonic clock."""
    if not (_kept and _kept[0][0] <= now):
        return
    files = runtime.get_instance().media_file_mgr
    while _kept and _kept[0][0] <= now:
        files.clear_session_refs(_kept.popleft()[1])
    for _ in range(2):  # the first time, Streamlit only marks what it deletes the second time
        files.remove_orphaned_files()
    _give_back()


def _give_back() -> None:
    """Give free memory back to the system, where the C library would hold on to it (glibc does)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


async def evict_files_loop() -> None:
    """Delete files in time, for as long as the server runs."""
    while True:
        await asyncio.sleep(PACE)
        let_go(time.monotonic())
