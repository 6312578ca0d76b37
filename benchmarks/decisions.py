"""Decisions a second on the same table and inputs: ours and zen-engine, interleaved in one run.

At the end, `diagnose_frame` on a million rows, scores and fit included, beside both; and, as the floor that
memory sets, reading once what it reads.
"""

import json
import random
import time
from statistics import median
from typing import Any

import zen

from benchmarks.frames import random_frame, timed
from diagnosis import load_definition
from diagnosis.batch import diagnose_frame
from diagnosis.engine.conditions import Facts, holds
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.engine.outlook.score_model import ScoreClass
from diagnosis.engine.outlook.space import possible_answers

INPUTS, REPEATS, ROWS = 3000, 7, 1_000_000


def table(exact: ExactOutlook, classes: dict[str, ScoreClass]) -> str:
    """The rulebook as a decision table in zen-engine's own format."""
    definition = exact.definition
    fields = ["scores", *exact.rules.variables]
    rows = []
    for bit, term in enumerate(exact.rules.terms):
        plan = exact.plan_of_rule[exact.rules.owner[bit]]
        row: dict[str, str] = {"_id": f"row{bit}", "plan": json.dumps(plan)}
        for field in fields:
            allowed: list[str] = []
            if field == "scores":
                facts = exact.model.facts
                alive = {name: exact.rules.score_column(c, facts(c)) for name, c in classes.items()}
                allowed = [name for name, mask in alive.items() if mask >> bit & 1]
            elif field in term.parts:
                answers = possible_answers(definition.questions[field])
                allowed = [answer[0] for answer in answers if exact.rules.column(field, answer) >> bit & 1]
            free = field not in term.parts and not (field == "scores" and "" in term.parts)
            row[field] = "" if free else ",".join(json.dumps(value) for value in allowed)
        rows.append(row)
    default = definition.rulebook.default.recommend
    rows.append({"_id": "rest", "plan": json.dumps(default), **dict.fromkeys(fields, "")})
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": field, "name": field, "field": key(field)} for field in fields],
        "outputs": [{"id": "plan", "name": "plan", "field": "plan"}],
        "rules": rows,
    }
    kinds = {"in": "inputNode", "t": "decisionTableNode", "out": "outputNode"}
    nodes: list[dict[str, Any]] = [
        {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}} for name, kind in kinds.items()
    ]
    nodes[1]["content"] = content
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "t"},
        {"id": "b", "type": "edge", "sourceId": "t", "targetId": "out"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def key(field: str) -> str:
    """A field name that zen-engine does not read as a subtraction."""
    return field.replace("-", "_")


def main() -> None:
    definition = load_definition()
    exact = ExactOutlook(definition)
    reached = exact.outcomes(exact.rules, exact.space()).distribution.classes
    found = [reached.class_of(row) for row in range(len(reached))]
    classes = {"-".join(map(str, item.intervals)): item for item in found}
    decision = zen.ZenEngine().create_decision(table(exact, classes))
    chance = random.Random(1)
    inputs: list[tuple[dict[str, Any], Facts]] = []
    for _ in range(INPUTS):
        name = chance.choice(list(classes))
        answers = {q: chance.choice(possible_answers(definition.questions[q])) for q in exact.rules.variables}
        seen = exact.model.facts(classes[name])
        facts = Facts(answers=answers, scores=seen.scores, bands=seen.bands, leading=(), gap=None)
        inputs.append(({"scores": name, **{key(q): a[0] for q, a in answers.items()}}, facts))

    rulebook = definition.rulebook

    def ours(facts: Facts) -> str:
        rule = next((rule for rule in rulebook.rules if holds(rule.when, facts)), rulebook.default)
        return rule.recommend

    def theirs(data: dict[str, Any]) -> str:
        return str(decision.evaluate(data)["result"]["plan"])

    disagree = sum(ours(facts) != theirs(data) for data, facts in inputs)
    assert disagree == 0, f"{disagree} of {INPUTS} decisions differ"
    times: dict[str, list[float]] = {"ours": [], "zen-engine": []}
    for _ in range(REPEATS):
        start = time.perf_counter()
        for _, facts in inputs:
            ours(facts)
        middle = time.perf_counter()
        for data, _ in inputs:
            theirs(data)
        times["ours"].append(middle - start)
        times["zen-engine"].append(time.perf_counter() - middle)
    for name, taken in times.items():
        print(f"{name:12} {INPUTS / median(taken):10,.0f} decisions a second")
    print(f"ratio        {median(times['zen-engine']) / median(times['ours']):10.2f}")
    theirs_a_second = INPUTS / median(times["zen-engine"])
    frame = random_frame(definition, ROWS)
    whole = min(timed(lambda: diagnose_frame(definition, frame)) for _ in range(3))
    floor = min(timed(lambda: [frame[name].cat.codes.to_numpy().sum() for name in frame]) for _ in range(3))
    times_theirs = ROWS / whole / theirs_a_second
    print(
        f"frame        {ROWS / whole:10,.0f} rows a second, {times_theirs:,.0f} times zen-engine's decisions"
    )
    print(f"floor        {ROWS / floor:10,.0f} rows a second, their codes read once")


if __name__ == "__main__":
    main()
