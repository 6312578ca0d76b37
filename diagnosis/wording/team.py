"""A comparison in words: the same for screens, documents and the command line."""

import re
from collections.abc import Sequence

from diagnosis.definition.questionnaire import Question
from diagnosis.definition.team import Team
from diagnosis.team.cells import MOST
from diagnosis.team.comparison import (
    EVERYBODY,
    CauseComparison,
    Comparison,
    Gap,
    Landscape,
    QuestionComparison,
)
from diagnosis.wording.blocks import Block, Line
from diagnosis.wording.cause_line import Part
from diagnosis.wording.words import Words

_EXPLAINED = re.compile(r"\s*[(（][^()（）]*[)）]$")
_MOST_ALIKE, _MOST_DIFFERENT, _MOST_UNKNOWN = 5, 5, 3


class ComparisonWords(Part):
    """A comparison, ready to lay out; `blocks` in the order in which they are read."""

    heading: str
    lead: str
    merged: str
    blocks: list[Block]
    withheld: list[str]
    notes: list[str]


def comparison_words(say: Words, comparison: Comparison) -> ComparisonWords:
    """A comparison in words. It has to be one of this definition."""
    team = say.definition.team
    assert team is not None  # it could not have been compared otherwise
    lines: dict[str, list[Line]] = {
        "alike": [Line(text=line) for line in _alike(say, comparison)],
        "causes": [
            line for name, cause in comparison.causes.items() if (line := cause_line(say, name, cause))
        ],
        "questions": [Line(text=line) for line in _questions(say, comparison)],
        "guesses": [Line(text=line) for line in _guesses(say, comparison)],
        "unknown": [Line(text=line) for line in _unknown(say, comparison)],
        "landscapes": [Line(text=line) for line in _landscapes(say, team, comparison)],
    }
    blocks = [
        Block(
            kind=kind,
            heading=say.text(f"team.{kind}-heading"),
            lines=block_lines,
            note=_scale(say, comparison) if kind == "causes" else "",
        )
        for kind, block_lines in lines.items()
        if block_lines and (comparison.causes or comparison.questions)
    ]
    if not any(block_lines.difference == "similar" for block_lines in comparison.questions.values()):
        # Do not begin with "nothing is seen alike".
        blocks = sorted(blocks, key=lambda block: block.kind == "alike")
    lead = say.text("team.lead", people=size_words(say, comparison.people)) if comparison.people else ""
    return ComparisonWords(
        heading=say.text("team.heading"),
        lead=with_limit(say, comparison, lead),
        merged=say.text("team.merged") if comparison.merged else "",
        blocks=blocks,
        withheld=_withheld(say, comparison),
        notes=_notes(say, team, comparison) if comparison.groups else [],
    )


def with_limit(say: Words, comparison: Comparison, words: str) -> str:
    """The same words, and a sentence where the room had no number of invited people."""
    return say.text("team.unlimited", words=words).strip() if comparison.unlimited else words


def _scale(say: Words, comparison: Comparison) -> str:
    """What a score means, and the line beside a point where there is one."""
    scale = say.text("team.scale")
    drawn = any(
        score.low != score.high for cause in comparison.causes.values() for score in cause.groups.values()
    )
    return say.text("team.scale-line", scale=scale) if drawn else scale


def group_name(say: Words, group: str) -> str:
    """The name of a group: of a position, a side, or all."""
    team = say.definition.team
    if group == EVERYBODY or team is None:
        return say.text("team.everybody")
    sides = {side.id: side.name for side in team.sides}
    if group in sides:
        return say.of(sides[group])
    # What stands in brackets explains the option to those who choose it.
    return _EXPLAINED.sub("", say.of(say.definition.questions[team.question].option_text(group)))


def size_words(say: Words, band: str) -> str:
    """A size band in words."""
    low, _, high = band.partition("-")
    return say.text("team.people", low=low, high=high) if high else say.text("team.people-from", low=low)


def join(say: Words, parts: list[str]) -> str:
    """Several names or phrases in a row."""
    return say.text("team.join").join(parts)


def _alike(say: Words, comparison: Comparison) -> list[str]:
    if not comparison.groups:
        return []
    lines = []
    for name, question in comparison.questions.items():
        if question.difference == "similar":
            median = next(iter(question.groups.values())).median
            answer = say.of(say.definition.questions[name].option_text(median))
            lines.append(say.text("team.alike", label=say.label(name), answer=answer))
    # Those that differ least come last.
    return lines[-_MOST_ALIKE:] or [say.text("team.alike-none")]


def cause_line(say: Words, name: str, cause: CauseComparison) -> Line | None:
    """What is told of a cause, None where that is nothing."""
    scores = [
        say.text("team.group-score", group=group_name(say, group), score=score.score)
        for group, score in cause.groups.items()
    ]
    groups = say.text("team.cause-groups", groups=join(say, scores)) if scores else ""
    if cause.gap is None:
        if groups:
            return Line(text=say.text("team.cause-open", cause=say.cause(name), groups=groups))
        if cause.total is None:
            return None
        return Line(text=say.text("team.cause-total", cause=say.cause(name), score=cause.total.score))
    key = {"different": "team.cause-different", "similar": "team.cause-similar", "open": "team.cause-open"}
    more = [_bounds(say, cause.gap, *cause.gap.bounds)] if cause.gap.bounds else []
    for agreement, key_of_agreement in (("one-view", "team.one-view"), ("spread", "team.spread")):
        agreed = [group for group, score in cause.groups.items() if score.agreement == agreement]
        names = [group_name(say, group) for group in agreed]
        more += [say.text(key_of_agreement, groups=join(say, names))] if names else []
    discuss = say.definition.cause(name).discuss
    if discuss and cause.gap.reading == "different":
        more.append(say.text("team.discuss", question=say.of(discuss)))
    one, other = (group_name(say, group) for group in cause.gap.groups)
    words = say.text(key[cause.gap.reading], cause=say.cause(name), groups=groups, one=one, other=other)
    return Line(text=words, more=more)


def _bounds(say: Words, gap: Gap, low: int, high: int) -> str:
    """What the gap could be with those who did not answer: how much more the first group has, or less."""
    one, other = (group_name(say, group) for group in gap.groups)
    if low < 0 < high:
        return say.text("team.bounds-either", one=one, one_more=high, other=other, other_more=-low)
    least, most = sorted((abs(low), abs(high)))
    return say.text("team.bounds-surely", higher=one if high > 0 else other, low=least, high=most)


def _questions(say: Words, comparison: Comparison) -> list[str]:
    if not comparison.groups:
        return []
    different = [
        question_line(say, say.definition.questions[name], comparison.questions[name])
        for name in comparison.different_questions[:_MOST_DIFFERENT]
    ]
    return [*different, say.text("team.scenes")] if different else [say.text("team.question-none")]


def question_line(say: Words, question: Question, answers: QuestionComparison) -> str:
    """How each group answered a question."""
    groups = [
        say.text(
            "team.question-group",
            group=group_name(say, group),
            answer=say.of(question.option_text(answers.median)),
        )
        for group, answers in answers.groups.items()
    ]
    return say.text("team.question-different", label=say.label(question.id), groups=join(say, groups))


def _guesses(say: Words, comparison: Comparison) -> list[str]:
    lines = []
    for guess in comparison.guesses:
        question = say.definition.questions[guess.question]
        key = "team.guess-same" if guess.guessed == guess.answered else "team.guess"
        lines.append(
            say.text(
                key,
                label=say.label(guess.question),
                group=group_name(say, guess.group),
                guessed=say.of(question.option_text(guess.guessed)),
                answered=say.of(question.option_text(guess.answered)),
            )
        )
    return lines


def _unknown(say: Words, comparison: Comparison) -> list[str]:
    unknown = comparison.unknown[:_MOST_UNKNOWN]
    return [
        say.text(
            "team.unknown-most" if one.share >= MOST else "team.unknown",
            label=say.label(one.question),
            share=one.share,
        )
        for one in unknown
    ]


def _landscapes(say: Words, team: Team, comparison: Comparison) -> list[str]:
    if not comparison.landscapes:
        return []
    lines = []
    if comparison.reported is not None:
        lines.append(say.text("team.reported", cause=say.cause(team.reported), score=comparison.reported))
    return lines + [_landscape(say, found) for found in comparison.landscapes]


def _landscape(say: Words, found: Landscape) -> str:
    one, other = (group_name(say, group) for group in found.groups)
    return say.text(
        "team.landscape", one=one, other=other, distance=found.distance, by_chance=found.by_chance
    )


def _withheld(say: Words, comparison: Comparison) -> list[str]:
    lines, names = [], []
    causes = {cause.id for cause in say.definition.causes}
    for one in comparison.withheld:
        if one.what == "everything":
            lines.append(say.text("team.withheld-everything", k=comparison.k))
        elif one.what == "groups":
            lines.append(say.text(f"team.withheld-groups-{one.why}", k=comparison.k))
        else:
            names.append(say.cause(one.what) if one.what in causes else say.label(one.what))
    return lines + ([say.text("team.withheld-few-known", names=join(say, names))] if names else [])


def _notes(say: Words, team: Team, comparison: Comparison) -> list[str]:
    return [
        say.text("team.chance", count=len(comparison.questions)),
        say.text("team.conventions", gap=team.gap, chance=team.chance, stable=team.stable),
    ]


def bullets(lines: Sequence[Line]) -> str:
    """Lines as a list, with what more there is below each; good as plain text and as Markdown."""
    return "\n".join(
        part for line in lines for part in (f"- {line.text}", *(f"  - {more}" for more in line.more))
    )


def comparison_text(words: ComparisonWords) -> str:
    """A comparison as plain text, ending with a line break."""
    parts = [[words.heading], [words.lead, words.merged]]
    parts += [[block.heading, block.note, bullets(block.lines)] for block in words.blocks]
    parts += [words.withheld, words.notes]
    filled = ["\n".join(line for line in part if line) for part in parts]
    return "\n\n".join(part for part in filled if part) + "\n"
