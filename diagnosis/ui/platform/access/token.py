"""The token that lets consultants in where no sign-in is set up."""

import hmac
import secrets
import time
from functools import cache

from diagnosis.settings import settings

_WRONG = 0.5
"""Seconds that the answer to a wrong token takes."""


class TokenGate:
    """Compares tokens in constant time; the right one is let in at once, whatever others try.

    Each visit waits for the answer to one token before it offers the next, so that guessing is slow
    for each, and nobody's guesses slow anybody else down. What keeps guesses out is the length of
    the token.
    """

    def __init__(self, token: str) -> None:
        self._token = token.encode()

    def admits(self, offered: str) -> bool:
        """Whether `offered` is the token; takes its time where it is not."""
        right = hmac.compare_digest(offered.encode("utf-8", "replace"), self._token)
        if not right:
            time.sleep(_WRONG)
        return right


@cache
def gate() -> TokenGate:
    """The gate of this server."""
    return TokenGate(settings().token or made_token())


@cache
def made_token() -> str:
    """The token of this start, where the deployment sets none."""
    return secrets.token_urlsafe(32)
