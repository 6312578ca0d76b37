"""Declared properties: they hold for every answer set, but for accepted exceptions that do occur."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from diagnosis.checks.prover import Prover
from diagnosis.definition.condition import Condition
from diagnosis.definition.promises import Property
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.outlook.distribution import Distribution, Varied
from diagnosis.engine.outlook.follow import Deciders, Outcomes, Watched
from diagnosis.engine.outlook.space import Answer
from diagnosis.engine.scoring import severity


@dataclass(frozen=True)
class Pairs:
    """All answer sets twice, with one answer of `question` and with the next.

    Per outcome: what decides before, after, and which accepted exception holds before.
    """

    question: Question
    before: str
    after: str
    outcomes: Outcomes

    def witness(self, ends: Deciders) -> tuple[dict[str, Answer], dict[str, Answer]]:
        """Two answer sets that differ in the question."""
        rest = self.outcomes.witness(ends)
        return {**rest, self.question.id: (self.before,)}, {**rest, self.question.id: (self.after,)}


def check_properties(prover: Prover) -> None:
    """Every declared property, with a pair of answer sets that differ in one answer where it fails."""
    for index, declared in enumerate(prover.definition.rulebook.properties):
        if declared.monotone.then == "scores":
            _check_scores(prover, index, declared)
        else:
            _check_plans(prover, index, declared)


def _check_plans(prover: Prover, index: int, declared: Property) -> None:
    """The later, or worse, of two neighbouring options never gives a lighter plan."""
    order = declared.monotone.order or [plan.id for plan in prover.definition.rulebook.plans]
    along_symptoms = declared.monotone.when == "symptoms"
    used: set[int] = set()
    broken = None
    for pairs in (_symptom_pairs if along_symptoms else _option_pairs)(prover, declared):
        for ends in pairs.outcomes.values:
            plans = [prover.outlook.plan_of_rule[end] for end in ends[:2]]
            if order.index(plans[1]) >= order.index(plans[0]):
                continue
            excused = ends[2]
            if excused is not None:
                used.add(excused)
            elif broken is None:
                broken = (pairs, plans, pairs.witness(ends))
    if broken is not None:
        pairs, plans, (witness, also) = broken
        prover.report(
            "property-broken",
            ("properties", index, "id"),
            witness=witness,
            also=also,
            name=declared.id,
            question=pairs.question.id,
            before=pairs.before,
            after=pairs.after,
            plan=plans[0],
            other=plans[1],
        )
    for exception in range(len(declared.exceptions)):
        if exception not in used:
            prover.report("exception-stale", ("properties", index, "except", exception), name=declared.id)


def _option_pairs(prover: Prover, declared: Property) -> Iterator[Pairs]:
    question = prover.definition.questions[declared.monotone.when]
    distribution = prover.distribution(_conditions(prover, declared))
    for before, after in itertools.pairwise(option.id for option in question.options):
        given: list[dict[str, Answer]] = [{question.id: (option,)} for option in (before, after)]
        watched = _watched(prover, distribution, declared, given)
        yield Pairs(question, before, after, Outcomes(distribution, watched))


def _symptom_pairs(prover: Prover, declared: Property) -> Iterator[Pairs]:
    """Neighbouring levels of each symptom, the worse second.

    Symptoms that bear on the same causes with the same weights are alike: one speaks for all.
    """
    conditions = _conditions(prover, declared)
    seen = set()
    for question in prover.definition.questions.values():
        options = sorted((o.id for o in question.options), key=lambda o: severity(question, o))
        for before, after in itertools.pairwise(options) if question.weights else ():
            distribution = prover.varied(conditions, Varied(question.id, (before, after)))
            if question.id not in distribution.model.named:
                alike = tuple((step.sums, step.weights) for step in distribution.views)
                if alike in seen:
                    continue
                seen.add(alike)
            watched = _watched(prover, distribution, declared, [{}, {}])
            yield Pairs(question, before, after, Outcomes(distribution, watched))


def _conditions(prover: Prover, declared: Property) -> list[Condition]:
    rules = [rule.when for rule in prover.definition.rulebook.rules]
    return rules + [exception.when for exception in declared.exceptions]


def _watched(
    prover: Prover, distribution: Distribution, declared: Property, given: list[dict[str, Answer]]
) -> list[Watched]:
    decisions = distribution.model.decisions
    rules = decisions([rule.when for rule in prover.definition.rulebook.rules])
    accepted = decisions([exception.when for exception in declared.exceptions])
    last = len(distribution.views) - 1
    return [
        Watched(rules, view=0, given=given[0]),
        Watched(rules, view=last, given=given[1]),
        Watched(accepted, view=0, given=given[0]),
    ]


def _check_scores(prover: Prover, index: int, declared: Property) -> None:
    """A worse answer adds at least as much to each cause, and no less weight."""
    for name, steps in prover.outlook.model.steps.items():
        question = prover.definition.questions[name]
        known = [step for step in steps if step.answer in {option.id for option in question.options}]
        known.sort(key=lambda step: severity(question, step.answer))
        for better, worse in itertools.pairwise(known):
            if any(low > high for low, high in zip(better.sums, worse.sums, strict=True)):
                prover.report(
                    "property-broken-for-scores", ("properties", index, "id"), name=declared.id, question=name
                )
