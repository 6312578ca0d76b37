"""A button that makes a file when it is pressed, and keeps it until it has been fetched."""

import threading
from collections.abc import Callable
from typing import Literal

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx


def file_button(
    label: str,
    make: Callable[[], bytes | str],
    file_name: str,
    mime: str,
    *,
    key: str,
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    """Draw the button; `make` gives the content when it is pressed, and no screen is drawn anew.

    Streamlit counts a file made in this way as nobody's, and deletes it after the second next run
    of any visitor: on a busy server before a phone has fetched it. So it is noted as this
    session's own, which keeps it until the session's next run.
    """
    context = get_script_run_ctx()

    def made() -> bytes:
        content = make()
        data = content if isinstance(content, bytes) else content.encode()

        def note() -> None:
            files = runtime.get_instance().media_file_mgr
            files.add(data, mime, f"file-button-{key}", file_name, is_for_static_download=True)

        if context is not None and runtime.exists():
            # The session is that of the thread; a thread of its own leaves no trace on this one.
            noting = threading.Thread(target=note)
            add_script_run_ctx(noting, context)
            noting.start()
            noting.join()
        return data

    st.download_button(label, made, file_name, mime, key=key, type=kind, on_click="ignore")
