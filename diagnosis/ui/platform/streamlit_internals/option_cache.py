"""What Streamlit (1.67) tells the browser of its settings with every run, put together once.

See decision 0014. Only what is the same for every visitor may be kept; a test compares it with what
each is told.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit import config
from streamlit.runtime import app_session

from diagnosis.settings import settings

PARTS = ("_populate_config_msg", "_populate_theme_msg")
"""Streamlit's functions that fill a part of the message at the start of a run."""


def keep_settings() -> None:
    """Let each part be filled from the one before, until Streamlit reads its settings anew.

    Streamlit goes through all of its options for each tap, six times over for the theme, which takes
    longer than the answer to a question. A part that a later Streamlit does not have is left alone.
    """
    if not settings().streamlit_internals:
        return
    for name in PARTS:
        fill = getattr(app_session, name, None)
        if fill is not None:
            setattr(app_session, name, _once(fill))


def _once(fill: Callable[..., None]) -> Callable[..., None]:
    filled: dict[tuple[Any, ...], Any] = {}
    config.on_config_parsed(filled.clear, force_connect=True)

    @wraps(fill)
    def fill_once(message: Any, *section: str, **named: Any) -> None:
        if named:  # Streamlit does not call it with names so far
            fill(message, *section, **named)
            return
        if section not in filled:
            part = type(message)()
            fill(part, *section)
            filled[section] = part
        message.MergeFrom(filled[section])

    return fill_once
