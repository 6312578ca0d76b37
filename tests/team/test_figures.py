"""The figures equal published worked examples, and what they are defined as."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import permutation_test, wasserstein_distance

from diagnosis.team.chance import WAYS, Places, chances, group_means, inside, largest_gaps, shuffles
from diagnosis.team.figures import (
    Floats,
    average_deviation,
    cliffs_delta,
    counted,
    hard_bounds,
    likely_gap,
    moved,
    stays_apart,
    total_variation,
)

levels = arrays(np.int64, st.integers(1, 8), elements=st.integers(0, 4))


def test_welchs_interval_is_that_of_the_sleep_data() -> None:
    """Student (1908); `t.test(extra ~ group, data = sleep)` in R's documentation."""
    one = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    other = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    assert likely_gap(one, other, 0.95) == pytest.approx((-3.3654832, 0.2054832), abs=1e-6)
    assert likely_gap(np.full(5, 3.0), np.full(5, 4.0)) is None


def test_the_shuffle_is_that_of_the_mouse_data() -> None:
    """Efron & Tibshirani (1993), An Introduction to the Bootstrap, 15.2: 30.63 days, ASL 0.132 of 1,000 shuffles."""
    treated = [94, 197, 16, 38, 99, 141, 23]
    control = [52, 104, 146, 10, 51, 30, 40, 27, 46]
    scores = np.array([treated + control], dtype=float).T
    groups = np.array([0] * 7 + [1] * 9)
    ways = shuffles(groups, scores)
    assert len(ways) == 11440  # every way to choose 7 of 16
    gaps = np.diff(group_means(scores, inside(ways, 2)), axis=1)[:, 0, 0] * -1
    observed = np.mean(treated) - np.mean(control)
    assert observed == pytest.approx(30.63, abs=0.005)
    one_sided = (gaps >= observed - 1e-9).mean()
    assert one_sided == pytest.approx(0.132, abs=3 * (0.132 * 0.868 / 1000) ** 0.5)
    # The same by an independent implementation.
    theirs = permutation_test((treated, control), mean_difference, n_resamples=WAYS)
    assert one_sided == pytest.approx((theirs.null_distribution >= observed - 1e-9).mean())


def mean_difference(one: Floats, other: Floats) -> float:
    return float(np.mean(one) - np.mean(other))


def chance_alone(observed: Floats, ways: Places, measure: Callable[[Places], Floats], column: int) -> float:
    def only(some: Places) -> Floats:
        return measure(some)[:, [column]]

    return float(chances(observed[[column]], ways, only)[0])


def test_the_largest_of_many_differences_is_paid_for() -> None:
    noise = np.random.default_rng(3)
    scores = noise.normal(size=(10, 6))
    groups = np.array([0] * 5 + [1] * 5)
    ways = shuffles(groups, scores)

    def measure(some: Places) -> Floats:
        return largest_gaps(group_means(scores, inside(some, 2)))

    observed = measure(groups[None, :])[0]
    adjusted = chances(observed, ways, measure)
    alone = [chance_alone(observed, ways, measure, column) for column in range(6)]
    assert (adjusted >= np.array(alone) - 1e-12).all()
    everything = measure(ways)
    for column in range(6):
        larger = (everything.max(axis=1) >= observed[column] - 1e-9).sum()
        assert adjusted[column] == (1 + larger) / (1 + len(ways))


def test_more_ways_than_can_be_gone_through_are_drawn_the_same_for_the_same_people() -> None:
    groups = np.array([0] * 20 + [1] * 20)
    data = np.arange(40.0)
    drawn = shuffles(groups, data)
    assert drawn.shape == (WAYS, 40)
    assert (drawn.sum(axis=1) == 20).all()
    assert (drawn == shuffles(groups, data)).all()
    assert not (drawn == shuffles(groups, data + 1)).all()


def test_cliffs_delta_is_that_of_the_manual() -> None:
    """The example of `cliff.delta` in the manual of the R package effsize."""
    treatment = np.array([10, 10, 20, 20, 20, 30, 30, 30, 40, 50]) // 10 - 1
    control = np.array([10, 20, 30, 40, 40, 50]) // 10 - 1
    assert cliffs_delta(counted(treatment, 5), counted(control, 5)) == pytest.approx(-0.25)


@given(levels, levels)
def test_differences_are_what_they_are_defined_as(one: np.ndarray, other: np.ndarray) -> None:
    a, b = counted(one, 5), counted(other, 5)
    dominance = np.sign(one[:, None] - other[None, :]).mean()
    assert cliffs_delta(a, b) == pytest.approx(dominance)
    assert moved(a, b) == pytest.approx(wasserstein_distance(one, other) / 4)
    shares = [abs((one == level).mean() - (other == level).mean()) for level in range(5)]
    assert total_variation(a, b) == pytest.approx(sum(shares) / 2)


def test_the_average_deviation_of_answers_at_random_is_the_published_one() -> None:
    """Burke & Dunlap (2002): 1.2 steps for answers spread evenly over five options; agreement up to 5/6."""
    assert average_deviation(np.arange(5)) == pytest.approx(1.2)
    assert average_deviation(np.array([2, 2, 2])) == 0
    assert average_deviation(np.array([1, 2, 3, 3])) == pytest.approx(0.75)


@given(st.data())
def test_hard_bounds_are_those_of_every_completion(data: st.DataObject) -> None:
    """Each score may still be low or high, and each who did not answer 0 or 100: by brute force."""
    people = data.draw(st.integers(1, 4))
    missing = data.draw(st.integers(0, 3))
    low = np.array(data.draw(st.lists(st.integers(0, 100), min_size=people, max_size=people)), dtype=float)
    high = np.array([data.draw(st.integers(int(value), 100)) for value in low], dtype=float)
    means = [
        np.mean([*known, *others])
        for known in product(*zip(low, high, strict=True))
        for others in product((0, 100), repeat=missing)
    ]
    assert hard_bounds(low, high, people + missing) == pytest.approx((min(means), max(means)))
    with pytest.raises(ValueError, match="fewer people"):
        hard_bounds(low, high, people - 1)


def test_a_gap_that_one_person_makes_is_not_stable() -> None:
    one, other = np.array([0.0, 0, 0, 0, 100]), np.array([0.0, 0, 0, 0, 0])
    assert not stays_apart(one, other, 10)
    assert stays_apart(other + 40, other, 10)
    assert not stays_apart(one[:1], other, 10)
