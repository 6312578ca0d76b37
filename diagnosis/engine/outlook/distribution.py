"""Which classes of scores can be reached: in how many ways, or at what least price."""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

import numpy as np

from diagnosis.engine.outlook.classes import Cell, Grid, Price, ScoreClass, ScoreModel, Tally, example_answers
from diagnosis.engine.outlook.space import Space
from diagnosis.engine.outlook.terms import NotProvedError

MAX_TOGETHER = 200_000
"""More combinations of the states of all causes are not followed, where conditions look at the lead."""
MAX_NAMED = 216
"""More combinations of symptoms named in conditions are not followed."""


class Distribution:
    """`values` maps each class that can be reached to its number of answer sets.

    With a price, to the least price of reaching it.
    """

    def __init__(
        self,
        model: ScoreModel,
        space: Space,
        price: Price | None = None,
        named: tuple[str, ...] | None = None,
    ) -> None:
        self.model = model
        self.space = space
        self.parts: dict[tuple[str, ...], Distribution] = {}
        if model.named and named is None:
            self._divide(price)
            return
        self.named = named or ()
        self.tally = Tally(model, space, price)
        self.priced = price is not None
        self._tables: dict[tuple[int, Cell], Grid] = {}
        self.values: dict[ScoreClass, int] = {}
        shape = tuple(len(cuts) + 2 for cuts in model.cuts)
        empty: float = np.inf if self.priced else 0
        self._sums = {leader: np.full(shape, empty, dtype=self.tally.dtype) for leader in self._leaders()}
        self.merged = self._merged()
        self.rest: dict[int, dict[Cell, Grid]] = {}
        if model.gaps:
            self._enumerate()
            return
        for cells, weight in self.merged.items():
            self._add([self.table(place, cell) for place, cell in enumerate(cells)], weight)
        for leader, array in self._sums.items():
            reached = np.isfinite(array) if self.priced else array != 0
            for place in zip(*np.nonzero(reached), strict=True):
                found = ScoreClass(tuple(int(index) for index in place), leader, self.named)
                self.values[found] = int(array[place])

    def _divide(self, price: Price | None) -> None:
        """Symptoms that conditions name are taken one answer at a time."""
        self.priced = price is not None
        choices = [self.space[question] for question in self.model.named]
        if prod(len(answers) for answers in choices) > MAX_NAMED:
            raise NotProvedError("symptoms in conditions")
        self.values = {}
        for answers in product(*choices):
            space = {**self.space, **{q: (a,) for q, a in zip(self.model.named, answers, strict=True)}}
            named = tuple(answer[0] for answer in answers)
            self.parts[named] = Distribution(self.model, space, price, named)
            self.values |= self.parts[named].values

    def _enumerate(self) -> None:
        """Where conditions look at the lead itself, the states of all causes are put together one by one."""
        work = 0
        for cells, weight in self.merged.items():
            tables = [self.table(place, cell) for place, cell in enumerate(cells)]
            reached = [np.argwhere(np.isfinite(t.astype(float)) if self.priced else t != 0) for t in tables]
            work += prod(len(states) for states in reached)
            if work > MAX_TOGETHER:
                raise NotProvedError("lead_gap")
            for states in product(*(map(tuple, found.tolist()) for found in reached)):
                ranks = [rank for _, rank in states]
                found = ScoreClass(
                    tuple(cell for cell, _ in states), _leader(ranks), self.named, self.model.gap_of(ranks)
                )
                values = [int(table[state]) for table, state in zip(tables, states, strict=True)]
                if self.priced:
                    value = weight + sum(values)
                    self.values[found] = min(value, self.values.get(found, value))
                else:
                    self.values[found] = self.values.get(found, 0) + weight * prod(values)

    def _leaders(self) -> list[int | None]:
        return [None, *range(len(self.model.causes))] if self.model.ranked else [None]

    def _merged(self) -> dict[tuple[Cell, ...], int]:
        """Combinations of shared answers with the same cells are one: counts add, prices take the least."""
        merged: dict[tuple[Cell, ...], int] = {}
        for _, cells, weight in self.tally.combinations:
            if cells not in merged:
                merged[cells] = weight
            else:
                merged[cells] = min(merged[cells], weight) if self.priced else merged[cells] + weight
        return merged

    def counted(self, shared: int, option: str) -> dict[ScoreClass, int]:
        """Answer sets per class where one of the shared questions is answered with an option.

        Only without a price, and where no condition asks which cause leads.
        """
        total: Grid = np.zeros(self._sums[None].shape, dtype=self.tally.dtype)
        for answers, cells, ways in self.tally.combinations:
            if answers[shared] == option:
                sums = [self.table(place, cell)[:, 0] for place, cell in enumerate(cells)]
                total += ways * _outer(sums, np.multiply)
        return {
            ScoreClass(tuple(int(index) for index in place), None): int(total[place])
            for place in zip(*np.nonzero(total), strict=True)
        }

    def table(self, place: int, offset: Cell) -> Grid:
        """The states of one cause by (cell, rank), shifted by what shared questions add."""
        key = (place, offset)
        if key not in self._tables:
            self._tables[key] = self._table(self.tally.final(place), place, offset)
        return self._tables[key]

    def _table(self, final: Grid, place: int, offset: Cell) -> Grid:
        model = self.model
        cells = self.tally.window(model.grids, place, offset)
        ranks = model.rank_count if model.ranked else 1
        where = cells * ranks
        if model.ranked:
            where = where + self.tally.window(model.ranks, place, offset)
        flat = np.full(
            (len(model.cuts[place]) + 2) * ranks, np.inf if self.priced else 0, dtype=self.tally.dtype
        )
        (np.minimum if self.priced else np.add).at(flat, where.ravel(), final.ravel())
        return flat.reshape(-1, ranks)

    def _add(self, tables: list[Grid], weight: int) -> None:
        if self.priced:
            self._add_prices(tables, weight)
        else:
            self._add_counts(tables, weight)

    def _add_counts(self, tables: list[Grid], weight: int) -> None:
        everything = weight * _outer([table.sum(axis=1) for table in tables], np.multiply)
        if self.model.ranked:
            below = [_below(table, np.add, 0) for table in tables]
            for leader in range(len(tables)):
                parts = [table if place == leader else below[place] for place, table in enumerate(tables)]
                parts[leader] = _without_unknown(parts[leader], 0)
                led = weight * _over_ranks(parts, np.multiply, np.add)
                self._sums[leader] += led
                everything = everything - led
        self._sums[None] += everything

    def _add_prices(self, tables: list[Grid], weight: int) -> None:
        def keep(leader: int | None, found: Grid) -> None:
            np.minimum(self._sums[leader], found + weight, out=self._sums[leader])

        if not self.model.ranked:
            keep(None, _outer([table[:, 0] for table in tables], np.add))
            return
        below = [_below(table, np.minimum, np.inf) for table in tables]
        known = [_without_unknown(table, np.inf) for table in tables]
        up_to = [np.minimum(low, table) for low, table in zip(below, tables, strict=True)]
        for leader in range(len(tables)):
            parts = [known[place] if place == leader else below[place] for place in range(len(tables))]
            keep(leader, _over_ranks(parts, np.add, np.minimum))
            for other in range(leader):  # two at the top: no leader
                parts = [
                    known[place] if place in (leader, other) else up_to[place] for place in range(len(tables))
                ]
                keep(None, _over_ranks(parts, np.add, np.minimum))
        unknown = [np.where(np.arange(len(table)) == 0, table.min(axis=1), np.inf) for table in tables]
        keep(None, _outer(unknown, np.add))

    def example(self, found: ScoreClass) -> dict[str, str]:
        """Symptom answers that reach the class; with a price, at its least price."""
        if self.parts:
            return self.parts[found.named].example(found)
        for answers, cells, weight in self.tally.combinations:
            rest = self.values[found] - weight if self.priced else None
            if rest is not None and rest < 0:
                continue
            targets = self._targets(found, cells, rest)
            if targets is not None:
                result = dict(zip(self.model.shared, answers, strict=True))
                for place, target in enumerate(targets):
                    result |= example_answers(self.tally, place, target)
                return result
        raise KeyError(found)

    def _targets(self, found: ScoreClass, offsets: tuple[Cell, ...], rest: float | None) -> list[Cell] | None:
        """Own states, one per cause, that with these offsets make up the class."""
        if not self.model.ranked:
            picked: list[tuple[float, Cell]] = []
            for place, offset in enumerate(offsets):
                best = self._least(place, found.cells[place], offset)
                if best is None:
                    return None
                picked.append(best)
            fits = rest is None or sum(price for price, _ in picked) == rest
            return [cell for _, cell in picked] if fits else None
        states = [
            list(self._states(place, found.cells[place], offsets[place])) for place in range(len(offsets))
        ]
        for options in product(*(_best_by_rank(options) for options in states)):
            if rest is not None and sum(price for price, _, _ in options) != rest:
                continue
            ranks = [rank for _, rank, _ in options]
            if _leader(ranks) == found.leader and self.model.gap_of(ranks) == found.gap:
                return [cell for _, _, cell in options]
        return None

    def _least(self, place: int, cell: int, offset: Cell) -> tuple[float, Cell] | None:
        """The first of the own states in a cell that have the least price (or 0); None without any."""
        final = self.tally.final(place)
        inside = self.tally.window(self.model.grids, place, offset) == cell
        if not self.priced:
            reached = np.flatnonzero(inside & (final != 0))
            return (0.0, _place(reached[0], final)) if len(reached) else None
        prices = np.where(inside, final, np.inf)
        least = int(np.argmin(prices))
        price = float(prices.flat[least])
        return (price, _place(least, final)) if np.isfinite(price) else None

    def _states(self, place: int, cell: int, offset: Cell) -> Iterator[tuple[float, int, Cell]]:
        """(price or 0, rank, own state) of every reachable own state in a cell."""
        final = self.tally.final(place)
        cells = self.tally.window(self.model.grids, place, offset)
        reached = np.isfinite(final.astype(float)) if self.priced else final != 0
        ranks: Any = self.tally.window(self.model.ranks, place, offset) if self.model.ranked else None
        for sum_, weight in zip(*np.nonzero((cells == cell) & reached), strict=True):
            rank = 0 if ranks is None else int(ranks[sum_, weight])
            yield (float(final[sum_, weight]) if self.priced else 0.0, rank, (int(sum_), int(weight)))


def _place(flat: int, grid: Grid) -> Cell:
    row, column = np.unravel_index(flat, grid.shape)
    return int(row), int(column)


def _outer(vectors: list[Grid], combine: Any) -> Grid:
    result = vectors[0]
    for vector in vectors[1:]:
        result = combine.outer(result, vector)
    return result


def _over_ranks(tables: list[Grid], combine: Any, gather: Any) -> Grid:
    """For every choice of one cell per cause: gathered over ranks, the combined tables."""
    result = tables[0]
    for table in tables[1:]:
        result = combine(result[..., None, :], table)
    reduced: Grid = gather.reduce(result, axis=-1)
    return reduced


def _below(table: Grid, gather: Any, empty: float) -> Grid:
    """For every cell and rank: what lies strictly below the rank. Not known lies below all."""
    shifted = np.full_like(table, empty)
    shifted[:, 1:] = gather.accumulate(table, axis=1)[:, :-1]
    return shifted


def _without_unknown(table: Grid, empty: float) -> Grid:
    known = table.copy()
    known[:, 0] = empty
    return known


def _best_by_rank(options: list[tuple[float, int, Cell]]) -> list[tuple[float, int, Cell]]:
    best: dict[int, tuple[float, int, Cell]] = {}
    for option in options:
        if option[1] not in best or option < best[option[1]]:
            best[option[1]] = option
    return list(best.values())


def _leader(ranks: list[int]) -> int | None:
    top = max(ranks)
    return ranks.index(top) if top > 0 and ranks.count(top) == 1 else None
