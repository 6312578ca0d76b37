from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnosis import Definition, Response, diagnose
from diagnosis.definition.base import UNKNOWN
from diagnosis.definition.rulebook import Edge
from diagnosis.engine.scoring import leading, near_band, score_causes, severity
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
    assert [(line.question, round(line.points, 2)) for line in lines] == [
        ("different-opinions-voiced", 21.43),
        ("held-back", 21.43),
        ("loudest-decides", 14.29),
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
            assert score.score is not None
            assert limits[0] <= score.score < limits[1]


@given(responses())
def test_evidence_adds_up_exactly_and_like_answers_weigh_alike(response: Response) -> None:
    result = diagnose(DEFINITION, response)
    exact = score_causes(DEFINITION, response)
    for cause, lines in result.evidence.items():
        assert sum(exact[cause].contributions.values()) == (exact[cause].score or 0)
        if lines:
            assert sum(line.points for line in lines) == pytest.approx(result.scores[cause].score)
        for line in lines:
            question = DEFINITION.questions[line.question]
            level = severity(question, line.option) * question.weights[cause]
            alike = [
                other.points
                for other in lines
                if severity(DEFINITION.questions[other.question], other.option)
                * DEFINITION.questions[other.question].weights[cause]
                == level
            ]
            assert set(alike) == {line.points}
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
def test_causes_lead_that_are_less_than_the_lead_behind_the_highest(response: Response) -> None:
    scores = score_causes(DEFINITION, response)
    known = {cause: score.known for cause, score in scores.items() if score.known is not None}
    for lead in (1, 10, 40):
        near = tuple(cause for cause in known if max(known.values()) - known[cause] < lead)
        assert leading(scores, lead) == near


@given(responses())
def test_nothing_leads_where_everything_known_is_low(response: Response) -> None:
    result = diagnose(DEFINITION, response)
    bands = {score.band for score in result.scores.values()} - {"unknown"}
    assert bool(result.leading) == bool(bands - {"low"})
    assert result.leading_cause == (result.leading[0] if len(result.leading) == 1 else None)


def test_a_score_near_the_end_of_a_band_is_between_two(definition: Definition) -> None:
    rulebook = definition.rulebook.model_copy(update={"edge": Edge(within=3)})
    near = definition.model_copy(update={"rulebook": rulebook})
    limits = {Fraction(32): None, Fraction(33): "moderate", Fraction(35): "low", Fraction(38): None}
    limits |= {Fraction(50): None, Fraction(129, 2): "high", Fraction(67): "moderate", Fraction(100): None}
    assert {score: near_band(near, score) for score in limits} == limits
    assert all(near_band(definition, score) is None for score in limits)  # within 0 points: never
