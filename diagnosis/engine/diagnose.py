"""Answers in, diagnosis out."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor

from diagnosis.definition.base import NOT_APPLICABLE
from diagnosis.definition.model import Definition
from diagnosis.definition.rulebook import DefaultRule, NextStep, Rule, Rulebook, Statement
from diagnosis.engine.conditions import Facts, facts_of, held_parts, holds
from diagnosis.engine.diagnosis import Diagnosis, Evidence, Said, Score
from diagnosis.engine.fit import judge_fit
from diagnosis.engine.recommendation import recommend
from diagnosis.engine.response import DefinitionRef, Response
from diagnosis.engine.response_reader import read_response
from diagnosis.engine.scoring import CauseScore, half_up, near_band, score_causes

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
    facts = facts_of(definition, response, scores)
    recommendation = recommend(rulebook, facts)
    rule = recommendation.rule
    lead_causes = facts.leading if _clearly_above_low(definition, scores) else ()
    alone = lead_causes[0] if len(lead_causes) == 1 else None
    return Diagnosis(
        definition=DefinitionRef.of(definition),
        plan=rule.recommend,
        optional=isinstance(rule, Rule) and rule.optional,
        on_request=isinstance(rule, Rule) and rule.on_request,
        later=_later(rulebook, rule, facts),
        rule=rule.id,
        because=rule.because,
        held=tuple(held_parts(rule.when, facts)) if isinstance(rule, Rule) else (),
        runner_up=recommendation.runner_up.recommend if recommendation.runner_up else None,
        runner_up_rule=recommendation.runner_up.id if recommendation.runner_up else None,
        why_not={plan: Said(id=said.id, text=said.text) for plan, said in recommendation.why_not.items()},
        fit=judge_fit(rulebook.fit, facts),
        leading=lead_causes,
        leading_cause=alone,
        leading_settled=alone is not None and _settled(alone, scores, rulebook.lead.at_least),
        scores={cause: _score(definition, score) for cause, score in scores.items()},
        evidence={cause: _evidence(response, score) for cause, score in scores.items()},
        headline=next(iter(_holding(rulebook.headlines, facts)), None),
        urgency=next(iter(_holding(rulebook.urgency, facts)), None),
        next_steps=_next_steps(rulebook.next_steps, facts),
        notes=_holding(rulebook.notes, facts),
        unanswered=tuple(
            question.id
            for question in definition.questions.values()
            if question.required
            and not response.known(question.id)
            and NOT_APPLICABLE not in response.answers.get(question.id, ())
        ),
    )


def _later(rulebook: Rulebook, rule: Rule | DefaultRule, facts: Facts) -> str | None:
    """The plan for a later step, where the rule names one and nothing speaks against naming it."""
    if not isinstance(rule, Rule) or (rulebook.later_unless and holds(rulebook.later_unless, facts)):
        return None
    return rule.later


def _holding(statements: Iterable[Statement], facts: Facts) -> tuple[Said, ...]:
    return tuple(
        Said(id=statement.id, text=statement.text) for statement in statements if holds(statement.when, facts)
    )


def _next_steps(steps: Iterable[NextStep], facts: Facts) -> tuple[Said, ...]:
    """The steps that hold; of a group, the first."""
    groups: set[str] = set()
    shown = []
    for step in steps:
        if step.group in groups or not holds(step.when, facts):
            continue
        groups |= {step.group} if step.group else set()
        shown.append(Said(id=step.id, text=step.text))
    return tuple(shown)


def _clearly_above_low(definition: Definition, scores: dict[str, CauseScore]) -> bool:
    """Whether any score is above the lowest band by the definition's edge or more."""
    limit = definition.rulebook.band_limits[0] + definition.rulebook.edge.within
    return any(score.known is not None and score.known >= limit for score in scores.values())


def _settled(alone: str, scores: dict[str, CauseScore], lead: int) -> bool:
    return all(scores[alone].low - score.high >= lead for cause, score in scores.items() if cause != alone)


def _score(definition: Definition, score: CauseScore) -> Score:
    near = None if score.known is None else near_band(definition, score.known)
    return Score(
        score=None if score.score is None else float(score.score),
        coverage=float(score.coverage),
        low=float(score.low),
        high=float(score.high),
        band=score.band or UNKNOWN_BAND,
        shown=None if score.known is None else _shown(definition, score.known, near),
        near=near,
    )


def _shown(definition: Definition, points: Fraction, near: str | None) -> int:
    """Whole points, halves up; never the end of the band, unless the score is worded as near it."""
    shown = half_up(points)
    return floor(points) if near is None and shown in definition.rulebook.band_limits else shown


def _evidence(response: Response, score: CauseScore) -> tuple[Evidence, ...]:
    if score.score is None:
        return ()
    order = {question: number for number, question in enumerate(score.contributions)}
    strongest_first = sorted(
        score.contributions, key=lambda question: (-score.contributions[question], order[question])
    )
    return tuple(
        Evidence(
            question=question,
            option=response.answers[question][0],
            points=float(score.contributions[question]),
        )
        for question in strongest_first
    )
