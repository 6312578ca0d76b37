"""For every question and answer: how many of the answer sets with that answer lead to each plan."""

from collections.abc import Mapping

import numpy as np

from diagnosis.engine.outlook.classes import Grid, ScoreClass, ScoreModel, Tally
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.space import Answer
from diagnosis.engine.outlook.walk import Walk, absorbed

PlanCounts = list[list[int]]
"""One row per answer: the number of answer sets per plan."""


def plan_counts_by_answer(
    walk: Walk, place_of: Mapping[int | None, int], plans: int
) -> dict[str, PlanCounts]:
    """Exact counts for every question that can change the plan.

    `place_of` maps a deciding condition to the place of its plan among `plans`. Rows stand in
    the order of the space's answers; answers that no rule can tell apart share a row.
    """
    later = _later(walk, place_of, plans)
    found: dict[str, PlanCounts] = {}
    for level, question in enumerate(walk.questions):
        rows = []
        for _, column, ways in walk.columns[level]:
            row = [0] * plans
            for mask, count in walk.levels[level].items():
                after = later[level + 1][absorbed(mask & column, walk.decided[level + 1])]
                for plan in range(plans):
                    row[plan] += ways * count * after[plan]
            rows.append(row)
        found[question] = rows
    by_class = {item: later[0][mask] for item, mask in walk.classes.items()}
    for question in walk.distribution.model.steps:
        if len(walk.space[question]) > 1:
            found[question] = [
                _dot(values, by_class, plans) for values in _classes_by_answer(walk.distribution, question)
            ]
    return found


def _later(walk: Walk, place_of: Mapping[int | None, int], plans: int) -> list[dict[int, list[int]]]:
    """For every level and mask: the number of ways to go on that lead to each plan."""
    last: dict[int, list[int]] = {}
    for mask in walk.levels[-1]:
        last[mask] = [0] * plans
        last[mask][place_of[walk.place_of(mask)]] = 1
    later = [last]
    for level in range(len(walk.questions) - 1, -1, -1):
        here: dict[int, list[int]] = {}
        for mask in walk.levels[level]:
            sums = [0] * plans
            for _, column, ways in walk.columns[level]:
                after = later[0][absorbed(mask & column, walk.decided[level + 1])]
                for plan in range(plans):
                    sums[plan] += ways * after[plan]
            here[mask] = sums
        later.insert(0, here)
    return later


def _dot(values: Mapping[ScoreClass, int], by_class: Mapping[ScoreClass, list[int]], plans: int) -> list[int]:
    row = [0] * plans
    for found, count in values.items():
        for plan, ways in enumerate(by_class[found]):
            row[plan] += count * ways
    return row


def _classes_by_answer(distribution: Distribution, question: str) -> list[dict[ScoreClass, int]]:
    """Per answer to a symptom question: the number of symptom answer sets in each class."""
    model, space = distribution.model, distribution.space
    place = next((place for place, own in enumerate(model.own) if question in own), None)
    plain = not model.ranked and not model.named
    if place is None and plain:
        index = model.shared.index(question)
        return [distribution.counted(index, answer[0]) for answer in space[question]]
    if place is None or not plain:
        answers: tuple[Answer, ...] = space[question]
        return [Distribution(model, {**space, question: (answer,)}).values for answer in answers]
    without = _final_without(distribution.tally, model, place, question)
    rest = _rest_by_offset(distribution, place)
    result = []
    for step in model.allowed(space, question):
        final = distribution.tally.extended(without, place, question, [step])
        total: Grid | None = None
        for offset, others in rest.items():
            cells = distribution.tally.window(model.grids, place, offset)
            own = np.zeros(len(model.cuts[place]) + 2, dtype=final.dtype)
            np.add.at(own, cells.ravel(), final.ravel())
            part = np.multiply.outer(own, others)
            total = part if total is None else total + part
        assert total is not None
        ordered = np.moveaxis(total, 0, place)
        result.append(
            {
                ScoreClass(tuple(int(i) for i in index), None): int(ordered[index])
                for index in zip(*np.nonzero(ordered), strict=True)
            }
        )
    return result


def _final_without(tally: Tally, model: ScoreModel, place: int, question: str) -> Grid:
    """The states of a cause when one of its own questions is left out."""
    index = model.own[place].index(question)
    grid = tally.prefixes[place][index]
    for other in model.own[place][index + 1 :]:
        grid = tally.extended(grid, place, other, model.allowed(tally.space, other))
    return grid


def _rest_by_offset(distribution: Distribution, place: int) -> dict[tuple[int, int], Grid]:
    """Per offset of one cause: the ways of the other causes, by their cells. Kept per cause."""
    kept = distribution.rest.get(place)
    if kept is not None:
        return kept
    rest: dict[tuple[int, int], Grid] = {}
    for cells, ways in distribution.merged.items():
        others = [
            distribution.table(other, cell).sum(axis=1) for other, cell in enumerate(cells) if other != place
        ]
        product = np.asarray(ways, dtype=distribution.tally.dtype)
        for vector in others:
            product = np.multiply.outer(product, vector)
        offset = cells[place]
        rest[offset] = rest[offset] + product if offset in rest else product
    distribution.rest[place] = rest
    return rest
