"""Follows a ledger through every answer set: which condition decides, how often, and an example."""

from dataclasses import dataclass, field

from diagnosis.engine.outlook.classes import Price, ScoreClass, ScoreModel
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.space import Answer, Space
from diagnosis.engine.outlook.terms import Ledger, NotProvedError

MAX_STATES = 200_000
"""More masks than this at one question are not followed; the answer is then "not proved"."""

Masks = dict[int, int]
"""Mask of the terms still alive -> number of answer sets, or least price."""


@dataclass
class Walk:
    """A ledger followed through a space.

    `levels[i]` holds the masks before question `questions[i]`; the last level decides.
    `results` maps the place of the deciding condition (None where none holds) to its number of
    answer sets, or to the least price of getting there.
    """

    book: Ledger
    questions: list[str]
    columns: list[list[tuple[Answer, int, int]]]
    decided: list[int]
    levels: list[Masks]
    classes: dict[ScoreClass, int]
    distribution: Distribution
    space: Space
    results: dict[int | None, int] = field(default_factory=dict)

    def place_of(self, mask: int) -> int | None:
        """The condition that a last mask says decides."""
        return self.book.owner[(mask & -mask).bit_length() - 1] if mask else None

    def witness(self, place: int | None) -> dict[str, Answer]:
        """An answer set in which the condition decides (with a price: the cheapest such)."""
        priced = self.distribution.priced
        candidates = [mask for mask in self.levels[-1] if self.place_of(mask) == place]
        mask = min(candidates, key=self.levels[-1].__getitem__) if priced else candidates[0]
        answers: dict[str, Answer] = {}
        for level in range(len(self.questions) - 1, -1, -1):
            mask, answers[self.questions[level]] = self._before(level, mask)
        found = self._class_of(mask)
        for question, option in self.distribution.example(found).items():
            answers[question] = (option,)
        for question, possible in self.space.items():
            answers.setdefault(question, possible[0])
        return answers

    def _before(self, level: int, mask: int) -> tuple[int, Answer]:
        value = self.levels[level + 1][mask]
        for earlier, so_far in self.levels[level].items():
            for answer, column, price in self.columns[level]:
                if absorbed(earlier & column, self.decided[level + 1]) != mask:
                    continue
                if not self.distribution.priced or so_far + price == value:
                    return earlier, answer
        raise KeyError(mask)

    def _class_of(self, mask: int) -> ScoreClass:
        value = self.levels[0][mask]
        for found, column in self.classes.items():
            if column == mask and (not self.distribution.priced or self.distribution.values[found] == value):
                return found
        raise KeyError(mask)


def absorbed(mask: int, decided: int) -> int:
    """Without the terms that can no longer decide, since an earlier one certainly holds."""
    certain = mask & decided
    return mask & (((certain & -certain) << 1) - 1) if certain else mask


def follow(
    model: ScoreModel,
    book: Ledger,
    distribution: Distribution,
    space: Space,
    price: Price | None = None,
) -> Walk:
    """Follow a ledger through a space. Raises NotProvedError above MAX_STATES."""
    questions = list(book.variables)
    seen = {""}
    decided = [book.decided(seen)]
    columns = []
    for question in questions:
        seen.add(question)
        decided.append(book.decided(seen))
        columns.append(_columns(book, question, space, price))
    classes = {
        found: absorbed(book.score_column(model.facts(found)), decided[0]) for found in distribution.values
    }
    level: Masks = {}
    for found, mask in classes.items():
        _put(level, mask, distribution.values[found], priced=price is not None)
    levels = [level]
    for place in range(len(questions)):
        level = {}
        for mask, value in levels[-1].items():
            for _, column, cost in columns[place]:
                after = absorbed(mask & column, decided[place + 1])
                _put(level, after, value + cost if price else value * cost, priced=price is not None)
        if len(level) > MAX_STATES:
            raise NotProvedError("states")
        levels.append(level)
    walk = Walk(book, questions, columns, decided, levels, classes, distribution, space)
    rest = 1
    if price is None:
        for question, answers in space.items():
            if question not in questions and question not in model.steps:
                rest *= len(answers)
    for mask, value in levels[-1].items():
        _put(walk.results, walk.place_of(mask), value if price else value * rest, priced=price is not None)
    return walk


def _put(level: dict, key: int | None, value: int, *, priced: bool) -> None:  # type: ignore[type-arg]
    if key not in level:
        level[key] = value
    else:
        level[key] = min(level[key], value) if priced else level[key] + value


def _columns(book: Ledger, question: str, space: Space, price: Price | None) -> list[tuple[Answer, int, int]]:
    """(an answer, the terms it leaves alive, its price, or the number of answers like it)."""
    merged: dict[int, tuple[Answer, int]] = {}
    for answer in space[question]:
        cost = 1 if price is None else price(question, answer)
        if cost is None:
            continue
        column = book.column(question, answer)
        if column not in merged:
            merged[column] = (answer, cost)
        elif price is None:
            merged[column] = (merged[column][0], merged[column][1] + 1)
        elif cost < merged[column][1]:
            merged[column] = (answer, cost)
    return [(answer, column, cost) for column, (answer, cost) in merged.items()]
