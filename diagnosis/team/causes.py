"""What is told of the causes: means of groups, and how far the groups lie apart."""

import numpy as np

from diagnosis.team.cells import group_score, outwards, rounded, step
from diagnosis.team.chance import Places, chances, group_means, inside, largest_gaps
from diagnosis.team.comparison import Agreement, CauseComparison, Gap, GroupScore, Withheld
from diagnosis.team.figures import Floats, average_deviation, hard_bounds, pairs_of
from diagnosis.team.grouping import Grouping, Mask
from diagnosis.team.reading import read_gap


def compare_causes(grouping: Grouping) -> tuple[dict[str, CauseComparison], list[Withheld]]:
    """Every cause of which something may be told, and those of which something may not."""
    compared, withheld = dict[str, CauseComparison](), list[Withheld]()
    causes = grouping.definition.causes
    known = [~np.isnan(grouping.people.scores[:, column]) for column in range(len(causes))]
    apart = [grouping.released(one) for one in known]
    whole = [column for column, (groups, _) in enumerate(apart) if groups and all(groups)]
    p = chance_of_gaps(grouping, whole) if whole else {}
    for column, (cause, (released_of, released_of_all)) in enumerate(zip(causes, apart, strict=True)):
        groups = {
            name: _score(grouping, column, mask & known[column], place)
            for place, (name, mask) in enumerate(zip(grouping.names, grouping.masks, strict=True))
            if released_of[place]
        }
        total = _score(grouping, column, known[column]) if released_of_all else None
        if not all(released_of) or not (groups or total):
            withheld.append(Withheld(what=cause.id, why="too-few-known"))
        if groups or total:
            cells = [mask & known[column] for mask in grouping.masks]
            gap = _gap(grouping, column, cells, p[column]) if column in p else None
            compared[cause.id] = CauseComparison(groups=groups, total=total, gap=gap)
    return compared, withheld


def chance_of_gaps(grouping: Grouping, columns: list[int]) -> dict[int, float]:
    """For each of these causes, how often chance gives a gap as large as its largest, for any of them."""
    scores = grouping.people.scores[grouping.grouped][:, columns]
    count = len(grouping.masks)

    def measure(ways: Places) -> Floats:
        return largest_gaps(group_means(scores, inside(ways, count)))

    observed = measure(grouping.places[None, :])[0]
    return dict(zip(columns, chances(observed, grouping.ways(scores), measure).tolist(), strict=True))


def _score(grouping: Grouping, column: int, cell: Mask, place: int | None = None) -> GroupScore:
    """What is told of a cause of the people in `cell`: the group at a place, or None for all."""
    people = grouping.people
    agreement = _agreement(grouping, grouping.definition.causes[column].id, cell, place)
    return group_score(
        people.scores[cell, column], people.low[cell, column], people.high[cell, column], agreement
    )


def _agreement(grouping: Grouping, cause: str, cell: Mask, place: int | None) -> Agreement | None:
    """The average deviation over the questions that bear on a cause, in words."""
    deviations = []
    for name, levels in grouping.people.levels.items():
        answered = cell & (levels >= 0)
        of_groups, of_all = grouping.released(answered)
        apart = of_all if place is None else of_groups[place]
        if cause in grouping.definition.questions[name].weights and apart:
            deviations.append(average_deviation(levels[answered]))
    if not deviations:
        return None
    return "one-view" if float(np.mean(deviations)) <= grouping.team.one_view + 1e-4 else "spread"


def _gap(grouping: Grouping, column: int, cells: list[Mask], p: float) -> Gap:
    scores = grouping.people.scores[:, column]
    means = [float(scores[cell].mean()) for cell in cells]
    one, other = max(pairs_of(len(cells)), key=lambda pair: abs(means[pair[0]] - means[pair[1]]))
    shown = [rounded(means[place], step(int(cells[place].sum()))) for place in (one, other)]
    return Gap(
        groups=(grouping.names[one], grouping.names[other]),
        points=shown[0] - shown[1],
        bounds=_bounds(grouping, column, (one, other), cells),
        reading=read_gap(grouping.team, scores[cells[one]], scores[cells[other]], p),
    )


def _bounds(
    grouping: Grouping, column: int, pair: tuple[int, int], cells: list[Mask]
) -> tuple[int, int] | None:
    """What the gap could be, whatever those who did not answer would say; None without head counts."""
    ranges, people = [], grouping.people
    for place in pair:
        heads = [grouping.policy.headcount.get(position) for position in grouping.positions[place]]
        if None in heads:
            return None
        low, high = people.low[cells[place], column], people.high[cells[place], column]
        ranges.append(hard_bounds(low, high, sum(count or 0 for count in heads)))
    (low_a, high_a), (low_b, high_b) = ranges
    return outwards(low_a - high_b, high_a - low_b, 5)
