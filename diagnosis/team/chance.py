"""What chance alone would give: positions shuffled over people, and the largest of many differences.

Single-step max-T (Westfall & Young 1993): each difference is held against the largest of all in every
shuffle, so that many looks are paid for.
"""

import hashlib
import math
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from diagnosis.team.figures import Floats, Levels, pairs_of

WAYS = 20_000
"""As many ways to put people into groups are all gone through; of more, as many are drawn."""
_AT_ONCE = 2_000
_NEAR = 1e-9

Places = NDArray[np.int64]
"""The group of each person, from 0."""


def shuffles(groups: Places, *data: NDArray[np.generic]) -> Places:
    """Ways to put the people into groups of the same sizes, a row each: every one, or WAYS of them.

    What is drawn is settled by `data`, so that the same people give the same result.
    """
    sizes = np.bincount(groups).tolist()
    if _number_of_ways(sizes) <= WAYS:
        return np.array(list(_ways(sizes)), dtype=np.int64)
    content = b"".join(np.ascontiguousarray(part).tobytes() for part in (groups, *data))
    seed = int.from_bytes(hashlib.sha256(content).digest()[:8])
    drawn: Places = np.random.default_rng(seed).permuted(np.tile(groups, (WAYS, 1)), axis=1)
    return drawn


def _number_of_ways(sizes: list[int]) -> int:
    ways, people = 1, 0
    for size in sizes:
        people += size
        ways *= math.comb(people, size)
    return ways


def _ways(sizes: list[int]) -> Iterator[list[int]]:
    if not any(sizes):
        yield []
        return
    for group, size in enumerate(sizes):
        if size:
            rest = [*sizes[:group], size - 1, *sizes[group + 1 :]]
            for way in _ways(rest):
                yield [group, *way]


def inside(ways: Places, groups: int) -> Floats:
    """Who stands in which group in each way, as 0 and 1: shape (ways, groups, people)."""
    standing: Floats = (ways[:, None, :] == np.arange(groups)[None, :, None]).astype(float)
    return standing


def group_means(scores: Floats, standing: Floats) -> Floats:
    """The mean of each score in each group in each way: shape (ways, groups, scores).

    `standing` is as `inside` gives it. NaN where none of a group is known.
    """
    known = ~np.isnan(scores)
    with np.errstate(invalid="ignore"):
        means: Floats = (standing @ np.where(known, scores, 0.0)) / (standing @ known.astype(float))
    return means


def group_counts(levels: Levels, options: int, standing: Floats) -> Floats:
    """How many of each group gave each option in each way: shape (ways, groups, options).

    `standing` is as `inside` gives it.
    """
    given = (levels[:, None] == np.arange(options)[None, :]).astype(float)
    flat = standing.reshape(-1, standing.shape[-1]) @ given
    counts: Floats = flat.reshape(*standing.shape[:2], options)
    return counts


def in_parts(ways: Places) -> Iterator[Places]:
    """The ways, in parts that fit into memory."""
    for start in range(0, len(ways), _AT_ONCE):
        yield ways[start : start + _AT_ONCE]


def largest_gaps(means: Floats) -> Floats:
    """Of means by group, the largest difference between two groups: shape (..., scores)."""
    gaps = np.array([np.abs(means[..., a, :] - means[..., b, :]) for a, b in pairs_of(means.shape[-2])])
    largest: Floats = np.where(np.isnan(gaps), 0.0, gaps).max(axis=0)
    return largest


def chances(observed: Floats, ways: Places, measure: Callable[[Places], Floats]) -> Floats:
    """For each observed difference, how often chance gives one as large anywhere.

    `measure` gives, for some ways (a row each), the differences in each: shape (ways, differences).
    p = (1 + number of ways with one at least as large) / (1 + ways).
    """
    larger = np.zeros(len(observed))
    for part in in_parts(ways):
        largest = measure(part).max(axis=-1)
        larger += (largest[:, None] >= observed[None, :] - _NEAR).sum(axis=0)
    p: Floats = (1 + larger) / (1 + len(ways))
    return p
