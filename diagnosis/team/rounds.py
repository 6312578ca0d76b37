"""Two rounds months apart, compared by what was released of each: by shown groups, never by people."""

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.team import Team
from diagnosis.team.cells import MANY
from diagnosis.team.comparison import EVERYBODY, CauseComparison, Comparison, Reading

Direction = Literal["higher", "lower", "open"]


class Round(BaseModel):
    """What was released of a round, and the day on which it was opened, where that is known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: datetime.date | None = None
    comparison: Comparison


class Move(BaseModel):
    """The mean of a group before and now, in points as they were shown.

    `direction` is "open" where people who happened to come could make as much of a difference.
    """

    model_config = ConfigDict(frozen=True)

    before: int
    now: int
    direction: Direction


class CauseRounds(BaseModel):
    """`groups` has the groups that both rounds show, or all people; `gaps` how each round read the gap."""

    model_config = ConfigDict(frozen=True)

    groups: dict[str, Move]
    gaps: tuple[Reading, Reading] | None


class Rounds(BaseModel):
    """`questions` has the readings of both rounds where both have one; `changed` what was not asked alike."""

    model_config = ConfigDict(frozen=True)

    causes: dict[str, CauseRounds]
    questions: dict[str, tuple[Reading, Reading]]
    changed: tuple[str, ...]


def compare_rounds(team: Team, before: Comparison, now: Comparison) -> Rounds:
    """What two rounds have in common, of groups with the same positions and of what was asked alike.

    Nothing but the two releases goes in, so that nothing comes out that they do not tell already. Causes and
    questions are in the order of the later round.
    """
    alike = {name for name, digest in now.asked.items() if before.asked.get(name) == digest}
    common = _shown_in_both(before, now)
    # The very same groups stand side by side, and at least two.
    same = len(common) > 1 and len(common) == len(now.groups) == len(before.groups)
    sizes = [{group.id: group.size for group in one.groups} for one in (before, now)]
    fewest = {group: _fewest(sizes[0][group], sizes[1][group]) for group in common}
    fewest[EVERYBODY] = _fewest(before.people, now.people)
    causes = {
        name: found
        for name, cause in now.causes.items()
        if name in alike
        and name in before.causes
        and (found := _cause(team, before.causes[name], cause, fewest, same=same))
    }
    return Rounds(
        causes=causes,
        questions={
            name: (before.questions[name].difference, question.difference)
            for name, question in now.questions.items()
            if name in alike and name in before.questions and same
        },
        changed=tuple(name for name in (*now.causes, *now.questions) if name not in alike),
    )


def _cause(
    team: Team, before: CauseComparison, now: CauseComparison, fewest: dict[str, int], *, same: bool
) -> CauseRounds | None:
    """`fewest` has how many people at least were in each group that both rounds show, and in all."""
    moves = {
        group: _move(team, before.groups[group].score, now.groups[group].score, count)
        for group, count in fewest.items()
        if group in before.groups and group in now.groups
    }
    if not moves and before.total and now.total:
        moves[EVERYBODY] = _move(team, before.total.score, now.total.score, fewest[EVERYBODY])
    if not moves:
        return None
    gaps = (before.gap.reading, now.gap.reading) if same and before.gap and now.gap else None
    return CauseRounds(groups=moves, gaps=gaps)


def _move(team: Team, before: int, now: int, fewest: int) -> Move:
    """`fewest` people at least were in the group both times; 0 where that is not told."""
    enough = fewest and abs(now - before) >= (team.moved if fewest >= MANY else team.moved_few)
    direction: Direction = "open" if not enough else "higher" if now > before else "lower"
    return Move(before=before, now=now, direction=direction)


def _fewest(*sizes: str) -> int:
    """The least that two size bands stand for; a group without one is smaller than any that has."""
    return min(int(size.partition("-")[0] or 0) for size in sizes)


def _shown_in_both(before: Comparison, now: Comparison) -> list[str]:
    earlier = {group.id: group.positions for group in before.groups}
    return [group.id for group in now.groups if earlier.get(group.id) == group.positions]
