"""No sentence is false for the one who reads it, none meets one it must not meet, and promises are kept."""

from collections.abc import Iterator
from itertools import product

from diagnosis.checks.decisions import Decision, decides, fails, holds
from diagnosis.checks.prover import Prover
from diagnosis.checks.sentences import Sentence, sentences
from diagnosis.definition.condition import All
from diagnosis.definition.model import Definition
from diagnosis.definition.promises import Output
from diagnosis.definition.written import written
from diagnosis.engine.conditions import facts_of
from diagnosis.engine.conditions import holds as evaluate
from diagnosis.engine.response_reader import read_response
from diagnosis.engine.scoring import score_causes

Alternative = tuple[Decision, ...]
"""Claims that are true together."""


def check_sentences(prover: Prover) -> None:
    """Whatever a sentence says holds wherever it is shown; with an answer set where it does not."""
    for sentence in sentences(prover.definition):
        if not sentence.says:
            continue
        witness = prover.witness(*sentence.shown, fails(All(parts=sentence.says)))
        if witness is not None:
            index = _first_untrue(prover, sentence, dict(witness))
            prover.report(
                "sentence-untrue",
                (*sentence.path, "says", index),
                witness=witness,
                name=sentence.id,
                says=written(sentence.says[index]),
            )


def _first_untrue(prover: Prover, sentence: Sentence, witness: dict[str, tuple[str, ...]]) -> int:
    answers = {name: list(chosen) for name, chosen in witness.items()}
    response = read_response(prover.definition, {"answers": answers})
    facts = facts_of(prover.definition, response, score_causes(prover.definition, response))
    return next(index for index, says in enumerate(sentence.says) if not evaluate(says, facts))


def check_never(prover: Prover) -> None:
    """Outputs that must not meet, with an answer set in which they do."""
    for index, declared in enumerate(prover.definition.rulebook.never):
        for decisions in _together(prover.definition, declared.together):
            witness = prover.witness(*decisions)
            if witness is not None:
                outputs = ", ".join(_output_in_yaml(output) for output in declared.together)
                path = ("never", index, "id")
                prover.report("outputs-meet", path, witness=witness, name=declared.id, outputs=outputs)
                break


def check_always(prover: Prover) -> None:
    """What answers must lead to, with an answer set in which they do not."""
    for index, declared in enumerate(prover.definition.rulebook.always):
        if prover.witness(holds(declared.when)) is None:
            prover.report("promise-about-nothing", ("always", index, "when"), name=declared.id)
            continue
        for part, output in enumerate(declared.then):
            for decisions in alternatives(prover.definition, output, wanted=False):
                witness = prover.witness(holds(declared.when), *decisions)
                if witness is not None:
                    path = ("always", index, "then", part)
                    outputs = _output_in_yaml(output)
                    prover.report("promise-broken", path, witness=witness, name=declared.id, outputs=outputs)
                    break


def _together(definition: Definition, outputs: list[Output]) -> Iterator[Alternative]:
    ways = [list(alternatives(definition, output, wanted=True)) for output in outputs]
    for chosen in product(*ways):
        yield tuple(decision for decisions in chosen for decision in decisions)


def alternatives(definition: Definition, output: Output, *, wanted: bool) -> Iterator[Alternative]:
    """The ways in which an output is as named (or, with `wanted` false, is not), each as decisions."""
    rulebook = definition.rulebook
    match output.subject:
        case "plan":
            plans = [plan.id for plan in rulebook.plans if (plan.id in output.names) == wanted]
            yield (_recommends(definition, plans),)
        case "optional":
            is_optional = output.optional == wanted
            chosen = [rule.optional == is_optional for rule in rulebook.rules]
            yield (_rules_where(definition, chosen, default=not is_optional),)
        case "runner_up":
            yield from _runner_up(definition, output, wanted=wanted)
        case "later":
            yield from _later(definition, output, wanted=wanted)
        case "verdict":
            yield (_verdicts(definition, output, wanted=wanted),)
        case _:
            yield from _shown(definition, output, wanted=wanted)


def _rules_where(definition: Definition, chosen: list[bool], *, default: bool) -> Decision:
    deciders: list[int | None] = [index for index, one in enumerate(chosen) if one]
    if default:
        deciders.append(None)
    return decides([rule.when for rule in definition.rulebook.rules], deciders)


def _recommends(definition: Definition, plans: list[str]) -> Decision:
    rulebook = definition.rulebook
    chosen = [rule.recommend in plans for rule in rulebook.rules]
    return _rules_where(definition, chosen, default=rulebook.default.recommend in plans)


def _runner_up(definition: Definition, output: Output, *, wanted: bool) -> Iterator[Alternative]:
    """The first rule that holds and names another plan than the one recommended."""
    rulebook = definition.rulebook
    for plan in rulebook.plans:
        others = [rule for rule in rulebook.rules if rule.recommend != plan.id]
        names = [rule.recommend for rule in others]
        deciders: list[int | None] = [i for i, name in enumerate(names) if (name in output.names) == wanted]
        if ("none" in output.names) == wanted:
            deciders.append(None)
        yield (
            _recommends(definition, [plan.id]),
            decides([rule.when for rule in others], deciders),
        )


def _later(definition: Definition, output: Output, *, wanted: bool) -> Iterator[Alternative]:
    """What the rule that decides names as a later plan, unless the rulebook keeps all from being named."""
    rulebook = definition.rulebook
    none = ("none" in output.names) == wanted
    named = [(rule.later in output.names) == wanted if rule.later else none for rule in rulebook.rules]
    by_rule = _rules_where(definition, named, default=none)
    if rulebook.later_unless is None:
        yield (by_rule,)
        return
    yield (by_rule, fails(rulebook.later_unless))
    if none:
        yield (holds(rulebook.later_unless),)


def _verdicts(definition: Definition, output: Output, *, wanted: bool) -> Decision:
    fit = definition.rulebook.fit
    verdicts = ["unfit"] * len(fit.unfit) + ["conditional"] * len(fit.conditional)
    deciders: list[int | None] = [i for i, v in enumerate(verdicts) if (v in output.names) == wanted]
    if ("fit" in output.names) == wanted:
        deciders.append(None)
    return decides([rule.when for rule in fit.unfit] + [rule.when for rule in fit.conditional], deciders)


def _shown(definition: Definition, output: Output, *, wanted: bool) -> Iterator[Alternative]:
    """Any of the named sentences is shown; or none of them is."""
    named = [sentence for sentence in sentences(definition) if sentence.id in output.names]
    if wanted:
        yield from (sentence.shown for sentence in named)
        return
    # None is shown: for each sentence, one of the decisions that it takes is false.
    for chosen in product(*(sentence.shown for sentence in named)):
        yield tuple(_opposite(decision) for decision in chosen)


def _opposite(decision: Decision) -> Decision:
    every: set[int | None] = {None, *range(len(decision.conditions))}
    return Decision(decision.conditions, frozenset(every - decision.deciders))


def _output_in_yaml(output: Output) -> str:
    value = output.optional if output.subject == "optional" else "/".join(output.names)
    return f"{output.subject}: {str(value).lower()}"
