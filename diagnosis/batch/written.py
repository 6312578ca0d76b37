"""A table as people write it, diagnosed; every cell that cannot be read is named."""

from collections.abc import Iterator, Sequence

import pandas as pd

from diagnosis.batch.answers import columns_of
from diagnosis.batch.frame import diagnosed
from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.response_row import Columns, placed, read_cell

MOST_FAULTS = 1_000
"""Faulty cells that are told of one part of a table."""


def diagnose_written(
    definition: Definition, columns: Columns, frame: pd.DataFrame, numbers: Sequence[int]
) -> tuple[pd.DataFrame, list[Finding]]:
    """The diagnoses of the rows of a part of a table, and what is wrong with single cells, left open.

    `columns` are those of the table's header (`columns_of` in `diagnosis.engine.response_row`), and those of
    `frame` are in the same order. `numbers` are those of its rows in messages.
    """
    asked = {name: place for place, name in enumerate(columns.questions) if name}
    answers = pd.DataFrame({name: frame.iloc[:, place] for name, place in asked.items()})
    wrong: dict[str, dict[str, Finding]] = {}

    def read(question: Question, words: str) -> tuple[str, ...]:
        chosen, fault = read_cell(question, columns.words[question.id], words)
        if fault:
            wrong.setdefault(question.id, {})[words] = fault
        return chosen

    read_columns = columns_of(definition, answers, read)
    found = diagnosed(definition, read_columns, frame.index)
    faults = (
        placed(fault, row, columns.header[asked[name]], value)
        for name, values in wrong.items()
        for row, value, fault in _cells(answers[name], values, numbers)
    )
    return found, [fault for _, fault in zip(range(MOST_FAULTS), faults, strict=False)]


def _cells(
    cells: "pd.Series[str]", wrong: dict[str, Finding], numbers: Sequence[int]
) -> Iterator[tuple[int, str, Finding]]:
    """Where the values stand that cannot be read."""
    for row, value in zip(numbers, cells, strict=True):
        words = "" if pd.isna(value) else str(value).strip()
        if words in wrong:
            yield row, words, wrong[words]
