"""How often may be sent: few times from one address, and not endlessly by all together."""

import hashlib
import secrets
import threading
import time
from collections import deque

HOUR = 3600.0
FROM_ONE, FROM_ALL = 5, 200
"""In an hour, for one process."""


class Limits:
    """Counts what came in the last hour, from one address and from all; keeps keyed digests of addresses."""

    def __init__(self, from_one: int = FROM_ONE, from_all: int = FROM_ALL) -> None:
        self._from_one, self._from_all = from_one, from_all
        self._key = secrets.token_bytes(32)
        self._sent: deque[tuple[float, bytes]] = deque()
        self._lock = threading.Lock()

    def admit(self, address: str, now: float | None = None) -> bool:
        """Whether one more may be sent from this address, which then counts."""
        with self._lock:
            digest, room = self._look(address, now)
            if room:
                self._sent.append((time.monotonic() if now is None else now, digest))
            return room

    def has_room(self, address: str, now: float | None = None) -> bool:
        """Whether one more would be admitted; it does not count."""
        with self._lock:
            return self._look(address, now)[1]

    def _look(self, address: str, now: float | None) -> tuple[bytes, bool]:
        moment = time.monotonic() if now is None else now
        digest = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        while self._sent and self._sent[0][0] <= moment - HOUR:
            self._sent.popleft()
        own = sum(one == digest for _, one in self._sent)
        return digest, own < self._from_one and len(self._sent) < self._from_all
