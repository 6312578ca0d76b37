"""What is added up along the ways through the questions: their number, or the least price of one.

Both are one algorithm over a semiring: `plus` puts alternatives together, `times` puts parts of one
answer set together, `zero` is "not possible" and `one` is "at no cost".
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from diagnosis.engine.outlook.space import Answer

Array = npt.NDArray[Any]
Worth = Callable[[str, Answer], float]
"""The element of the semiring that stands for giving a question an answer."""


@dataclass(frozen=True)
class Semiring:
    """`plus` and `times` are numpy ufuncs; `dtype` holds every value that occurs without rounding."""

    zero: float
    one: float
    plus: Any
    times: Any
    dtype: Any

    def full(self, shape: Any) -> Array:
        """An array of zeros of the semiring."""
        return np.full(shape, self.zero, dtype=self.dtype)

    def exactly(self, values: Array) -> Array:
        """Values of another dtype in this one, whole numbers as whole numbers."""
        if self.dtype is object:
            return np.array([int(value) for value in values], dtype=object)
        return values.astype(self.dtype)

    def total(self, values: list[float]) -> float:
        """The sum of plain numbers, which stay plain, so that whole numbers of any size are exact."""
        return sum(values) if self.plus is np.add else min(values)

    def along(self, value: float, worth: float) -> float:
        """The product of two plain numbers, which stays plain."""
        return value * worth if self.plus is np.add else value + worth

    def product(self, left: Array, right: Array) -> Array:
        """The matrix product: over the last axis of `left` and the first of `right`, both 2-dimensional."""
        if self.plus is np.add:
            return np.asarray(left @ right)
        return np.asarray(self.plus.reduce(self.times(left[:, :, None], right[None, :, :]), axis=1))

    def outer(self, vectors: list[Array]) -> Array:
        """One axis for each vector; every entry is the product of one entry of each."""
        result = vectors[0]
        for vector in vectors[1:]:
            result = self.times.outer(result, vector)
        return result

    def explains(self, total: float, part: float) -> bool:
        """Whether the way that `part` stands for is one of those that make up `total`."""
        return bool(part != self.zero) if self.plus is np.add else bool(part == total)


def counting(most: int) -> Semiring:
    """Numbers of answer sets, in the fastest kind of number that is exact up to `most`."""
    dtype: Any = np.float64 if most < 2**53 else np.int64 if most < 2**62 else object
    return Semiring(0, 1, np.add, np.multiply, dtype)


REACHED = Semiring(0, 1, np.add, np.multiply, np.float64)
"""Whether there is an answer set at all: numbers that are rounded where they are large, never to zero.

Nothing is ever taken away from them. Exact numbers of that size would be Python's own, which are slow.
"""
LEAST = Semiring(np.inf, 0.0, np.minimum, np.add, np.float64)
"""The least price; prices are small whole numbers."""


def one_each(question: str, answer: Answer) -> float:  # noqa: ARG001
    """The worth of an answer where answer sets are counted."""
    return 1
