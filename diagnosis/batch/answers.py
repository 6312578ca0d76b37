"""The answers of a table: a column of small numbers for each question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from diagnosis.definition.base import OPEN
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.response import ResponseError
from diagnosis.engine.response_reader import read_response

Mask = NDArray[np.bool_]
Codes = NDArray[np.signedinteger[Any]]
BETWEEN = ";"
"""Parts the options of a question of which several may be chosen."""


class FrameError(ValueError):
    """Cells that are no answers: `faults` maps a question to the values that cannot be read, at most ten."""

    def __init__(self, faults: Mapping[str, list[str]]) -> None:
        super().__init__("; ".join(f"{name}: {', '.join(values)}" for name, values in faults.items()))
        self.faults = dict(faults)


@dataclass(frozen=True)
class Column:
    """The answers to a question: a code for each row, and for each code the options that it stands for.

    Code -1 is an open question, and the last of `chosen` what it stands for.
    """

    codes: Codes
    chosen: list[tuple[str, ...]]

    def where(self, holds: list[bool]) -> Mask:
        """The rows whose code holds."""
        found: Mask = np.array(holds, dtype=bool)[self.codes]
        return found

    def numbers(self, values: list[int]) -> NDArray[np.int64]:
        """A number for each row, by its code."""
        found: NDArray[np.int64] = np.array(values, dtype=np.int64)[self.codes]
        return found

    def includes(self, options: tuple[str, ...]) -> Mask:
        """The rows in which one of the options was chosen."""
        return self.where([not set(options).isdisjoint(chosen) for chosen in self.chosen])

    @property
    def known(self) -> Mask:
        """The rows with a definite answer."""
        return self.where([bool(chosen) and not OPEN.issuperset(chosen) for chosen in self.chosen])


Reader = Callable[[Question, str], tuple[str, ...]]
"""Reads one cell of a column. Raises ResponseError for an unreadable value."""


def columns_of(definition: Definition, frame: pd.DataFrame, read: Reader | None = None) -> dict[str, Column]:
    """A column for each question; one that the frame does not have is open in each row.

    `read` is for values that are written otherwise than as option ids. Raises FrameError.
    """
    read = read or partial(_read, definition)
    found: dict[str, Column] = {}
    faults: dict[str, list[str]] = {}
    for name, question in definition.questions.items():
        if name not in frame.columns:
            found[name] = Column(np.full(len(frame), -1, dtype=np.int8), [()])
            continue
        # A table has few different answers to a question: each is read once.
        codes, values = _factorized(frame[name])
        chosen: list[tuple[str, ...]] = []
        for value in values:
            words = str(value).strip()
            try:
                chosen.append(read(question, words) if words else ())
            except ResponseError:
                chosen.append(())
                faults.setdefault(name, []).append(repr(value))
        found[name] = Column(codes, [*chosen, ()])
    if faults:
        raise FrameError({name: values[:10] for name, values in faults.items()})
    return found


def _factorized(column: pd.Series[Any]) -> tuple[NDArray[Any], Sequence[object]]:
    """The different values of a column, and for each row the place of its own; -1 where there is none."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        places, known = column.cat.codes.to_numpy(), list(column.cat.categories)
        # A value that no row has is not read, and so causes no error.
        used = np.bincount(places.astype(np.int64) + 1, minlength=len(known) + 1)[1:] > 0
        return places, [value if some else "" for value, some in zip(known, used, strict=True)]
    codes, values = pd.factorize(column, use_na_sentinel=True)
    return codes, list(values)


def _read(definition: Definition, question: Question, words: str) -> tuple[str, ...]:
    given = [part.strip() for part in words.split(BETWEEN)] if question.multiple else [words]
    return read_response(definition, {"answers": {question.id: given}}).answers.get(question.id, ())
