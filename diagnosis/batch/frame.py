"""A frame of answers in, a frame of diagnoses out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from diagnosis.batch.answers import Column, Mask, columns_of
from diagnosis.batch.rules import Table, any_of
from diagnosis.batch.scores import scores_of
from diagnosis.definition.model import Definition
from diagnosis.engine.diagnose import UNKNOWN_BAND


def diagnose_frame(definition: Definition, frame: pd.DataFrame) -> pd.DataFrame:
    """Diagnose every row of a table.

    `frame` has question ids as columns (others are passed over; a question without a column is open)
    and option ids as values, best as categories; several are parted by `;`, and NaN or an empty text is
    an open question. The result has the same index, and the columns `plan`, `rule`, `runner_up`, `later`,
    `optional`, `fit` and `leading_cause` (missing where there is none), and for each cause `<cause>_score`
    (NaN where nothing is answered), `_coverage` (0 to 1), `_low`, `_high` (points from 0 to 100) and `_band`.
    Each cell is what `diagnose` gives for its row.

    Raises FrameError (a ValueError) where a value does not answer its question.
    """
    return diagnosed(definition, columns_of(definition, frame), frame.index)


def diagnosed(definition: Definition, columns: dict[str, Column], index: pd.Index[Any]) -> pd.DataFrame:
    """The result for columns of answers that have been read."""
    scores = {cause.id: scores_of(definition, columns, cause.id) for cause in definition.causes}
    table = Table(definition, columns, scores)
    result: dict[str, object] = _recommended(definition, table, len(index))
    result["fit"] = _fit(definition, table)
    result["leading_cause"] = _leading(definition, table)
    bands = [band.id for band in definition.rulebook.bands]
    for cause, score in scores.items():
        result |= {
            f"{cause}_score": score.score,
            f"{cause}_coverage": score.coverage,
            f"{cause}_low": score.low,
            f"{cause}_high": score.high,
            f"{cause}_band": _chosen([table.band(cause, band) for band in bands], bands, UNKNOWN_BAND),
        }
    return pd.DataFrame(result).set_axis(index, axis="index")


def _recommended(definition: Definition, table: Table, rows: int) -> dict[str, object]:
    rulebook = definition.rulebook
    plans = [plan.id for plan in rulebook.plans]
    rules, default = rulebook.rules, rulebook.default
    chosen = [*(plans.index(rule.recommend) for rule in rules), plans.index(default.recommend)]
    plan_of = np.array(chosen, dtype=np.int8)
    fired = np.full(rows, len(rules), dtype=np.int16)
    runner = np.full(rows, -1, dtype=np.int16)
    held = [table.holds(rule.when) for rule in rules]
    # From the last to the first, so that the first that holds is what remains.
    for place in reversed(range(len(held))):
        np.copyto(fired, place, where=held[place])
    first = plan_of[fired]
    others = [first != plan for plan in range(len(plans))]
    for place in reversed(range(len(held))):
        np.copyto(runner, place, where=held[place] & others[chosen[place]])
    later_of = np.array([*(plans.index(rule.later) if rule.later else -1 for rule in rules), -1])
    later = later_of[fired]
    if rulebook.later_unless:
        np.copyto(later, -1, where=table.holds(rulebook.later_unless))
    optional = np.array([*(rule.optional for rule in rules), False])
    return {
        "plan": _named(first, plans),
        "rule": _named(fired, [*(rule.id for rule in rules), default.id]),
        "runner_up": _named(np.where(runner < 0, -1, plan_of[runner]), plans),
        "later": _named(later, plans),
        "optional": optional[fired],
    }


def _fit(definition: Definition, table: Table) -> pd.Series[Any]:
    fit = definition.rulebook.fit
    unfit = any_of([table.holds(rule.when) for rule in fit.unfit])
    conditional = any_of([table.holds(rule.when) for rule in fit.conditional])
    return _chosen([unfit, ~unfit & conditional], ["unfit", "conditional"], "fit")


def _leading(definition: Definition, table: Table) -> pd.Series[Any]:
    """The only cause that leads, where a score is clearly above the lowest band."""
    rulebook = definition.rulebook
    limit = rulebook.band_limits[0] + rulebook.edge.within
    clear = any_of([score.at_least(limit) for score in table.scores.values()])
    alone = np.sum(list(table.leading.values()), axis=0) == 1
    causes = list(table.leading)
    return _chosen([clear & alone & table.leading[cause] for cause in causes], causes)


def _chosen(masks: Sequence[Mask], names: Sequence[str], otherwise: str | None = None) -> pd.Series[Any]:
    """For each row the name whose mask holds, of masks of which one holds at most."""
    categories = [*names] if otherwise is None else [*names, otherwise]
    codes = np.full(len(masks[0]), -1 if otherwise is None else len(names), dtype=np.int8)
    for place, mask in enumerate(masks):
        np.copyto(codes, place, where=mask)
    return _named(codes, categories)


def _named(codes: NDArray[Any], names: Sequence[str]) -> pd.Series[Any]:
    """Names by their places, as categories; -1 is missing."""
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(list(names))))
