"""What is told of the causes: means of groups, and how far the groups lie apart."""

import numpy as np

from diagnosis.team.cells import group_score, outwards, rounded, step
from diagnosis.team.chance import Places, chances, group_means, inside, largest_gaps
from diagnosis.team.comparison import Agreement, CauseComparison, Gap, GroupScore, Withheld
from diagnosis.team.figures import Floats, average_deviation, hard_bounds, pairs_of
from diagnosis.team.grouping import Grouping, Mask
from diagnosis.team.policy import may_stand_apart
from diagnosis.team.reading import read_gap


def compare_causes(grouping: Grouping) -> tuple[dict[str, CauseComparison], list[Withheld]]:
    """Every cause of which something may be told, and those of which something may not."""
    told, withheld = dict[str, CauseComparison](), list[Withheld]()
    columns = [_cells(grouping, column) for column in range(len(grouping.definition.causes))]
    whole = [column for column, cells in enumerate(columns) if _is_whole(grouping, cells)]
    p = chance_of_gaps(grouping, whole) if whole else {}
    for column, (cause, cells) in enumerate(zip(grouping.definition.causes, columns, strict=True)):
        groups = {
            name: _score(grouping, column, cell)
            for name, cell in zip(grouping.names, cells, strict=True)
            if grouping.apart(cell)
        }
        total = _total(grouping, column, cells)
        if len(groups) < len(cells) or not (groups or total):
            withheld.append(Withheld(what=cause.id, why="too-few-known"))
        if groups or total:
            gap = _gap(grouping, column, cells, p[column]) if column in p else None
            told[cause.id] = CauseComparison(groups=groups, total=total, gap=gap)
    return told, withheld


def chance_of_gaps(grouping: Grouping, columns: list[int]) -> dict[int, float]:
    """For each of these causes, how often chance gives a gap as large as its largest, for any of them."""
    scores = grouping.people.scores[grouping.grouped][:, columns]
    count = len(grouping.masks)

    def measure(ways: Places) -> Floats:
        return largest_gaps(group_means(scores, inside(ways, count)))

    observed = measure(grouping.places[None, :])[0]
    return dict(zip(columns, chances(observed, grouping.ways(scores), measure).tolist(), strict=True))


def _cells(grouping: Grouping, column: int) -> list[Mask]:
    known = _known(grouping, column)
    return [mask & known for mask in grouping.masks]


def _known(grouping: Grouping, column: int) -> Mask:
    """Who has a score for the cause."""
    known: Mask = ~np.isnan(grouping.people.scores[:, column])
    return known


def _is_whole(grouping: Grouping, cells: list[Mask]) -> bool:
    """Whether something may be told of every group, of which there are two or more."""
    return bool(cells) and all(grouping.apart(cell) for cell in cells)


def _score(grouping: Grouping, column: int, mask: Mask) -> GroupScore:
    people = grouping.people
    agreement = _agreement(grouping, grouping.definition.causes[column].id, mask)
    return group_score(
        people.scores[mask, column], people.low[mask, column], people.high[mask, column], agreement
    )


def _agreement(grouping: Grouping, cause: str, mask: Mask) -> Agreement | None:
    """The average deviation over the questions that bear on a cause, in words."""
    deviations = []
    for name, levels in grouping.people.levels.items():
        answered = mask & (levels >= 0)
        if cause in grouping.definition.questions[name].weights and grouping.apart(answered):
            deviations.append(average_deviation(levels[answered]))
    if not deviations:
        return None
    return "one-view" if float(np.mean(deviations)) <= grouping.team.one_view + 1e-4 else "spread"


def _total(grouping: Grouping, column: int, cells: list[Mask]) -> GroupScore | None:
    """The mean of all, unless somebody would be left over when the groups that are told are taken away."""
    known = _known(grouping, column)
    told = [cell for cell in cells if grouping.apart(cell)]
    rest = known & ~np.any(told, axis=0) if told else known
    # Nobody has agreed to be what is left over.
    if not grouping.apart(known) or (told and not may_stand_apart(int(rest.sum()), grouping.policy.k)):
        return None
    return _score(grouping, column, known)


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
