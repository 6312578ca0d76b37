"""Ports for servers that have to be told theirs before they start."""

import os
import socket
from itertools import count

# Below the ports that systems give to outgoing connections, so that none of these takes one between
# the look and the start; each process that runs tests has a stretch of its own.
_FIRST, _STRETCH, _STRETCHES = 20_000, 200, 60
_start = _FIRST + _STRETCH * (os.getpid() % _STRETCHES)
_numbers = count()


def free_port() -> int:
    """A port on which nothing listens, and which this process has not handed out before."""
    for number in _numbers:
        if number >= _STRETCH:
            break
        with socket.socket() as probe:
            try:
                probe.bind(("localhost", _start + number))
            except OSError:
                continue
        return _start + number
    raise RuntimeError("no port is left")
