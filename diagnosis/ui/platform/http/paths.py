"""Addresses of our own beside Streamlit's."""

from starlette.types import Scope

ALIVE, READY = "/healthz", "/readyz"
WINDOW = "/client-window"
EMBED = "/embed.js"
EDITOR = "/editor.js"
ROOM, SCREEN, ROOM_API = "/room", "/room/screen", "/room/api"
"""The page of phones, that of the shared screen, and what both ask."""


def asked_for(scope: Scope, *paths: str) -> str:
    """Which of these paths is asked for, below that of the whole app; empty for another."""
    asked = scope["path"] if scope["type"] == "http" else ""
    # Most answers are files, for which the settings need not be looked at.
    path = asked.removeprefix(base()) if asked.endswith(paths) else ""
    return path if path in paths else ""


def base() -> str:
    """The path under which the whole app stands, where it is not the top."""
    import streamlit as st

    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""
