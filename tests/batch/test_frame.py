"""A table is diagnosed as each of its rows is, cell by cell."""

import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnosis import Definition, Response, diagnose, load_definition
from diagnosis.batch import diagnose_frame
from diagnosis.batch.answers import FrameError
from diagnosis.paths import QUESTIONS, RULES
from tests.support.frozen import DEFINITION
from tests.support.responses import responses
from tests.support.rulebooks import load, seeds, small


def table(definition: Definition, given_: list[Response], *, categories: bool) -> pd.DataFrame:
    """A row for each response, with the columns of all questions that anybody answered, and one more."""
    rows = [{name: ";".join(chosen) for name, chosen in response.answers.items()} for response in given_]
    frame = pd.DataFrame(rows, index=[f"row {number}" for number in range(len(rows))])
    frame["someone"] = "x"
    return frame.astype("category") if categories else frame


def by_row(definition: Definition, response: Response) -> dict[str, Any]:
    found = diagnose(definition, response)
    told: dict[str, Any] = {
        "plan": found.plan,
        "rule": found.rule,
        "runner_up": found.runner_up,
        "later": found.later,
        "optional": found.optional,
        "fit": found.fit.verdict,
        "leading_cause": found.leading_cause,
    }
    for cause, score in found.scores.items():
        told |= {
            f"{cause}_score": score.score,
            f"{cause}_coverage": score.coverage,
            f"{cause}_low": score.low,
            f"{cause}_high": score.high,
            f"{cause}_band": score.band,
        }
    return told


def same(definition: Definition, given_: list[Response], *, categories: bool = True) -> None:
    found = diagnose_frame(definition, table(definition, given_, categories=categories))
    assert list(found.index) == [f"row {number}" for number in range(len(given_))]
    for (_, row), response in zip(found.iterrows(), given_, strict=True):
        cells = {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}
        assert cells == by_row(definition, response)


@settings(max_examples=25, deadline=None)
@given(st.lists(responses(), min_size=1, max_size=12), st.booleans())
def test_every_cell_is_what_diagnose_gives(given_: list[Response], categories: bool) -> None:
    same(DEFINITION, given_, categories=categories)


@pytest.mark.parametrize("seed", seeds(0, 25))
def test_so_it_is_with_generated_rulebooks(seed: int) -> None:
    definition = load(*small(seed)).definition
    assert definition is not None
    chance = random.Random(seed)
    given_ = []
    for _ in range(60):
        answers = {}
        for question in definition.questions.values():
            count = chance.randint(1, question.max_choices or 1) if question.multiple else 1
            plain = [option.id for option in question.options]
            chosen = chance.choice([(), *((option,) for option in question.option_ids)])
            if question.multiple and count > 1:
                pool = [option for option in plain if option not in question.form.alone]
                drawn = chance.sample(pool, min(count, len(pool)))
                chosen = tuple(option for option in plain if option in drawn) or chosen
            if chosen:
                answers[question.id] = chosen
        given_.append(Response(answers=answers))
    same(definition, given_)


def test_the_shipped_files_too() -> None:
    definition = load_definition(QUESTIONS, RULES)
    chance = np.random.default_rng(5)
    names = {name: q for name, q in definition.questions.items() if not q.multiple}
    frame = pd.DataFrame({name: chance.choice([*q.option_ids, ""], size=300) for name, q in names.items()})
    found = diagnose_frame(definition, frame.astype("category"))
    for (_, row), (_, answers) in zip(found.iterrows(), frame.iterrows(), strict=True):
        given_ = Response(answers={str(name): (value,) for name, value in answers.items() if value})
        cells = {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}
        assert cells == by_row(definition, given_)


def test_what_is_no_answer_is_named() -> None:
    frame = pd.DataFrame({"pace": ["walk", "wallk"], "load": ["low", 3]})
    with pytest.raises(FrameError) as refused:
        diagnose_frame(DEFINITION, frame)
    assert refused.value.faults == {"pace": ["'wallk'"], "load": ["3"]}


def test_a_table_without_questions_is_one_of_people_who_answered_nothing() -> None:
    found = diagnose_frame(DEFINITION, pd.DataFrame({"someone": ["a", "b"]}))
    assert set(found["plan"]) == {diagnose(DEFINITION, Response(answers={})).plan}
    assert diagnose_frame(DEFINITION, pd.DataFrame({"pace": []})).empty
