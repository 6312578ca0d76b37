from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnosis import Definition, Response, diagnose
from diagnosis.definition.model import UNKNOWN
from diagnosis.engine.scoring import leader, score_causes, severity, whole_points
from tests.support.frozen import DEFINITION
from tests.support.responses import responses

SYMPTOMS = [question for question in DEFINITION.questions.values() if question.kind == "symptom"]


def healthiest(question_id: str) -> str:
    question = DEFINITION.questions[question_id]
    return min(question.options, key=lambda option: severity(question, option.id)).id


def test_a_score_worked_by_hand(definition: Definition) -> None:
    # held-back (weight 2) weekly: 3/4. resigned-voices (1) never: 0. loudest-decides (2) half: 2/4.
    # different-opinions-voiced (2, reversed) sometimes: 3/4. discontent-after (2) unknown.
    result = diagnose(
        definition,
        {
            "held-back": "weekly",
            "resigned-voices": "never",
            "loudest-decides": "half",
            "different-opinions-voiced": "sometimes",
            "discontent-after": "unknown",
        },
    )
    score = result.scores["relationship_fixation"]
    assert score.score == pytest.approx(100 * (1.5 + 0 + 1 + 1.5) / 7)
    assert score.coverage == pytest.approx(7 / 9)
    assert score.low == pytest.approx(100 * 4 / 9)
    assert score.high == pytest.approx(100 * 6 / 9)
    assert (score.band, score.shown) == ("moderate", 57)
    lines = result.evidence["relationship_fixation"]
    assert [(line.question, line.shown) for line in lines] == [
        ("different-opinions-voiced", 22),
        ("held-back", 21),
        ("loudest-decides", 14),
        ("resigned-voices", 0),
    ]


@pytest.mark.parametrize(
    ("level", "band"), [(0, "low"), (1, "low"), (2, "moderate"), (3, "high"), (4, "high")]
)
def test_bands_follow_the_definition(definition: Definition, level: int, band: str) -> None:
    answers = {
        question.id: sorted(question.options, key=lambda option: severity(question, option.id))[level].id
        for question in SYMPTOMS
    }
    assert {score.band for score in diagnose(definition, answers).scores.values()} == {band}


def test_below_the_coverage_limit_a_cause_is_not_known(definition: Definition) -> None:
    some = {"held-back": "daily", "discontent-after": "nearly-always"}  # 4 of 9: 44 %
    enough = {**some, "loudest-decides": "nearly-always"}  # 6 of 9: 66 %
    assert diagnose(definition, some).scores["relationship_fixation"].band == "unknown"
    assert diagnose(definition, some).leading_cause is None
    assert diagnose(definition, enough).leading_cause == "relationship_fixation"


@given(responses())
def test_scores_stay_in_range_within_their_interval_and_in_their_band(response: Response) -> None:
    for score in diagnose(DEFINITION, response).scores.values():
        assert 0 <= score.low <= score.high <= 100
        assert 0 <= score.coverage <= 1
        if score.score is not None:
            assert score.low - 1e-9 <= score.score <= score.high + 1e-9
        if score.band != "unknown":
            limits = {"low": (0, 35), "moderate": (35, 65), "high": (65, 101)}[score.band]
            assert score.shown is not None
            assert limits[0] <= score.shown < limits[1]


@given(responses())
def test_evidence_adds_up_exactly_and_as_shown(response: Response) -> None:
    result = diagnose(DEFINITION, response)
    exact = score_causes(DEFINITION, response)
    for cause, lines in result.evidence.items():
        assert sum(exact[cause].contributions.values()) == (exact[cause].score or 0)
        if result.scores[cause].shown is not None:
            assert sum(line.shown for line in lines) == result.scores[cause].shown
        assert [line.points for line in lines] == sorted((line.points for line in lines), reverse=True)


@given(responses(), st.data())
def test_a_worse_answer_never_lowers_a_cause(response: Response, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(SYMPTOMS))
    by_severity = sorted(question.options, key=lambda option: severity(question, option.id))
    better, worse = sorted(data.draw(st.tuples(*[st.integers(0, len(by_severity) - 1)] * 2)))

    def scores(place: int) -> dict[str, Fraction | None]:
        answers = {**response.answers, question.id: (by_severity[place].id,)}
        return {
            cause: score.score for cause, score in score_causes(DEFINITION, Response(answers=answers)).items()
        }

    low, high = scores(better), scores(worse)
    for cause, score in low.items():
        assert score is None or score <= (high[cause] or 0)


@given(responses(), st.sampled_from(SYMPTOMS))
def test_dont_know_never_looks_healthier_than_the_best_answer(response: Response, question: object) -> None:
    name = question.id  # type: ignore[attr-defined]
    best = score_causes(DEFINITION, Response(answers={**response.answers, name: (healthiest(name),)}))
    unknown = score_causes(DEFINITION, Response(answers={**response.answers, name: (UNKNOWN,)}))
    for cause, score in unknown.items():
        assert score.score is None or score.score >= (best[cause].score or 0)
        assert score.high >= best[cause].high
        if score.band == "low":
            assert best[cause].band == "low"


@given(responses())
def test_order_language_and_details_change_nothing(response: Response) -> None:
    turned = Response(
        answers=dict(reversed(response.answers.items())),
        language="en",
        organisation="Anyone",
        note="Anything",
    )
    assert diagnose(DEFINITION, turned) == diagnose(DEFINITION, response)


@given(responses())
def test_the_leading_cause_alone_has_the_highest_known_score(response: Response) -> None:
    scores = score_causes(DEFINITION, response)
    known = {cause: score.known for cause, score in scores.items() if score.known is not None}
    top = [cause for cause, score in known.items() if score == max(known.values())]
    assert leader(scores) == (top[0] if len(top) == 1 else None)


@given(st.dictionaries(st.text(min_size=1), st.fractions(0, 30), min_size=1, max_size=9))
def test_whole_points_keep_the_sum_and_stay_close(parts: dict[str, Fraction]) -> None:
    whole = whole_points(sum(parts.values(), Fraction(0)), parts)
    assert sum(whole.values()) == floor(sum(parts.values()))
    assert all(abs(whole[name] - parts[name]) < 1 for name in parts)
