"""Declared properties: they hold for every answer set, but for accepted exceptions that do occur."""

import itertools

from diagnosis.checks.prover import Prover
from diagnosis.definition.model import Property
from diagnosis.engine.outlook.copies import Copy, follow_copies
from diagnosis.engine.scoring import severity


def check_properties(prover: Prover) -> None:
    """Every declared property, with a pair of answer sets that differ in one answer where it fails."""
    for place, declared in enumerate(prover.definition.rulebook.properties):
        if declared.monotone.then == "scores":
            _check_scores(prover, place, declared)
        else:
            _check_plans(prover, place, declared)


def _check_plans(prover: Prover, place: int, declared: Property) -> None:
    """Of two neighbouring options of the question, the later never gives a lighter plan."""
    question = prover.definition.questions[declared.monotone.when]
    order = declared.monotone.order or [plan.id for plan in prover.definition.rulebook.plans]
    rules = prover.model.book([rule.when for rule in prover.definition.rulebook.rules])
    accepted = prover.model.book([exception.when for exception in declared.exceptions])
    used: set[int] = set()
    broken = None
    ids = [option.id for option in question.options]
    for before, after in itertools.pairwise(ids):
        copies = [Copy(rules, (before,)), Copy(rules, (after,)), Copy(accepted, (before,))]
        ends = follow_copies(prover.model, prover.distribution, prover.space, question.id, copies)
        for (first, second, exception), answers in ends.items():
            plans = [prover.outlook.plan_of_rule[end] for end in (first, second)]
            if order.index(plans[1]) >= order.index(plans[0]):
                continue
            if exception is not None:
                used.add(exception)
            elif broken is None:
                broken = (before, after, plans, answers)
    if broken is not None:
        before, after, plans, answers = broken
        prover.report(
            "property-broken",
            ("properties", place, "id"),
            witness={**answers, question.id: (before,)},
            also={**answers, question.id: (after,)},
            name=declared.id,
            question=question.id,
            before=before,
            after=after,
            plan=plans[0],
            other=plans[1],
        )
    for index in range(len(declared.exceptions)):
        if index not in used:
            prover.report("exception-stale", ("properties", place, "except", index), name=declared.id)


def _check_scores(prover: Prover, place: int, declared: Property) -> None:
    """A worse answer adds at least as much to each cause, and no less weight."""
    for name, steps in prover.model.steps.items():
        question = prover.definition.questions[name]
        known = [step for step in steps if step.answer in {option.id for option in question.options}]
        known.sort(key=lambda step: severity(question, step.answer))
        for better, worse in itertools.pairwise(known):
            if any(low > high for low, high in zip(better.sums, worse.sums, strict=True)):
                prover.report(
                    "property-broken-for-scores", ("properties", place, "id"), name=declared.id, question=name
                )
