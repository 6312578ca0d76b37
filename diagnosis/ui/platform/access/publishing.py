"""Who may publish the firm's files from the workbench: nobody, unless a setting says so."""

import streamlit as st

from diagnosis.paths import QUESTIONS, RULES, home, in_use
from diagnosis.settings import EVERYBODY, settings
from diagnosis.ui.platform.access.sign_in import matches, sign_in_configured


class PublishingError(ValueError):
    """Publishing cannot work as it is set; the text says why, and the way out."""


def check_publishing() -> None:
    """Raises PublishingError where the setting cannot be followed."""
    named = settings().publish
    if not named:
        return
    if named != (EVERYBODY,) and not sign_in_configured():
        raise PublishingError(
            "DIAGNOSIS_PUBLISH names addresses, which only a sign-in can tell apart;"
            f" set up [auth], or write {EVERYBODY}"
        )
    folder = home()
    if folder is None:
        raise PublishingError("DIAGNOSIS_PUBLISH needs the firm's folder; name it in DIAGNOSIS_HOME")
    for shipped in (QUESTIONS, RULES):
        if in_use(shipped) not in (shipped, folder / shipped.name):
            raise PublishingError(
                f"DIAGNOSIS_PUBLISH publishes to {folder / shipped.name}, but {in_use(shipped)} is in use;"
                " take out the variable that names it"
            )


def may_publish() -> bool:
    """Whether this visitor, whom the door has let in, may publish."""
    named = settings().publish
    return named == (EVERYBODY,) or any(matches(signed_in_as(), entry) for entry in named)


def signed_in_as() -> str:
    """The address of a sign-in; empty where there is none."""
    return str(st.user.get("email") or "") if sign_in_configured() else ""
