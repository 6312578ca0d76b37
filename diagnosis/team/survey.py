"""Many organisations in one survey, each compared within itself."""

from collections.abc import Mapping, Sequence

from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response
from diagnosis.team.compare import compare
from diagnosis.team.comparison import Comparison
from diagnosis.team.policy import Policy


def compare_within(
    definition: Definition, organisations: Mapping[str, Sequence[Response]], policy: Policy | None = None
) -> list[tuple[str, Comparison]]:
    """Compare positions within each organisation; those come first in which they differ most.

    That is by how many causes differ, then by the widest gap among these, then by how many questions differ,
    all as shown; organisations of which nothing may be told come last. Raises NotComparableError.
    """
    compared = [(name, compare(definition, responses, policy)) for name, responses in organisations.items()]
    return sorted(compared, key=lambda one: (_order(one[1]), one[0]))


def _order(comparison: Comparison) -> tuple[bool, int, int, int]:
    causes = comparison.different_causes
    gap = comparison.causes[causes[0]].gap if causes else None
    widest = abs(gap.points) if gap else 0
    return not comparison.groups, -len(causes), -widest, -len(comparison.different_questions)
