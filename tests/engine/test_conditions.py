from fractions import Fraction

import pytest

from diagnosis.definition.parse_condition import ConditionParser
from diagnosis.definition.source import Source
from diagnosis.definition.vocabulary import Asked, Vocabulary
from diagnosis.engine.conditions import Facts, holds

VOCABULARY = Vocabulary(
    questions={
        "pace": Asked(("walk", "jog", "run"), ordered=True, multiple=False, open=("unknown",)),
        "help": Asked(("think", "build"), ordered=False, multiple=True, open=("unknown",)),
    },
    causes=("x", "y"),
    bands=("low", "moderate", "high"),
)


def facts(
    answers: dict[str, tuple[str, ...]] | None = None, x: int | None = None, y: int | None = None
) -> Facts:
    scores = {cause: Fraction(score) for cause, score in (("x", x), ("y", y)) if score is not None}
    bands = {
        cause: "low" if score < 35 else "moderate" if score < 65 else "high"
        for cause, score in scores.items()
    }
    top = sorted(scores.values(), reverse=True)
    leads = tuple(cause for cause, score in scores.items() if max(scores.values()) - score < 10)
    return Facts(
        answers=answers or {},
        scores=scores,
        bands=bands,
        leading=leads,
        gap=top[0] - top[1] if len(top) > 1 else None,
    )


CASES = [
    ({"pace": {"is": "run"}}, facts({"pace": ("run",)}), True),
    ({"pace": {"is": "run"}}, facts({}), False),
    ({"pace": {"is": "unknown"}}, facts({"pace": ("unknown",)}), True),
    ({"pace": {"at_least": "jog"}}, facts({"pace": ("run",)}), True),
    ({"pace": {"at_least": "jog"}}, facts({"pace": ("walk",)}), False),
    ({"pace": {"at_least": "walk"}}, facts({"pace": ("unknown",)}), False),
    ({"pace": {"at_most": "jog"}}, facts({"pace": ("walk",)}), True),
    ({"pace": {"one_of": ["walk", "run"]}}, facts({"pace": ("jog",)}), False),
    ({"pace": {"answered": True}}, facts({"pace": ("unknown",)}), False),
    ({"pace": {"answered": False}}, facts({}), True),
    ({"help": {"is": "think"}}, facts({"help": ("think", "build")}), True),
    ({"help": {"one_of": ["build"]}}, facts({"help": ("think",)}), False),
    ({"x": {"is": "moderate"}}, facts(x=64), True),
    ({"x": {"at_least": "moderate"}}, facts(x=35), True),
    ({"x": {"at_most": "low"}}, facts(x=35), False),
    ({"x": {"at_most": "low"}}, facts(), False),
    ({"x": {"at_least": 40}}, facts(x=40), True),
    ({"x": {"at_most": 40}}, facts(x=41), False),
    ({"x": {"one_of": ["low", "high"]}}, facts(x=80), True),
    ({"x": {"answered": False}}, facts(y=3), True),
    ({"leads": "x"}, facts(x=50, y=40), True),
    ({"leads": "x"}, facts(x=50, y=41), False),
    ({"among_leading": "y"}, facts(x=50, y=41), True),
    ({"among_leading": "y"}, facts(x=50, y=40), False),
    ({"among_leading": "y"}, facts(x=50), False),
    ({"leads": "x"}, facts(x=0), True),
    ({"lead_gap": {"at_least": 10}}, facts(x=50, y=40), True),
    ({"lead_gap": {"at_most": 9}}, facts(x=50, y=40), False),
    ({"lead_gap": {"at_least": 0}}, facts(x=50), False),
    ({"not": {"pace": {"is": "run"}}}, facts({}), True),
    ({"all": [{"pace": {"is": "run"}}, {"x": {"is": "low"}}]}, facts({"pace": ("run",)}, x=1), True),
    ({"any": [{"pace": {"is": "run"}}, {"x": {"is": "low"}}]}, facts({"pace": ("walk",)}, x=99), False),
]


@pytest.mark.parametrize(("written", "seen", "expected"), CASES, ids=lambda value: str(value)[:50])
def test_a_condition_means_what_it_says(written: dict[str, object], seen: Facts, expected: bool) -> None:
    source = Source("rules.yaml")
    condition = ConditionParser(source, VOCABULARY).parse(written, ())
    assert source.findings == []
    assert holds(condition, seen) is expected
