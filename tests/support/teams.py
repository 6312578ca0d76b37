"""Teams of invented people, and what comes of comparing them: worked out once in a process."""

from functools import cache

from diagnosis.team.compare import compare
from diagnosis.team.comparison import Comparison
from tests.support.frozen import DEFINITION
from tests.support.people import people

TEAMS: dict[str, list[tuple[str | None, int, float]]] = {
    "five": [("executive", 2, 0.3), ("front-line", 3, 0.7)],
    "twelve": [("executive", 3, 0.3), ("manager", 3, 0.3), ("front-line", 6, 0.75)],
    "forty": [
        ("executive", 10, 0.4),
        ("manager", 10, 0.4),
        ("front-line", 10, 0.4),
        ("back-office", 10, 0.4),
    ],
    "nobody": [("executive", 1, 0.3)],
    "no position": [("executive", 6, 0.3), ("front-line", 6, 0.7), (None, 2, 0.5)],
}


@cache
def compared(team: str, seed: int = 1) -> Comparison:
    """The comparison of one of TEAMS, whose answers the seed draws."""
    return compare(DEFINITION, people(DEFINITION, TEAMS[team], seed))
