"""Values of classes where conditions ask which causes lead, and by how much.

Given the shared answers the causes are independent. So for each cause that may be the highest, and
each rank that it may have, the values of the others, lying behind by so much, are multiplied; then
all ranks are added up. Of several causes of the same score, the first counts as the highest.
"""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import numpy as np

from diagnosis.engine.outlook.causes import State
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.score_model import ScoreModel
from diagnosis.engine.outlook.semiring import Array, Semiring
from diagnosis.engine.outlook.shared import SharedState

MAX_STATES = 2_000
"""More shared states than this are not followed where a lead is asked for: each takes some milliseconds."""

Tables = Callable[[int, State], Array]
ValuesBy = dict[tuple[tuple[str, ...], int, int], Array]


class LeadTables:
    """`sizes` is the number of codes of each cause.

    `behind[strictly][bucket][rank, highest]` is one of the semiring where a cause of that rank
    lies that far behind the highest, and zero elsewhere.
    """

    def __init__(self, model: ScoreModel, semiring: Semiring, sizes: list[int]) -> None:
        self.model = model
        self.semiring = semiring
        self.sizes = sizes
        self.count = len(model.causes)
        self.buckets = len(model.lead_thresholds) + 1
        self.inside = [model.leads_from(strictly=strictly) for strictly in (False, True)]
        self.behind = [
            [np.where(inside, semiring.one, semiring.zero).astype(semiring.dtype) for inside in buckets]
            for buckets in self.inside
        ]

    def values(self, tables: Tables, shared: Mapping[SharedState, float]) -> ValuesBy:
        """(named answers, leading, gap) -> values by the codes of all causes.

        Raises NotProvedError above MAX_STATES.
        """
        if len(shared) > MAX_STATES:
            raise NotProvedError("shared questions")
        kept: dict[tuple[int, State, bool], Array] = {}

        def others(index: int, added: State, *, strictly: bool) -> Array:
            """A cause that is not the highest, by [bucket and code, highest rank]; last: not known."""
            key = (index, added, strictly)
            if key not in kept:
                table = tables(index, added)
                parts = [self.semiring.product(table, inside) for inside in self.behind[strictly]]
                unknown = np.broadcast_to(table[:, :1], table.shape)
                kept[key] = np.concatenate([*parts, unknown])
            return kept[key]

        sums: dict[tuple[tuple[str, ...], int | None], Array] = {}
        states: dict[tuple[State, ...], list[tuple[tuple[str, ...], float]]] = {}
        for (named, added), value in shared.items():
            states.setdefault(added, []).append((named, value))
        for added, worth in states.items():
            results: dict[int | None, Array] = {
                highest: self._highest(highest, added, tables, others) for highest in range(self.count)
            }
            unknown = [tables(index, state)[:, 0] for index, state in enumerate(added)]
            results[None] = self.semiring.outer(unknown)
            for named, value in worth:
                for highest, result in results.items():
                    more = self.semiring.times(result, value)
                    before = sums.get((named, highest))
                    sums[named, highest] = more if before is None else self.semiring.plus(before, more)
        found: ValuesBy = {}
        for (named, highest), result in sums.items():
            for (leading, gap), values in self._parted(highest, result):
                key = (named, leading, gap)
                found[key] = self.semiring.plus(found[key], values) if key in found else values
        return found

    def _highest(self, highest: int, added: tuple[State, ...], tables: Tables, others: Any) -> Array:
        """Values by code of the highest, then by bucket and code of each other cause, in order."""
        result = tables(highest, added[highest]).copy()
        result[:, 0] = self.semiring.zero  # an unknown score is never the highest
        behind = [others(index, added[index], strictly=index < highest) for index in self._others(highest)]
        if not behind:
            return np.asarray(self.semiring.plus.reduce(result, axis=1))
        for table in behind[:-1]:
            result = self.semiring.times(result[:, None, :], table[None, :, :]).reshape(-1, table.shape[1])
        result = self.semiring.product(result, np.ascontiguousarray(behind[-1].T))
        shape = [self.sizes[highest]]
        for index in self._others(highest):
            shape += [self.buckets + 1, self.sizes[index]]
        return result.reshape(shape)

    def _others(self, highest: int) -> list[int]:
        return [index for index in range(self.count) if index != highest]

    def _parted(self, highest: int | None, result: Array) -> list[tuple[tuple[int, int], Array]]:
        """((leading, gap), values by the codes of all causes in order)."""
        if highest is None:
            return [((0, -1), result)]
        others = self._others(highest)
        order = np.argsort([highest, *others])
        found = []
        for buckets in product(range(self.buckets + 1), repeat=len(others)):
            at: list[Any] = [slice(None)]
            for bucket in buckets:
                at += [bucket, slice(None)]
            lead = self._lead(highest, dict(zip(others, buckets, strict=True)))
            found.append((lead, np.transpose(result[tuple(at)], order)))
        return found

    def _lead(self, highest: int, buckets: dict[int, int]) -> tuple[int, int]:
        """(leading, gap) where the others lie in these buckets behind the highest; the last is unknown."""
        known = {index: bucket for index, bucket in buckets.items() if bucket < self.buckets}
        near = sum(1 << index for index, bucket in known.items() if self.model.is_near(bucket))
        gap = min(known.values()) if known and self.model.gap_asked else -1
        return near | 1 << highest, gap

    def example(
        self,
        tables: list[Array],
        codes: tuple[int, ...],
        lead: tuple[int, int],
        explains: Callable[[float], bool],
    ) -> list[int] | None:
        """One rank per cause with which the codes have this (leading, gap); None where there are none.

        `explains` tells of the product of the causes' values whether it will do.
        """
        rows = [table[code] for table, code in zip(tables, codes, strict=True)]
        if lead == (0, -1):
            value = self._times([row[0] for row in rows])
            return [0] * self.count if explains(value) else None
        for highest in range(self.count):
            others = self._others(highest)
            for rank in range(1, len(rows[highest])):
                if rows[highest][rank] == self.semiring.zero:
                    continue
                best = [self._best(rows[index], rank, strictly=index < highest) for index in others]
                for chosen in product(*(option.items() for option in best)):
                    buckets = {index: bucket for index, (bucket, _) in zip(others, chosen, strict=True)}
                    ranks = {index: found for index, (_, found) in zip(others, chosen, strict=True)}
                    ranks[highest] = rank
                    value = self._times([rows[index][found] for index, found in ranks.items()])
                    if self._lead(highest, buckets) == lead and explains(value):
                        return [ranks[index] for index in range(self.count)]
        return None

    def _times(self, values: list[float]) -> float:
        result = self.semiring.one
        for value in values:
            result = self.semiring.along(result, value)
        return result

    def _best(self, row: Array, highest: int, *, strictly: bool) -> dict[int, int]:
        """Bucket -> the rank in it with the best value, for a cause behind the highest rank."""
        found = {}
        for bucket, inside in enumerate(self.inside[strictly]):
            ranks = np.flatnonzero(inside[:, highest] & (row != self.semiring.zero))
            if len(ranks):
                found[bucket] = int(ranks[np.argmin(row[ranks])])
        if row[0] != self.semiring.zero:
            found[self.buckets] = 0
        return found
