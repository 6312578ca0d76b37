"""Addresses of our own beside Streamlit's."""

ALIVE, READY = "/healthz", "/readyz"
WINDOW = "/client-window"
EMBED = "/embed.js"
EDITOR = "/editor.js"
ROOM, SCREEN, ROOM_API = "/room", "/room/screen", "/room/api"
"""The page of phones, that of the shared screen, and what both ask."""


def base() -> str:
    """The path under which the whole app stands, where it is not the top."""
    import streamlit as st

    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""
