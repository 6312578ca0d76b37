"""A comparison step by step, for a screen that all look at: without the names of groups, or with them."""

from collections.abc import Sequence

from pydantic import Field

from diagnosis.definition.questionnaire import Question
from diagnosis.team.comparison import CauseComparison, Comparison, Landscape, QuestionComparison
from diagnosis.wording.blocks import Block, Line, lines_of
from diagnosis.wording.cause_line import Part
from diagnosis.wording.team import (
    cause_line,
    comparison_words,
    group_name,
    join,
    question_line,
    with_limit,
)
from diagnosis.wording.words import Words

_MOST_QUESTIONS = 3


class Point(Part):
    """The mean of a group, in points from 0 to 100, and what it could still be; `group` is its name."""

    group: str
    score: int
    low: int
    high: int


class Strip(Part):
    """A cause with a point for each group."""

    cause: str
    points: list[Point]


class RevealStep(Part):
    """What is shown at once: a block with the names of groups, the same without any, and causes as strips."""

    named: Block
    unnamed: Block
    strips: list[Strip] = Field(default_factory=list)

    def block(self, *, named: bool) -> Block:
        """What is shown, with the names of groups or without."""
        return self.named if named else self.unnamed


def in_step(block: Block, unnamed: Sequence[Line] | None = None, strips: Sequence[Strip] = ()) -> RevealStep:
    """A step that shows a block; without names, the lines `unnamed` where those of the block have names."""
    lines = block.lines if unnamed is None else list(unnamed)
    return RevealStep(named=block, unnamed=block.model_copy(update={"lines": lines}), strips=list(strips))


def reveal(say: Words, comparison: Comparison) -> list[RevealStep]:
    """The steps in which a comparison is shown; a question each for those that differ most, three at most."""
    words = comparison_words(say, comparison)
    steps = []
    for block in words.blocks:
        match block.kind:
            case "alike" | "unknown":
                steps.append(in_step(block))
            case "causes":
                steps.append(_causes(say, comparison, block))
            case "questions":
                steps += _questions(say, comparison, block) or [in_step(block)]
            case "guesses":
                steps.append(in_step(block, _guesses(say, comparison)))
            case "landscapes":
                widest = max(comparison.landscapes, key=lambda found: found.distance)
                kept = block.lines[: -len(comparison.landscapes)]
                steps.append(in_step(block, [*kept, Line(text=_apart(say, widest))]))
    if not steps and words.withheld:
        steps.append(in_step(Block(kind="alike", heading=words.heading, lines=lines_of(words.withheld))))
    # The first is shown in any case.
    if steps:
        note = {"note": with_limit(say, comparison, steps[0].named.note)}
        first = {name: getattr(steps[0], name).model_copy(update=note) for name in ("named", "unnamed")}
        steps[0] = steps[0].model_copy(update=first)
    return steps


def _causes(say: Words, comparison: Comparison, block: Block) -> RevealStep:
    strips = [
        Strip(
            cause=say.cause(name),
            points=[
                Point(group=group_name(say, group), score=score.score, low=score.low, high=score.high)
                for group, score in cause.groups.items()
            ],
        )
        for name, cause in comparison.causes.items()
        if cause.groups
    ]
    unnamed = [line for name, cause in comparison.causes.items() if (line := _cause(say, name, cause))]
    note = f"{say.text('team.scale')} {say.text('team.chance', count=len(comparison.questions))}"
    # What more there is to say of each is too long for a screen that all look at.
    lines = [Line(text=line.text) for line in block.lines]
    shown = block.model_copy(update={"lines": lines, "note": note if strips else ""})
    return in_step(shown, unnamed, strips)


def _cause(say: Words, name: str, cause: CauseComparison) -> Line | None:
    """A cause without the names of groups: how it reads, from the lowest of their means to the highest."""
    if not cause.groups:
        return cause_line(say, name, cause)
    scores = sorted({figures.score for figures in cause.groups.values()})
    figures = say.text("reveal.range", low=scores[0], high=scores[-1]) if len(scores) > 1 else ""
    figures = figures or say.text("reveal.point", score=scores[0])
    reading = cause.gap.reading if cause.gap else "open"
    key = "reveal.cause-different" if reading == "different" else f"team.cause-{reading}"
    return Line(text=say.text(key, cause=say.cause(name), groups=figures))


def _questions(say: Words, comparison: Comparison, block: Block) -> list[RevealStep]:
    steps = []
    for name in comparison.different_questions[:_MOST_QUESTIONS]:
        question, answers = say.definition.questions[name], comparison.questions[name]
        more = [say.text("team.scenes"), *_discuss(say, question)]
        named = [Line(text=question_line(say, question, answers), more=more)]
        unnamed = [Line(text=_answers(say, question, answers), more=more)]
        steps.append(in_step(block.model_copy(update={"lines": named}), unnamed))
    return steps


def _answers(say: Words, question: Question, answers: QuestionComparison) -> str:
    """The answers of the groups in the order of the options, each once."""
    given = {answers.median for answers in answers.groups.values()}
    words = [
        say.text("reveal.answer", answer=say.of(option.text))
        for option in question.options
        if option.id in given
    ]
    key = "reveal.answers" if len(words) > 1 else "reveal.answers-alike"
    return say.text(key, label=say.label(question.id), answers=join(say, words))


def _discuss(say: Words, question: Question) -> list[str]:
    """What to talk about: that of the cause on which the question bears most."""
    causes = sorted(question.weights, key=lambda name: -question.weights[name])
    found = say.definition.cause(causes[0]).discuss if causes else None
    return [say.text("team.discuss", question=say.of(found))] if found else []


def _guesses(say: Words, comparison: Comparison) -> list[Line]:
    """Of each question that was guessed, whether every group was right about the others."""
    lines = []
    for name in dict.fromkeys(guess.question for guess in comparison.guesses):
        of_this = [guess for guess in comparison.guesses if guess.question == name]
        same = all(guess.guessed == guess.answered for guess in of_this)
        key = "reveal.guess-same" if same else "reveal.guess-apart"
        lines.append(Line(text=say.text(key, label=say.label(name))))
    return lines


def _apart(say: Words, found: Landscape) -> str:
    return say.text("reveal.apart", distance=found.distance, by_chance=found.by_chance)
