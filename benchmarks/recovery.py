"""Whether a planted cause is found: synthetic organisations, each with one cause, answer the questionnaire.

What they answer comes from `tests/data/shipped/loadings.yaml`, which is written from the wording of the
questions. It says how well the scores would tell causes apart if that reading of the wording were right;
it validates nothing about real organisations.
"""

import random
import sys
from collections import Counter

from diagnosis import diagnose, load_definition
from tests.support.organisations import CAUSE_OF, KINDS, Seen, answers, organisation

DRAWS = 2_000
VIEWS: tuple[Seen, ...] = ("manager", "owner", "front-line")


def main() -> None:
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else DRAWS
    definition = load_definition()
    lowest = definition.rulebook.bands[0].id
    print(f"{draws} organisations of each kind; % of them")
    print(f"{'seen by':12} {'planted':14} {'highest':>8} {'named':>6} {'wrong':>6} {'all low':>8}")
    for seen in VIEWS:
        for kind in KINDS:
            chance = random.Random(f"{seen} {kind}")
            found: Counter[str] = Counter()
            for _ in range(draws):
                result = diagnose(definition, answers(definition, organisation(kind, chance), chance, seen))
                scores = {cause: score.score or 0.0 for cause, score in result.scores.items()}
                planted = CAUSE_OF.get(kind, "")
                found["highest"] += max(scores, key=scores.__getitem__) == planted
                found["named"] += result.leading_cause is not None
                found["wrong"] += result.leading_cause not in (None, planted)
                found["low"] += all(score.band == lowest for score in result.scores.values())
            share = {name: f"{100 * count / draws:.1f}" for name, count in found.items()}
            # What is wrong is told of those that are named.
            named = found["named"] or 1
            wrong = f"{100 * found['wrong'] / named:.1f}"
            highest = "-" if kind == "none" else share.get("highest", "0.0")
            row = f"{seen:12} {kind:14} {highest:>8} {share.get('named', '0.0'):>6} {wrong:>6}"
            print(f"{row} {share.get('low', '0.0'):>8}")


if __name__ == "__main__":
    main()
