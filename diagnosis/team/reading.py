"""What a difference is read as. "Open" is the honest word for most differences in small groups."""

from diagnosis.definition.team import Team
from diagnosis.team.comparison import Reading
from diagnosis.team.figures import Floats, likely_gap, stays_apart


def read_gap(team: Team, one: Floats, other: Floats, p: float) -> Reading:
    """The reading of the gap between two groups' known scores; `p` is how often chance gives one as large."""
    gap = abs(float(one.mean() - other.mean()))
    if gap >= team.gap and 100 * p <= team.chance and stays_apart(one, other, team.stable):
        return "different"
    likely = likely_gap(one, other)
    if likely is None:
        enough = min(len(one), len(other)) > 1
        return "similar" if enough and gap <= team.even else "open"
    low, high = likely
    return "similar" if -team.gap <= low and high <= team.gap else "open"


def read_question(team: Team, p: float, *, same_middle: bool) -> Reading:
    """The reading of a question on which chance gives as large a difference with `p`."""
    if 100 * p <= team.chance:
        return "different"
    return "similar" if same_middle else "open"
