"""Who is let in by a sign-in (OIDC): whoever the list in the deployment's secrets names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

AHEAD = 60
"""Seconds that the clock of the provider may be ahead of ours."""
Verdict = Literal["admitted", "signed-out", "not-allowed", "unverified", "expired"]


@dataclass(frozen=True)
class Consultants:
    """`[consultants]` in `secrets.toml`.

    `allow` holds addresses (`a@firm.example`) and domains (`@firm.example`); empty, it lets
    nobody in. `hours` is how long a sign-in lasts. `unverified` lets in addresses of which
    the provider does not say that they are verified.
    """

    allow: tuple[str, ...] = ()
    hours: float = 12.0
    unverified: bool = False


def sign_in_configured() -> bool:
    """Whether the deployment's secrets have `[auth]`."""
    return bool(st.secrets.load_if_toml_exists() and "auth" in st.secrets)


def consultants() -> Consultants:
    """The settings in the secrets; those that are left out have their defaults."""
    given = st.secrets.get("consultants", {})
    allow = given.get("allow", ())
    return Consultants(
        allow=(allow,) if isinstance(allow, str) else tuple(str(entry) for entry in allow),
        hours=float(given.get("hours", 12.0)),
        unverified=given.get("unverified", False) is True,
    )


def judge(claims: Mapping[str, Any], settings: Consultants, now: float) -> Verdict:
    """What to do with a visitor who brings these claims; `now` is in seconds since 1970.

    The age of a sign-in counts from `iat`; one from the future counts as expired. `exp` is not used:
    it is the life of the provider's token, with some of them five minutes, which would end a call in
    its middle.
    """
    if claims.get("is_logged_in") is not True:
        return "signed-out"
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or not -AHEAD <= now - issued <= settings.hours * 3600:
        return "expired"
    email = str(claims.get("email") or "")
    if not any(matches(email, entry) for entry in settings.allow):
        return "not-allowed"
    if claims.get("email_verified") is not True and not settings.unverified:
        return "unverified"
    return "admitted"


def matches(email: str, entry: str) -> bool:
    """Whether an address is the one, or of the domain (`@firm.example`), that an entry of a list names."""
    # Lower case is for ASCII only: "K" for kelvin would become a plain k.
    if not email.isascii() or email.count("@") != 1:
        return False
    address, wanted = email.lower(), entry.strip().lower()
    if wanted.startswith("@"):
        return len(wanted) > 1 and address.endswith(wanted) and len(address) > len(wanted)
    return bool(wanted) and address == wanted
