"""Several ledgers followed side by side, where they may differ in the answer to one question."""

from collections.abc import Sequence
from dataclasses import dataclass

from diagnosis.engine.outlook.classes import ScoreClass, ScoreModel
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.space import Answer, Space
from diagnosis.engine.outlook.terms import Ledger, NotProvedError
from diagnosis.engine.outlook.walk import MAX_STATES, absorbed

Masks = tuple[int, ...]
Places = tuple[int | None, ...]


@dataclass(frozen=True)
class Copy:
    """A ledger, and the answer that it sees to the question in which copies differ."""

    book: Ledger
    answer: Answer


def follow_copies(
    model: ScoreModel, distribution: Distribution, space: Space, varied: str, copies: Sequence[Copy]
) -> dict[Places, dict[str, Answer]]:
    """What can decide in the copies at the same time.

    Returns each possible combination of deciding conditions with an example: answers to every
    question but `varied`. Raises NotProvedError above MAX_STATES.
    """
    names = dict.fromkeys(name for copy in copies for name in copy.book.variables if name != varied)
    if varied in model.steps:
        raise NotProvedError("a plan along a symptom")
    seen = {"", varied}
    decided = [tuple(copy.book.decided(seen) for copy in copies)]
    firsts = [copy.book.column(varied, copy.answer) for copy in copies]
    start: dict[Masks, ScoreClass] = {}
    for found in distribution.values:
        facts = model.facts(found)
        masks = tuple(
            absorbed(first & copy.book.score_column(facts), done)
            for first, copy, done in zip(firsts, copies, decided[0], strict=True)
        )
        start.setdefault(masks, found)
    levels: list[dict[Masks, tuple[Masks, Answer]]] = []
    current = list(start)
    for name in names:
        seen.add(name)
        decided.append(tuple(copy.book.decided(seen) for copy in copies))
        columns = {tuple(copy.book.column(name, answer) for copy in copies): answer for answer in space[name]}
        level: dict[Masks, tuple[Masks, Answer]] = {}
        for masks in current:
            for column, answer in columns.items():
                after = tuple(
                    absorbed(mask & alive, done)
                    for mask, alive, done in zip(masks, column, decided[-1], strict=True)
                )
                level.setdefault(after, (masks, answer))
        if len(level) > MAX_STATES:
            raise NotProvedError("states")
        levels.append(level)
        current = list(level)
    results: dict[Places, dict[str, Answer]] = {}
    for masks in current:
        places = tuple(_place(copy.book, mask) for copy, mask in zip(copies, masks, strict=True))
        if places not in results:
            results[places] = _example(list(names), levels, masks, start, distribution, space)
    return results


def _place(book: Ledger, mask: int) -> int | None:
    return book.owner[(mask & -mask).bit_length() - 1] if mask else None


def _example(
    names: list[str],
    levels: list[dict[Masks, tuple[Masks, Answer]]],
    masks: Masks,
    start: dict[Masks, ScoreClass],
    distribution: Distribution,
    space: Space,
) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for name, level in zip(reversed(names), reversed(levels), strict=True):
        masks, answers[name] = level[masks]
    for question, option in distribution.example(start[masks]).items():
        answers[question] = (option,)
    for name, possible in space.items():
        answers.setdefault(name, possible[0])
    return answers
