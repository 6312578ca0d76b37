"""Recommendation rules: none dead, every plan reachable, every overlap declared."""

from diagnosis.checks.decisions import fails, holds
from diagnosis.checks.prover import Prover
from diagnosis.definition.condition import Condition, LeadGap, QuestionIs, ScoreIs, leaves
from diagnosis.definition.source import Path


def check_rules(prover: Prover) -> None:
    """Dead rules, unreachable plans, an unused default, overlaps, lines that can never hold."""
    rules = prover.definition.rulebook.rules
    counts = prover.outlook.counts()
    for index, rule in enumerate(rules):
        if counts.rules[rule.id] == 0:
            _dead(prover, index)
    if counts.rules[prover.definition.rulebook.default.id] == 0:
        prover.report("default-never-used", ("default", "id"), severity="warning")
    for index, plan in enumerate(prover.definition.rulebook.plans):
        if counts.plans[plan.id] == 0:
            prover.report("plan-unreachable", ("plans", index, "id"), name=plan.id)
    for index in range(len(rules)):
        _overlaps(prover, index)
    _lines(prover)


def _dead(prover: Prover, index: int) -> None:
    rules = prover.definition.rulebook.rules
    rule, path = rules[index], ("rules", index, "id")
    witness = prover.witness(holds(rule.when))
    if witness is None:
        prover.report("rule-never-holds", path, name=rule.id)
        return
    for earlier in rules[:index]:
        if prover.implies(rule.when, earlier.when):
            prover.report("rule-shadowed", path, name=rule.id, by=earlier.id, witness=witness)
            return
    ends = prover.follow([rule.when], [earlier.when for earlier in rules[:index]]).values
    names = ", ".join(rules[by].id for by in sorted(by for held, by in ends if held == 0 and by is not None))
    prover.report("rule-shadowed-by-several", path, name=rule.id, by=names, witness=witness)


def _overlaps(prover: Prover, index: int) -> None:
    rules = prover.definition.rulebook.rules
    rule = rules[index]
    for earlier in rules[:index]:
        if earlier.recommend == rule.recommend:
            continue
        witness = prover.witness(holds(earlier.when), holds(rule.when))
        if witness is not None and earlier.id not in rule.after:
            prover.report(
                "undeclared-overlap",
                ("rules", index, "id"),
                name=rule.id,
                with_rule=earlier.id,
                witness=witness,
            )
        elif witness is None and earlier.id in rule.after:
            path: Path = ("rules", index, "after", rule.after.index(earlier.id))
            prover.report(
                "after-without-overlap", path, severity="warning", name=rule.id, with_rule=earlier.id
            )


def _lines(prover: Prover) -> None:
    """Lines about scores that hold for no answer set at all, or for every one."""
    rulebook = prover.definition.rulebook
    placed: list[tuple[Path, Condition]] = [
        (("rules", index, "when"), rule.when) for index, rule in enumerate(rulebook.rules)
    ]
    for group in ("unfit", "conditional", "fit"):
        placed += [
            (("fit", group, index, "when"), rule.when)
            for index, rule in enumerate(getattr(rulebook.fit, group))
        ]
    for path, condition in placed:
        for line in leaves(condition):
            if isinstance(line, QuestionIs):
                continue
            classes = prover.distribution([line]).classes
            name = "lead_gap" if isinstance(line, LeadGap) else line.cause
            truth = classes.truth(line)
            if not truth.any():
                prover.report("line-never-holds", path, name=name)
            elif isinstance(line, ScoreIs) and line.points is not None:
                known = ScoreIs(cause=line.cause, operator="answered", value=True)
                if truth[classes.truth(known)].all():
                    prover.report("line-always-holds", path, name=line.cause, points=str(line.points))


def check_fit(prover: Prover) -> None:
    """Every verdict reachable and reasoned, no fit rule dead, none contradicting another."""
    fit = prover.definition.rulebook.fit
    counts = prover.outlook.counts()
    for verdict, count in counts.fit.items():
        if count == 0:
            prover.report("verdict-unreachable", ("fit", verdict), name=verdict)
    no_unfit = fails(*(rule.when for rule in fit.unfit))
    no_condition = fails(*(rule.when for rule in fit.conditional))
    for index, unfit in enumerate(fit.unfit):
        if prover.witness(holds(unfit.when)) is None:
            prover.report("fit-rule-never-decides", ("fit", "unfit", index, "id"), name=unfit.id)
    for index, conditional in enumerate(fit.conditional):
        if prover.witness(holds(conditional.when), no_unfit) is None:
            prover.report("fit-rule-never-decides", ("fit", "conditional", index, "id"), name=conditional.id)
    for index, strength in enumerate(fit.fit):
        if prover.witness(holds(strength.when)) is None:
            prover.report("fit-rule-never-decides", ("fit", "fit", index, "id"), name=strength.id)
            continue
        for unfit in fit.unfit:
            both = prover.witness(holds(strength.when), holds(unfit.when))
            if both is not None and (
                prover.implies(strength.when, unfit.when) or prover.implies(unfit.when, strength.when)
            ):
                path = ("fit", "fit", index, "id")
                prover.report("contradictory-fit", path, name=strength.id, with_rule=unfit.id, witness=both)
    no_strength = fails(*(rule.when for rule in fit.fit))
    without = prover.witness(no_unfit, no_condition, no_strength)
    if without is not None:
        prover.report("fit-without-reason", ("fit", "fit"), witness=without)
