"""The settings that the environment and the secrets give, looked at before the server starts."""

import sys
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import streamlit as st

from diagnosis.definition.home import check_home
from diagnosis.languages import FALLBACK_LANGUAGE
from diagnosis.paths import home
from diagnosis.sending.channels import SettingsError, read_channels
from diagnosis.sending.secrets_file import misspelt, read_secrets
from diagnosis.settings import MAKE_ONE, SHORTEST_TOKEN, settings
from diagnosis.ui.platform.access.publishing import PublishingError, check_publishing
from diagnosis.ui.platform.access.sign_in import Consultants

SHORTEST_SECRET = 32
"""Characters that a cookie secret needs at least."""
_GOOD = f"This makes a good one: {MAKE_ONE}"
_KNOWN = ("auth", "consultants", "mail", "webhook")


class UnsafeSettingsError(ValueError):
    """A setting is damaged, misspelt or too weak to guard anything; the text says which and the way out."""


def check_settings() -> None:
    """End the process with one sentence where a setting is wrong, or cannot guard the consultants' pages."""
    for fault in settings().faults:
        sys.exit(fault)
    secrets = [Path(path) for path in st.get_option("secrets.files")]
    try:
        folder = home()
        if folder and not folder.is_dir():
            raise UnsafeSettingsError(check_home(folder)[0].message(FALLBACK_LANGUAGE))
        check_publishing()
        for path in secrets:
            check_secrets(path)
        read_channels(secrets)
    except (PublishingError, UnsafeSettingsError, SettingsError) as error:
        sys.exit(str(error))


def check_secrets(path: Path) -> None:
    """Look through one secrets file; a file that does not exist is fine.

    Raises UnsafeSettingsError. Streamlit itself would go on without the sign-in, and with the
    token as the only lock.
    """
    try:
        settings = read_secrets(path)
    except ValueError as error:
        raise UnsafeSettingsError(str(error)) from None
    for name in settings:
        # Other sections, such as those of connections, are Streamlit's own.
        meant = get_close_matches(name.strip().lower(), _KNOWN, n=1, cutoff=0.7)
        if meant and name not in _KNOWN:
            raise UnsafeSettingsError(f"{path} has [{name}]; did you mean [{meant[0]}]?")
    _check_consultants(path, settings.get("consultants", {}))
    if "auth" in settings:
        _check_auth(path, settings["auth"])
    elif "consultants" in settings:
        raise UnsafeSettingsError(f"{path} has [consultants] and no [auth]; a sign-in needs both")


def _check_consultants(path: Path, section: Any) -> None:
    known = [field.name for field in fields(Consultants)]
    for name in section if isinstance(section, dict) else ():
        if name not in known:
            said = misspelt(name, known)
            raise UnsafeSettingsError(f"{path}: [consultants] {name}: {said}")


def _check_auth(path: Path, auth: Any) -> None:
    if not isinstance(auth, dict):
        raise UnsafeSettingsError(f"{path}: auth has to be a section, [auth]")
    secret = auth.get("cookie_secret")
    if not isinstance(secret, str) or not secret:
        raise UnsafeSettingsError(f"{path}: [auth] needs a cookie_secret")
    if len(secret) < SHORTEST_SECRET:
        raise UnsafeSettingsError(
            f"{path}: cookie_secret needs {SHORTEST_SECRET} characters or more; it has {len(secret)}. {_GOOD}"
        )
    if len(set(secret)) < SHORTEST_TOKEN // 2:
        raise UnsafeSettingsError(f"{path}: cookie_secret repeats the same few characters. {_GOOD}")
