"""What a finding is about, in words: rules, promises, and the answers of one for whom it is so."""

from collections.abc import Iterable, Mapping
from typing import Any

from diagnosis.checks.sentences import sentences
from diagnosis.definition.condition import Condition, QuestionIs, leaves
from diagnosis.definition.finding import Finding
from diagnosis.definition.promises import Always, Output
from diagnosis.definition.rulebook import Rule
from diagnosis.engine.response import Response
from diagnosis.wording.voice import Voice


def explained(voice: Voice, finding: Finding) -> list[str]:
    """A line each; none where there is nothing to explain."""
    parts = [part for key in ("name", "with_rule", "by") for part in finding.details.get(key, "").split(", ")]
    rulebook = voice.definition.rulebook
    rules = {rule.id: rule for rule in rulebook.rules}
    promises = {promise.id: promise for promise in rulebook.always}
    named: list[Rule | Always] = [rules[name] for name in parts if name in rules]
    named += [promises[name] for name in parts if name in promises]
    lines = [_rule(voice, one) if isinstance(one, Rule) else promise_in_words(voice, one) for one in named]
    witness = finding.witness or {}
    asked = {name for one in named for name in _asked(one.when)}
    asked |= {
        name
        for sentence in (sentences(voice.definition) if finding.code == "sentence-untrue" else ())
        if sentence.id == parts[0]
        for said in sentence.says
        for name in _asked(said)
    }
    example = answer_lines(voice, witness.get("answers", {}), first=asked)
    instead = answer_lines(voice, witness.get("instead", {}))
    if example:
        lines.append(voice.text("bench.example"))
    return [*lines, *example, *(voice.text("bench.instead", answer=line) for line in instead)]


def answer_lines(voice: Voice, answers: Mapping[str, Any], first: Iterable[str] = ()) -> list[str]:
    """Answers in words: those to the questions named `first`, then those that decide about plans."""
    given = {
        name: (chosen,) if isinstance(chosen, str) else tuple(chosen) for name, chosen in answers.items()
    }
    response = Response(answers=given)
    questions, before = voice.definition.questions, set(first)
    names = [
        name for name in questions if name in given and set(given[name]) <= set(questions[name].option_ids)
    ]
    names.sort(key=lambda name: (name not in before, bool(questions[name].weights)))
    return [
        voice.text("bench.answer", label=voice.label(name), answer=voice.answer(response, name))
        for name in names
    ]


def _asked(condition: Condition) -> set[str]:
    return {line.question for line in leaves(condition) if isinstance(line, QuestionIs)}


def _rule(voice: Voice, rule: Rule) -> str:
    return voice.text(
        "bench.rule-in-words",
        name=rule.id,
        plan=voice.plan(rule.recommend),
        condition=voice.condition(rule.when),
    )


def promise_in_words(voice: Voice, promise: Always) -> str:
    """What answers lead to, as it was promised."""
    outputs = voice.text("condition.all-join").join(_output(voice, output) for output in promise.then)
    return voice.text(
        "bench.promise-in-words",
        name=promise.id,
        condition=voice.condition(promise.when),
        outputs=outputs,
    )


def _output(voice: Voice, output: Output) -> str:
    """What a promise says of results."""
    names = output.names
    if output.subject in ("plan", "runner_up", "later"):
        known = {plan.id for plan in voice.definition.rulebook.plans}
        said = [voice.plan(name) if name in known else voice.text("bench.no-plan") for name in names]
    elif output.subject == "verdict":
        verdicts = voice.definition.rulebook.fit.verdicts
        said = [voice.of(getattr(verdicts, name)) for name in names]
    else:
        said = list(names) or [str(output.optional).lower()]
    return voice.text(
        f"bench.output-{output.subject.replace('_', '-')}",
        names=voice.text("condition.option-join").join(said),
    )
