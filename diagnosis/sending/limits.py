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
    """Counts what was sent in the last hour. Addresses are kept as keyed digests only."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._sent: deque[tuple[float, bytes]] = deque()
        self._lock = threading.Lock()

    def admit(self, address: str, now: float | None = None) -> bool:
        """Whether one more may be sent from this address, which then counts."""
        moment = time.monotonic() if now is None else now
        digest = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        with self._lock:
            while self._sent and self._sent[0][0] <= moment - HOUR:
                self._sent.popleft()
            own = sum(one == digest for _, one in self._sent)
            if own >= FROM_ONE or len(self._sent) >= FROM_ALL:
                return False
            self._sent.append((moment, digest))
            return True
