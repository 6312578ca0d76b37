"""The token that lets consultants in where no sign-in is set up."""

import hmac
import os
import secrets
import threading
import time
from functools import cache

ENVIRONMENT = "DIAGNOSIS_TOKEN"
SHORTEST = 16
"""A token of one's own has to have so many characters."""
_FORGETS = 600.0
"""Seconds after which a wrong token no longer slows down the next one."""
_FIRST, _LONGEST = 0.25, 8.0
"""Seconds: the wait after one wrong token, which doubles with each, and the longest."""


class TokenGate:
    """Compares tokens in constant time, and answers the more slowly the more wrong ones came.

    The wait is the same for every visitor and for right and wrong tokens, so that neither new
    sessions nor the time of an answer help to guess.
    """

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._wrong: list[float] = []
        self._lock = threading.Lock()

    def admits(self, offered: str) -> bool:
        """Whether `offered` is the token; takes its time after wrong ones."""
        time.sleep(self.wait())
        right = hmac.compare_digest(offered.encode("utf-8", "replace"), self._token)
        if not right:
            with self._lock:
                self._wrong.append(time.monotonic())
        return right

    def wait(self) -> float:
        """Seconds that the next answer takes."""
        with self._lock:
            since = time.monotonic() - _FORGETS
            self._wrong = [moment for moment in self._wrong if moment > since]
            wrong = len(self._wrong)
        return min(_LONGEST, _FIRST * 2.0 ** min(wrong - 1, 10)) if wrong else 0.0


class ShortTokenError(ValueError):
    """The token in the environment is too short to be safe."""


@cache
def gate() -> TokenGate:
    """The gate of this server. Raises ShortTokenError."""
    return TokenGate(own_token() or made_token())


def own_token() -> str:
    """The token that the deployment sets, or nothing. Raises ShortTokenError."""
    token = os.environ.get(ENVIRONMENT, "")
    if token and len(token) < SHORTEST:
        raise ShortTokenError(f"{ENVIRONMENT} needs {SHORTEST} characters or more; it has {len(token)}")
    return token


@cache
def made_token() -> str:
    """The token of this start, where the deployment sets none."""
    return secrets.token_urlsafe(32)
