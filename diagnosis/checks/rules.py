"""Recommendation rules: none dead, every plan reachable, every overlap declared."""

from diagnosis.checks.prover import Prover
from diagnosis.definition.condition import All, AnyOf, Condition, LeadGap, Not, ScoreIs, leaves
from diagnosis.definition.source import Path
from diagnosis.engine.conditions import holds


def check_rules(prover: Prover) -> None:
    """Dead rules, unreachable plans, an unused default, overlaps, lines that can never hold."""
    rules = prover.definition.rulebook.rules
    counts = prover.outlook.counts()
    for place, rule in enumerate(rules):
        if counts.rules[rule.id] == 0:
            _dead(prover, place)
    if counts.rules[prover.definition.rulebook.default.id] == 0:
        prover.report("default-never-used", ("default", "id"), severity="warning")
    for place, plan in enumerate(prover.definition.rulebook.plans):
        if counts.plans[plan.id] == 0:
            prover.report("plan-unreachable", ("plans", place, "id"), name=plan.id)
    for place in range(len(rules)):
        _overlaps(prover, place)
    _lines(prover)


def _dead(prover: Prover, place: int) -> None:
    rules = prover.definition.rulebook.rules
    rule, path = rules[place], ("rules", place, "id")
    witness = prover.example(rule.when)
    if witness is None:
        prover.report("rule-never-holds", path, name=rule.id)
        return
    for earlier in rules[:place]:
        if prover.implies(rule.when, earlier.when):
            prover.report("rule-shadowed", path, name=rule.id, by=earlier.id, witness=witness)
            return
    walk = prover.follow([All(parts=(rule.when, earlier.when)) for earlier in rules[:place]])
    names = ", ".join(rules[by].id for by in sorted(by for by in walk.results if by is not None))
    prover.report("rule-shadowed-by-several", path, name=rule.id, by=names, witness=witness)


def _overlaps(prover: Prover, place: int) -> None:
    rules = prover.definition.rulebook.rules
    rule = rules[place]
    for earlier in rules[:place]:
        if earlier.recommend == rule.recommend:
            continue
        witness = prover.example(earlier.when, rule.when)
        if witness is not None and earlier.id not in rule.after:
            prover.report(
                "undeclared-overlap",
                ("rules", place, "id"),
                name=rule.id,
                with_rule=earlier.id,
                witness=witness,
            )
        elif witness is None and earlier.id in rule.after:
            path: Path = ("rules", place, "after", rule.after.index(earlier.id))
            prover.report(
                "after-without-overlap", path, severity="warning", name=rule.id, with_rule=earlier.id
            )


def _lines(prover: Prover) -> None:
    """Lines about scores that hold for no answer set at all, or for every one."""
    rulebook = prover.definition.rulebook
    placed: list[tuple[Path, Condition]] = [
        (("rules", place, "when"), rule.when) for place, rule in enumerate(rulebook.rules)
    ]
    for group in ("unfit", "conditional", "fit"):
        placed += [
            (("fit", group, place, "when"), rule.when)
            for place, rule in enumerate(getattr(rulebook.fit, group))
        ]
    facts = [prover.model.facts(found) for found in prover.distribution.values]
    for path, condition in placed:
        for line in leaves(condition):
            name = "lead_gap" if isinstance(line, LeadGap) else getattr(line, "cause", "")
            if name and not any(holds(line, seen) for seen in facts):
                prover.report("line-never-holds", path, name=name)
            elif isinstance(line, ScoreIs) and line.points is not None:
                known = [seen for seen in facts if line.cause in seen.scores]
                if all(holds(line, seen) for seen in known):
                    prover.report("line-always-holds", path, name=line.cause, points=str(line.points))


def check_fit(prover: Prover) -> None:
    """Every verdict reachable and reasoned, no fit rule dead, none contradicting another."""
    fit = prover.definition.rulebook.fit
    counts = prover.outlook.counts()
    for verdict, count in counts.fit.items():
        if count == 0:
            prover.report("verdict-unreachable", ("fit", verdict), name=verdict)
    no_unfit = Not(part=AnyOf(parts=tuple(rule.when for rule in fit.unfit)))
    no_condition = Not(part=AnyOf(parts=tuple(rule.when for rule in fit.conditional)))
    for place, unfit in enumerate(fit.unfit):
        if prover.example(unfit.when) is None:
            prover.report("fit-rule-never-decides", ("fit", "unfit", place, "id"), name=unfit.id)
    for place, conditional in enumerate(fit.conditional):
        if prover.example(conditional.when, no_unfit) is None:
            prover.report("fit-rule-never-decides", ("fit", "conditional", place, "id"), name=conditional.id)
    for place, strength in enumerate(fit.fit):
        if prover.example(strength.when) is None:
            prover.report("fit-rule-never-decides", ("fit", "fit", place, "id"), name=strength.id)
            continue
        for unfit in fit.unfit:
            both = prover.example(strength.when, unfit.when)
            if both is not None and (
                prover.implies(strength.when, unfit.when) or prover.implies(unfit.when, strength.when)
            ):
                path = ("fit", "fit", place, "id")
                prover.report("contradictory-fit", path, name=strength.id, with_rule=unfit.id, witness=both)
    no_strength = Not(part=AnyOf(parts=tuple(rule.when for rule in fit.fit)))
    without = prover.example(no_unfit, no_condition, no_strength)
    if without is not None:
        prover.report("fit-without-reason", ("fit", "fit"), witness=without)
