"""What a benchmark builds for itself; that it fits the code is the type checker's to tell."""

from benchmarks import growth
from tests.support.frozen import QUESTIONS, RULES


def test_a_smaller_definition_can_be_counted() -> None:
    assert growth.outlook(10, 4, (QUESTIONS, RULES)).counts().answer_sets > 0
