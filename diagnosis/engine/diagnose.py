"""Answers in, diagnosis out."""

from collections.abc import Iterable, Mapping
from math import floor

from diagnosis.definition.model import Definition, Rule, Statement
from diagnosis.engine.conditions import Facts, facts_of, held_parts, holds
from diagnosis.engine.diagnosis import Diagnosis, Evidence, Said, Score
from diagnosis.engine.fit import judge_fit
from diagnosis.engine.recommendation import recommend
from diagnosis.engine.response import DefinitionRef, Response, read_response
from diagnosis.engine.scoring import CauseScore, leader, score_causes, whole_points

UNKNOWN_BAND = "unknown"


def diagnose(definition: Definition, response: Response | Mapping[str, object]) -> Diagnosis:
    """Diagnose one response.

    `response` is a Response, or a mapping from question ids to an option id or a list of
    them. Questions left out are unanswered. Raises ResponseError for answers that the
    definition does not know.
    """
    if not isinstance(response, Response):
        response = read_response(definition, {"answers": response})
    rulebook = definition.rulebook
    scores = score_causes(definition, response)
    facts = facts_of(response, scores)
    recommendation = recommend(rulebook, facts)
    rule = recommendation.rule
    leading = leader(scores)
    return Diagnosis(
        definition=DefinitionRef.of(definition),
        plan=rule.recommend,
        optional=isinstance(rule, Rule) and rule.optional,
        later=rule.later if isinstance(rule, Rule) else None,
        rule=rule.id,
        because=rule.because,
        held=tuple(held_parts(rule.when, facts)) if isinstance(rule, Rule) else (),
        runner_up=recommendation.runner_up.recommend if recommendation.runner_up else None,
        runner_up_rule=recommendation.runner_up.id if recommendation.runner_up else None,
        why_not=recommendation.why_not,
        fit=judge_fit(rulebook.fit, facts),
        leading_cause=leading,
        leading_settled=_settled(leading, scores),
        scores={cause: _score(score) for cause, score in scores.items()},
        evidence={cause: _evidence(response, score) for cause, score in scores.items()},
        headline=next(iter(_holding(rulebook.headlines, facts)), None),
        urgency=next(iter(_holding(rulebook.urgency, facts)), None),
        next_steps=_holding(rulebook.next_steps, facts),
        notes=_holding(rulebook.notes, facts),
        unanswered=tuple(
            question.id
            for question in definition.questions.values()
            if question.required and not response.known(question.id)
        ),
    )


def _holding(statements: Iterable[Statement], facts: Facts) -> tuple[Said, ...]:
    return tuple(
        Said(id=statement.id, text=statement.text) for statement in statements if holds(statement.when, facts)
    )


def _settled(leading: str | None, scores: dict[str, CauseScore]) -> bool:
    if leading is None:
        return False
    return all(scores[leading].low > score.high for cause, score in scores.items() if cause != leading)


def _score(score: CauseScore) -> Score:
    return Score(
        score=None if score.score is None else float(score.score),
        coverage=float(score.coverage),
        low=float(score.low),
        high=float(score.high),
        band=score.band or UNKNOWN_BAND,
        shown=None if score.known is None else floor(score.known),
    )


def _evidence(response: Response, score: CauseScore) -> tuple[Evidence, ...]:
    if score.score is None:
        return ()
    shown = whole_points(score.score, score.contributions)
    order = {question: place for place, question in enumerate(score.contributions)}
    strongest_first = sorted(
        score.contributions, key=lambda question: (-score.contributions[question], order[question])
    )
    return tuple(
        Evidence(
            question=question,
            option=response.answers[question][0],
            points=float(score.contributions[question]),
            shown=shown[question],
        )
        for question in strongest_first
    )
