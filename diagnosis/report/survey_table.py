"""A survey as a table: a row for each organisation."""

from collections.abc import Sequence
from typing import Any

from diagnosis.team.comparison import Comparison

SEVERAL = ";"
"""What parts several values in a cell."""


def survey_row(comparison: Comparison, causes: Sequence[str]) -> dict[str, Any]:
    """What the table tells of one organisation, by column; the columns are the same for all.

    `people` is a size band. For each of `causes` there is the mean of all, the two groups that differ most,
    their gap (the first minus the second, in points) and its reading. Ids that stand together are parted
    by SEVERAL; None stands for a withheld figure, and `withheld` says why.
    """
    widest = max(comparison.landscapes, key=lambda found: found.distance, default=None)
    row: dict[str, Any] = {
        "people": comparison.people,
        "level": comparison.level,
        "different_causes": SEVERAL.join(comparison.different_causes),
        "different_questions": SEVERAL.join(comparison.different_questions),
        "landscape_distance": widest.distance if widest else None,
        "landscape_by_chance": widest.by_chance if widest else None,
    }
    for name in causes:
        cause = comparison.causes.get(name)
        gap = cause.gap if cause else None
        row |= {
            f"{name}_score": cause.total.score if cause and cause.total else None,
            f"{name}_groups": SEVERAL.join(gap.groups) if gap else None,
            f"{name}_gap": gap.points if gap else None,
            f"{name}_reading": gap.reading if gap else None,
        }
    row["withheld"] = SEVERAL.join(f"{one.what}={one.why}" for one in comparison.withheld)
    return row
