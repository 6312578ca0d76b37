"""The door of the consultants' pages. `app.py` asks for every page; hiding a link would not protect it."""

import time
from collections.abc import Mapping

import streamlit as st

from diagnosis.texts import Language, text
from diagnosis.ui.platform.access.sign_in import AHEAD, consultants, judge, sign_in_configured
from diagnosis.ui.platform.access.token import gate
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.markdown import literal

_ADMITTED = "admitted-by-token"
_ARRIVED = "arrived"
_KEY = "door"
_component = st.components.v2.component(
    _KEY, html=asset("kit/door/door.html"), css=asset("kit/door/door.css"), js=asset("kit/door/door.js")
)
_JUST = 120
"""Seconds within which a sign-in has just ended."""


def admitted(language: Language) -> bool:
    """Whether this visitor is a consultant; where not, the door has been drawn."""
    if sign_in_configured():
        return _by_sign_in(language)
    if st.session_state.get(_ADMITTED) is True:
        return True
    st.title(text(language, "door.heading"), anchor=False)
    st.markdown(text(language, "door.token-lead"))
    _token_form(language)
    return False


def just_signed_in() -> bool:
    """Whether this session begins where a sign-in has ended, which is always the first page."""
    if st.session_state.get(_ARRIVED):
        return False
    st.session_state[_ARRIVED] = True
    if not may_sign_out():
        return False
    issued = st.user.get("iat")
    return isinstance(issued, int | float) and -AHEAD <= time.time() - issued < _JUST


def may_sign_out() -> bool:
    """Whether there is a sign-in to end."""
    return sign_in_configured() and st.user.is_logged_in


def _by_sign_in(language: Language) -> bool:
    claims = st.user.to_dict()
    verdict = judge(claims, consultants(), time.time())
    if verdict == "admitted":
        return True
    st.title(text(language, "door.heading"), anchor=False)
    if verdict == "signed-out":
        st.markdown(text(language, "door.login-lead"))
    elif verdict == "expired":
        st.markdown(text(language, "door.expired"))
    else:
        words = {"not-allowed": "door.not-allowed", "unverified": "door.unverified"}
        st.error(text(language, words[verdict], email=literal(str(claims.get("email") or "?"))))
    if verdict in ("signed-out", "expired"):
        st.button(text(language, "door.login-button"), key="sign-in", type="primary", on_click=st.login)
    else:
        st.button(text(language, "door.other-account"), key="sign-out", on_click=st.logout)
    return False


def _token_form(language: Language) -> None:
    wrong = st.session_state.pop("wrong-token", False)
    data = {
        "label": text(language, "door.token"),
        "button": text(language, "door.token-button"),
        "wrong": text(language, "door.token-wrong") if wrong else "",
    }
    _component(data=data, key=_KEY, on_token_change=_offered)


def _offered() -> None:
    value = getattr(st.session_state.get(_KEY), "token", None)
    token = value.get("token") if isinstance(value, Mapping) else None
    if isinstance(token, str) and gate().admits(token[:1000]):
        st.session_state[_ADMITTED] = True
    else:
        st.session_state["wrong-token"] = True
