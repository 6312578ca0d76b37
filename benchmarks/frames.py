"""Invented tables of answers, and how long something takes."""

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from diagnosis import Definition


def random_frame(definition: Definition, rows: int) -> pd.DataFrame:
    """A row a response, as categories, answers drawn at random."""
    chance = np.random.default_rng(1)
    return pd.DataFrame(
        {
            name: pd.Categorical.from_codes(
                chance.integers(0, len(question.option_ids), rows), pd.Index(question.option_ids)
            )
            for name, question in definition.questions.items()
        }
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
