"""For every open question and answer: how many answer sets with that answer lead to each plan.

One pass forward gives the ways to reach each state (`Outcomes.layers`, `CauseWays.after`,
`SharedWays.layers`), one pass backward the ways to go on from it to each plan; an answer's share is
the product of both where it leads from one state to the next. Numbers are floats: they serve to
compare questions.
"""

from collections.abc import Mapping

import numpy as np

from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.follow import Outcomes
from diagnosis.engine.outlook.semiring import Array, counting
from diagnosis.engine.outlook.shared import SharedState
from diagnosis.engine.outlook.space import size

PlanCounts = list[Array]
"""Per answer: the number of answer sets for each plan, as one vector."""


def plan_counts_by_answer(
    outcomes: Outcomes, plan_of: Mapping[int | None, int], plans: int
) -> dict[str, PlanCounts]:
    """Counts for every question that can change the plan and has more than one answer left.

    `outcomes` watches one decision list. `plan_of` maps a deciding condition to the index of
    its plan. Answers that nothing tells apart share a row.
    """
    found: dict[str, PlanCounts] = {}
    later = np.zeros((len(outcomes.ends), plans))
    later[np.arange(len(outcomes.ends)), [plan_of[end[0]] for end in outcomes.ends]] = 1
    for number in range(len(outcomes.questions) - 1, -1, -1):
        worths = np.array([column.worth for column in outcomes.columns[number]], dtype=float)
        ahead = worths[:, None, None] * later[outcomes.layers[number + 1].origin]
        values = outcomes.layers[number].values.astype(float)
        found[outcomes.questions[number]] = list(np.einsum("s,csp->cp", values, ahead))
        later = ahead.sum(axis=0)
    found |= _symptoms(outcomes.distribution, later[outcomes.layers[0].origin])
    space = outcomes.distribution.space
    return {question: rows for question, rows in found.items() if len(space[question]) > 1}


def _symptoms(distribution: Distribution, classes: Array) -> dict[str, PlanCounts]:
    """`classes[row, plan]` are the ways to go on from each class of the distribution."""
    if distribution.lead is not None:
        return _one_by_one(distribution, classes)
    found: dict[str, PlanCounts] = {}
    totals = [np.zeros((*cause.final.shape, classes.shape[1])) for cause in distribution.causes]
    ahead: dict[SharedState, Array] = {}
    for named, states in distribution.by_named().items():
        tensor = distribution.classes.tensor(named, classes)
        added, values = distribution.columns(states)
        tables = [
            distribution.stacked(index, states_of).astype(float) for index, states_of in enumerate(added)
        ]
        for index, states_of in enumerate(added):
            rest = _contracted(tensor, tables, index) * values.astype(float)[:, None, None]
            for state in dict.fromkeys(states_of):
                here = rest[[other == state for other in states_of]].sum(axis=0)
                window = distribution.codes_from(index, state)
                totals[index] += here[window]
            if index == 0:
                whole = (tables[0][:, :, None] * _contracted(tensor, tables, 0)).sum(axis=1)
                ahead |= dict(zip(states, whole, strict=True))
    for cause, later in zip(distribution.causes, totals, strict=True):
        found |= cause.by_answer(later)
    return found | distribution.shared.by_answer(ahead)


def _contracted(tensor: Array, tables: list[Array], index: int) -> Array:
    """`tensor[codes..., plan]` summed over the codes of all causes but one: [state, code, plan]."""
    result = np.moveaxis(tensor, index, -2)[None]
    for place, table in enumerate(tables):
        if place == index:
            continue
        if len(result) == 1:
            result = np.tensordot(table, result[0], axes=(1, 0))
        else:
            result = np.einsum("nc,nc...->n...", table, result)
    if len(result) != len(tables[index]):
        result = np.broadcast_to(result, (len(tables[index]), *result.shape[1:]))
    return result


def _one_by_one(distribution: Distribution, classes: Array) -> dict[str, PlanCounts]:
    """Where conditions ask which cause leads: one distribution for every answer."""
    model, space = distribution.model, distribution.space
    ahead = {distribution.classes.key(row): classes[row] for row in range(len(distribution.classes))}
    found: dict[str, PlanCounts] = {}
    for question in model.steps:
        rows = []
        for answer in space[question] if len(space[question]) > 1 else ():
            narrowed = {**space, question: (answer,)}
            part = Distribution(model, narrowed, counting(size(narrowed, model.steps))).classes
            rows.append(
                sum(
                    (float(value) * ahead[part.key(row)] for row, value in enumerate(part.values)),
                    np.zeros(classes.shape[1]),
                )
            )
        found[question] = rows
    return found
