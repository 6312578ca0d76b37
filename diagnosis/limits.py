"""How often may be sent: few times from one address, and not endlessly by all together."""

import hashlib
import secrets
import threading
import time
from collections import deque
from ipaddress import IPv6Address, IPv6Network, ip_address

HOUR = 3600.0
FROM_ONE, FROM_ALL = 5, 200
"""In an hour, for one process."""


def address_group(address: str) -> str:
    """The part of an address that stays with one line: IPv4 whole, of IPv6 the first 64 bits.

    A line is given at least a /64 of IPv6, so that one device can have any number of addresses.
    Text that is not an address stays as it is.
    """
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(IPv6Network((known.packed, 64), strict=False).network_address)


class Limits:
    """Counts what came in the last hour, from one group of addresses and from all; keeps keyed digests only.

    One group gets a small part of what all get, so that it cannot use that up alone.
    """

    def __init__(self, from_one: int = FROM_ONE, from_all: int = FROM_ALL) -> None:
        self._from_one, self._from_all = from_one, from_all
        self._key = secrets.token_bytes(32)
        self._came: deque[tuple[float, bytes, bytes]] = deque()
        self._lock = threading.Lock()

    def admit(self, address: str, now: float | None = None, *, about: str = "") -> bool:
        """Whether one more may come from this address, which then counts; the same `about` counts once."""
        moment = time.monotonic() if now is None else now
        who, what = self._digest(address_group(address)), self._digest(about)
        with self._lock:
            self._forget(moment)
            if about and any(one == who and same == what for _, one, same in self._came):
                return True
            room = self._room(who)
            if room:
                self._came.append((moment, who, what))
            return room

    def _room(self, who: bytes) -> bool:
        own = sum(one == who for _, one, _ in self._came)
        return own < self._from_one and len(self._came) < self._from_all

    def _forget(self, moment: float) -> None:
        while self._came and self._came[0][0] <= moment - HOUR:
            self._came.popleft()

    def _digest(self, words: str) -> bytes:
        return hashlib.blake2b(words.encode("utf-8", "replace"), key=self._key, digest_size=16).digest()
