"""Medians of repeated calls."""

import time
from collections.abc import Callable
from statistics import median


def seconds(call: Callable[[], object], repeats: int = 7) -> float:
    """The median time of one call, after one call to warm up."""
    call()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return median(times)
