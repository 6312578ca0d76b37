"""Who may publish the firm's files from the workbench: nobody, unless a setting says so."""

import os
import re

import streamlit as st

from diagnosis.environment import switched
from diagnosis.paths import HOME, QUESTIONS, RULES, home, in_use
from diagnosis.ui.platform.access.sign_in import matches, sign_in_configured

SETTING = "DIAGNOSIS_PUBLISH"
EVERYBODY = "on"


class PublishingError(ValueError):
    """The setting cannot be followed; the text says why, and the way out."""


def publishers() -> tuple[str, ...]:
    """Addresses and domains, or EVERYBODY alone for all consultants; empty for nobody."""
    named = tuple(name for name in re.split(r"[\s,]+", os.environ.get(SETTING, "").strip()) if name)
    on = switched(named[0]) if len(named) == 1 else None
    return named if on is None else (EVERYBODY,) * on


def check_publishing() -> None:
    """Raises PublishingError where the setting cannot be followed."""
    named = publishers()
    if not named:
        return
    wrong = [name for name in named if "@" not in name and named != (EVERYBODY,)]
    if wrong:
        raise PublishingError(
            f"{SETTING} has {wrong[0]!r}; write {EVERYBODY}, off, or addresses such as owner@firm.example"
        )
    if named != (EVERYBODY,) and not sign_in_configured():
        raise PublishingError(
            f"{SETTING} names addresses, which only a sign-in can tell apart;"
            f" set up [auth], or write {EVERYBODY}"
        )
    folder = home()
    if folder is None:
        raise PublishingError(f"{SETTING} needs the firm's folder; name it in {HOME}")
    for shipped in (QUESTIONS, RULES):
        if in_use(shipped) not in (shipped, folder / shipped.name):
            raise PublishingError(
                f"{SETTING} publishes to {folder / shipped.name}, but {in_use(shipped)} is in use;"
                " take out the variable that names it"
            )


def may_publish() -> bool:
    """Whether this visitor, whom the door has let in, may publish."""
    named = publishers()
    return named == (EVERYBODY,) or any(matches(signed_in_as(), entry) for entry in named)


def signed_in_as() -> str:
    """The address of a sign-in; empty where there is none."""
    return str(st.user.get("email") or "") if sign_in_configured() else ""
