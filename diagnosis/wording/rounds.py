"""What became of an earlier round, in words: with the names of groups, or without."""

from diagnosis.definition.team import Team
from diagnosis.team.comparison import Comparison, Reading
from diagnosis.team.rounds import CauseRounds, Direction, Round, Rounds, compare_rounds
from diagnosis.wording.blocks import Block, Line
from diagnosis.wording.conversation import day_words
from diagnosis.wording.reveal import RevealStep, in_step, reveal
from diagnosis.wording.team import group_name, join
from diagnosis.wording.words import Words

_TOLD_GAPS: dict[tuple[Reading, Reading], str] = {
    ("different", "different"): "gap-different-different",
    ("different", "similar"): "gap-different-similar",
    ("similar", "different"): "gap-similar-different",
    ("different", "open"): "gap-different-open",
    ("open", "different"): "gap-open-different",
}
"""How a gap was read before and now, where there is something to say of it."""

_MOST = 5
"""Questions of a kind that are named."""


def rounds_block(say: Words, before: Round, now: Comparison) -> Block:
    """What is told of an earlier round beside this one, as a part of the whole comparison."""
    return rounds_step(say, before, now).named


def steps_since(say: Words, now: Comparison, before: Round | None) -> list[RevealStep]:
    """The steps in which a comparison is shown; what became of an earlier round comes last."""
    return [*reveal(say, now), *([rounds_step(say, before, now)] if before else [])]


def rounds_step(say: Words, before: Round, now: Comparison) -> RevealStep:
    """The same as something to show to all."""
    team = say.definition.team
    assert team is not None  # it could not have been compared otherwise
    found = compare_rounds(team, before.comparison, now)
    named, unnamed = _lines(say, found, named=True), _lines(say, found, named=False)
    nothing = [Line(text=say.text("rounds.nothing"))]
    note = _note(say, team, found) if named else ""
    block = Block(kind="rounds", heading=_heading(say, before), lines=named or nothing, note=note)
    return in_step(block, unnamed or nothing)


def _heading(say: Words, before: Round) -> str:
    if before.day is None:
        return say.text("rounds.heading")
    return say.text("rounds.heading-day", day=day_words(say.language, before.day))


def _note(say: Words, team: Team, found: Rounds) -> str:
    moved = say.text("rounds.moved", points=team.moved, few=team.moved_few)
    parts = [say.text("team.scale"), say.text("rounds.people"), moved]
    if found.changed:
        causes = {cause.id for cause in say.definition.causes}
        names = [say.cause(name) if name in causes else say.label(name) for name in found.changed]
        parts.append(say.text("rounds.changed", names=join(say, names)))
    return " ".join(parts)


def _lines(say: Words, found: Rounds, *, named: bool) -> list[Line]:
    causes = [_cause(say, name, cause, named=named) for name, cause in found.causes.items()]
    return [*causes, *_questions(say, found)]


def _cause(say: Words, name: str, cause: CauseRounds, *, named: bool) -> Line:
    text = say.text(
        "rounds.cause" if named else "rounds.cause-unnamed", **_scores(say, name, cause, named=named)
    )
    more = [line for direction in ("lower", "higher") if (line := _moved(say, cause, direction, named=named))]
    more = more or [say.text("rounds.open")]
    if cause.gaps in _TOLD_GAPS:
        more.append(say.text(f"rounds.{_TOLD_GAPS[cause.gaps]}"))
    return Line(text=text, more=more)


def _scores(say: Words, name: str, cause: CauseRounds, *, named: bool) -> dict[str, str]:
    if named:
        groups = [
            say.text(
                "rounds.group" if move.before != move.now else "rounds.group-same",
                group=group_name(say, group),
                before=move.before,
                now=move.now,
            )
            for group, move in cause.groups.items()
        ]
        return {"cause": say.cause(name), "groups": join(say, groups)}

    def in_order(scores: set[int]) -> str:
        # The order of the groups would tell which is which.
        points = [say.text("reveal.alt-point", score=score) for score in sorted(scores)]
        return say.text("rounds.and").join(points)

    moves = cause.groups.values()
    return {
        "cause": say.cause(name),
        "before": in_order({move.before for move in moves}),
        "now": in_order({move.now for move in moves}),
    }


def _moved(say: Words, cause: CauseRounds, direction: Direction, *, named: bool) -> str:
    groups = [group_name(say, group) for group, move in cause.groups.items() if move.direction == direction]
    if not groups:
        return ""
    if named:
        return say.text(f"rounds.{direction}", groups=join(say, groups))
    return say.text("rounds.lower-unnamed" if direction == "lower" else "rounds.higher-unnamed")


def _questions(say: Words, found: Rounds) -> list[Line]:
    # Whether a question differed then, and now. That all middles are the same says no more of it here.
    kinds = {
        "questions-still": (True, True),
        "questions-newly": (False, True),
        "questions-before": (True, False),
    }
    differed = {
        name: (then == "different", now == "different") for name, (then, now) in found.questions.items()
    }
    lines = []
    for kind, wanted in kinds.items():
        labels = [
            say.text("rounds.label", label=say.label(name))
            for name, read in differed.items()
            if read == wanted
        ]
        if labels:
            listed = join(say, labels[:_MOST])
            if len(labels) > _MOST:
                listed = say.text("rounds.questions-more", labels=listed, count=len(labels) - _MOST)
            lines.append(Line(text=say.text(f"rounds.{kind}", labels=listed)))
    return lines
