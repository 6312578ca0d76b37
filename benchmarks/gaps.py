"""How often a comparison says "different": where nothing differs, and where a difference was planted.

`python -m benchmarks.gaps [TEAMS]`. Invented people answer the shipped questions: each has a leaning (that
of the group, plus a style of their own), and each answer strays from it, in points of severity. A gap is
planted so that the scores of very many people would differ by it. "Any cause" and "a cause" are how often
"different" is said of one of the causes at least, and of a single one. "Likely" is how often Welch's
interval holds the true gap. TEAMS (400) teams are drawn for each line.

Then two rounds of one group, of the same people or of others: how often "moved" is said of one of the causes
at least, where nothing changed and where the mean was moved.
"""

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diagnosis.definition.loader import load_definition
from diagnosis.definition.model import Definition
from diagnosis.definition.team import Team
from diagnosis.team.cells import MANY as MANY_PEOPLE
from diagnosis.team.cells import rounded, step
from diagnosis.team.chance import Places, chances, group_means, inside, largest_gaps, shuffles
from diagnosis.team.figures import likely_gap
from diagnosis.team.reading import read_gap

SIZES = ((5, 5), (5, 9), (5, 15), (8, 8), (20, 20))
GAPS = (0, 15, 25, 40)
ROUND_SIZES, ROUND_GAPS = (5, 8, 10, 20), (0, 25, 40)
STYLE, STRAY = 12.0, 25.0
"""Standard deviations: of a person's leaning from that of the group, and of an answer from the leaning."""
MANY = 20_000
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """The questions on symptoms: how many steps each has, and what it weighs for each cause."""

    steps: NDArray[np.int64]
    weights: Floats

    @classmethod
    def of(cls, definition: Definition) -> "Asked":
        questions = [question for question in definition.questions.values() if question.weights]
        causes = [cause.id for cause in definition.causes]
        return cls(
            steps=np.array([len(question.options) - 1 for question in questions]),
            weights=np.array(
                [[question.weights.get(cause, 0) for cause in causes] for question in questions], dtype=float
            ),
        )

    def scores(self, leanings: Floats, style: float, noise: np.random.Generator) -> Floats:
        """The scores of people with these leanings, a column for each cause; answers are whole steps."""
        own = leanings + noise.normal(0, style, len(leanings))
        strays = noise.normal(0, STRAY, (len(own), len(self.steps)))
        severity = (own[:, None] + strays) / 100
        answered = np.clip(np.round(severity * self.steps), 0, self.steps) / self.steps
        found: Floats = 100 * answered @ self.weights / self.weights.sum(axis=0)
        return found


def readings(team: Team, scores: Floats, groups: Places) -> list[str]:
    """The reading of each cause's gap, as a comparison works it out."""

    def measure(ways: Places) -> Floats:
        return largest_gaps(group_means(scores, inside(ways, 2)))

    p = chances(measure(groups[None, :])[0], shuffles(groups, scores), measure)
    return [
        read_gap(team, scores[groups == 0, column], scores[groups == 1, column], float(p[column]))
        for column in range(scores.shape[1])
    ]


def main() -> None:
    """Print a line for each pair of sizes and each planted gap."""
    teams = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    definition = load_definition()
    assert definition.team is not None
    asked = Asked.of(definition)
    columns = ("people", "gap", "any cause", "a cause", "similar", "open", "likely")
    print("".join(f"{name:>11}" for name in columns))
    for style in (STYLE, 2 * STYLE):
        print(f"style of answering: {style:.0f} points")
        for sizes in SIZES:
            groups = np.repeat([0, 1], sizes)
            for gap in GAPS if style == STYLE else (0,):
                print_line(definition.team, asked, groups, gap, style, teams)
    for style in (STYLE, 2 * STYLE):
        print(f"two rounds, style of answering: {style:.0f} points")
        print_rounds(definition.team, asked, style, teams)


def print_rounds(team: Team, asked: Asked, style: float, teams: int) -> None:
    """Draw two rounds of groups, and print how often a mean is said to have moved."""
    print("".join(f"{name:>11}" for name in ("a group of", "moved by", "others", "the same")))
    for size in ROUND_SIZES:
        bar = team.moved if size >= MANY_PEOPLE else team.moved_few
        for gap in ROUND_GAPS:
            noise = np.random.default_rng(gap + 1000 * size)
            ends, _ = planted(asked, gap, style, noise)
            said = [0, 0]
            for _ in range(teams):
                own = noise.normal(0, style, size)
                for place, kept in enumerate((False, True)):
                    rounds = [
                        asked.scores(end + (own if kept else noise.normal(0, style, size)), 0, noise)
                        for end in ends
                    ]
                    means = [[rounded(mean, step(size)) for mean in scores.mean(axis=0)] for scores in rounds]
                    moves = [abs(one - other) for one, other in zip(*means, strict=True)]
                    said[place] += max(moves) >= bar
            shares = "".join(f"{100 * count / teams:9.0f} %" for count in said)
            print(f"{size:>11}{gap:11}{shares}", flush=True)


def print_line(team: Team, asked: Asked, groups: Places, gap: int, style: float, teams: int) -> None:
    """Draw teams with a planted gap, and print how often each reading comes out."""
    noise = np.random.default_rng(gap + 1000 * len(groups))
    ends, true = planted(asked, gap, style, noise)
    found, held, some = [], [], 0
    for _ in range(teams):
        scores = asked.scores(ends[groups], style, noise)
        read = readings(team, scores, groups)
        found += read
        some += "different" in read
        for column, real in enumerate(true):
            likely = likely_gap(scores[groups == 0, column], scores[groups == 1, column])
            held.append(likely is not None and likely[0] <= real <= likely[1])
    share = {word: 100 * found.count(word) / len(found) for word in ("different", "similar", "open")}
    people = "+".join(str(size) for size in np.bincount(groups))
    shares = (100 * some / teams, share["different"], share["similar"], share["open"], 100 * np.mean(held))
    print(f"{people:>11}{gap:11}" + "".join(f"{part:9.0f} %" for part in shares), flush=True)


def planted(asked: Asked, gap: int, style: float, noise: np.random.Generator) -> tuple[Floats, Floats]:
    """Leanings of two groups whose scores differ by `gap` on average, and by how much in each cause."""
    wide = float(gap)
    for _ in range(4):
        ends = np.array([50 + wide / 2, 50 - wide / 2])
        high, low = (asked.scores(np.full(MANY, end), style, noise).mean(axis=0) for end in ends)
        true = high - low
        # Answers end where the scale does, so that leanings have to lie further apart than scores.
        wide *= gap / true.mean() if gap else 1
    return ends, true


if __name__ == "__main__":
    main()
