"""Whether this kind of support fits at all."""

from diagnosis.definition.rulebook import Fit
from diagnosis.engine.conditions import Facts, holds
from diagnosis.engine.diagnosis import FitReason, FitResult, Said


def judge_fit(fit: Fit, facts: Facts) -> FitResult:
    """Unfit where an unfit rule holds, else conditional where one of those holds, else fit."""
    strengths = tuple(Said(id=rule.id, text=rule.text) for rule in fit.fit if holds(rule.when, facts))
    unfit = tuple(
        FitReason(id=rule.id, text=rule.text, instead=rule.instead)
        for rule in fit.unfit
        if holds(rule.when, facts)
    )
    if unfit:
        return FitResult(verdict="unfit", reasons=unfit, strengths=strengths)
    conditional = tuple(
        FitReason(id=rule.id, text=rule.text, resolve=rule.resolve)
        for rule in fit.conditional
        if holds(rule.when, facts)
    )
    if conditional:
        return FitResult(verdict="conditional", reasons=conditional, strengths=strengths)
    reasons = tuple(FitReason(id=strength.id, text=strength.text) for strength in strengths)
    undecided = all(rule.open for rule in fit.fit if holds(rule.when, facts))
    return FitResult(verdict="fit", reasons=reasons, strengths=strengths, open=undecided)
