"""The figures of a comparison, each from its source. Arrays have a row for each person.

None of these leaves a comparison but as rounded means and words.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Levels = NDArray[np.int64]
"""Places of answers along their options, from 0; -1 where nothing is known."""
_NOTHING = 1e-12
LIKELY = 0.90
"""How often the likely interval of a gap holds the true one."""


def likely_gap(one: Floats, other: Floats, level: float = LIKELY) -> tuple[float, float] | None:
    """Welch's interval (1947) of the difference of two means; None without any variance.

    Also None where a group has fewer than two people.
    """
    if min(len(one), len(other)) < 2:
        return None
    errors = [float(group.var(ddof=1)) / len(group) for group in (one, other)]
    error = sum(errors)
    if error < _NOTHING:
        return None
    from scipy.special import stdtrit

    # Welch and Satterthwaite; scipy's own test warns where the scores of a group are nearly the same.
    freedom = error**2 / sum(
        part**2 / (len(group) - 1) for part, group in zip(errors, (one, other), strict=True)
    )
    half = float(stdtrit(freedom, (1 + level) / 2)) * error**0.5
    gap = float(one.mean() - other.mean())
    return gap - half, gap + half


def hard_bounds(low: Floats, high: Floats, headcount: int) -> tuple[float, float]:
    """The least and the greatest that the mean of `headcount` people can be, whatever the others would say.

    `low` and `high` are what the scores of those who are known can still be, in points from 0 to 100.
    Interval arithmetic. Raises ValueError where there are fewer people than are known.
    """
    others = headcount - len(low)
    if others < 0:
        raise ValueError("fewer people than have answered")
    return float(low.sum() / headcount), float((high.sum() + 100 * others) / headcount)


def average_deviation(levels: Levels) -> float:
    """The average deviation from the median, in steps of the scale (Burke & Dunlap 2002).

    `levels` has at least one answer, and only known ones.
    """
    return float(np.abs(levels - np.median(levels)).mean())


def counted(levels: Levels, options: int) -> Floats:
    """How many people gave each of the options."""
    return np.bincount(levels[levels >= 0], minlength=options).astype(float)


def cliffs_delta(one: Floats, other: Floats) -> Floats:
    """How much more often the first of two people, one of each group, stands higher (Cliff 1993), -1 to 1.

    Both hold counts along ordered options in the last axis, in groups that are not empty.
    """
    below = np.cumsum(other, axis=-1) - other
    above = other.sum(axis=-1, keepdims=True) - below - other
    pairs = one.sum(axis=-1) * other.sum(axis=-1)
    delta: Floats = (one * (below - above)).sum(axis=-1) / pairs
    return delta


def total_variation(one: Floats, other: Floats) -> Floats:
    """The share of answers that would have to change for both groups to answer alike, from 0 to 1.

    Both hold counts in the last axis, in groups that are not empty.
    """
    distance: Floats = np.abs(_shares(one) - _shares(other)).sum(axis=-1) / 2
    return distance


def moved(one: Floats, other: Floats) -> Floats:
    """The Wasserstein distance of two distributions of levels, over the length of the scale, from 0 to 1.

    Both hold counts along ordered options in the last axis, in groups that are not empty.
    """
    steps = one.shape[-1] - 1
    between = np.abs(np.cumsum(_shares(one) - _shares(other), axis=-1))[..., :-1]
    distance: Floats = between.sum(axis=-1) / steps
    return distance


def stays_apart(one: Floats, other: Floats, points: float) -> bool:
    """Whether the gap keeps its sign and `points` with any one person left out (jackknife)."""
    whole = np.sign(one.mean() - other.mean())
    if min(len(one), len(other)) < 2:
        return False
    without = [_but_one(one) - other.mean(), one.mean() - _but_one(other)]
    return all(bool((whole * gaps >= points - 1e-9).all()) for gaps in without)


def pairs_of(groups: int) -> list[tuple[int, int]]:
    """Every two of the groups."""
    return list(combinations(range(groups), 2))


def _but_one(values: Floats) -> Floats:
    """The mean without each value in turn."""
    means: Floats = (values.sum() - values) / (len(values) - 1)
    return means


def _shares(counts: Floats) -> Floats:
    shares: Floats = counts / counts.sum(axis=-1, keepdims=True)
    return shares
