"""What is shown of the numbers: none that is small, and no sum that would tell one."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from diagnosis.counts.steps import FEWEST, Cell, Sum, last_days, shown, steps, sums
from diagnosis.ui.counts.table import as_csv

ORDER = steps(["meetings", "deciding"])
NUMBERS = st.dictionaries(
    st.builds(Cell, st.sampled_from(["2026-11-01", "2026-11-02"]), st.just("ja"), st.sampled_from(ORDER)),
    st.integers(1, 30),
)


def test_steps_are_in_the_order_in_which_they_come() -> None:
    assert ORDER == ["started", "section:meetings", "section:deciding", "finished", "kept", "sent"]


@given(NUMBERS)
def test_no_sum_tells_a_day_that_is_not_shown(numbers: dict[Cell, int]) -> None:
    for found in sums(numbers, "ja", ORDER):
        days = [count for cell, count in numbers.items() if cell.step == found.step]
        hidden = [count for count in days if shown(count) is None]
        if found.exact:
            assert not hidden
            assert found.number == sum(days)
        else:
            assert hidden
            assert found.number is None or found.number % FEWEST == 0
            assert (found.number or 0) <= sum(days) < (found.number or 0) + FEWEST


def test_nobody_is_a_number_that_is_told() -> None:
    assert sums({}, "ja", ["sent"]) == [Sum("sent", 0, exact=True)]
    few = {Cell("2026-11-01", "ja", "sent"): 4}
    assert sums(few, "ja", ["sent"]) == [Sum("sent", None, exact=False)]
    assert sums(few, "en", ["sent"]) == [Sum("sent", 0, exact=True)]


def test_the_table_has_nothing_where_a_number_is_small() -> None:
    numbers = {
        Cell("2026-11-02", "ja", "started"): 12,
        Cell("2026-11-02", "ja", "kept"): 4,
        Cell("2026-11-01", "en", "started"): 5,
    }
    assert as_csv(numbers, ["started", "kept"]).splitlines() == [
        "day,language,started,kept",
        "2026-11-01,en,5,0",
        "2026-11-02,ja,12,",
    ]


def test_today_is_not_over() -> None:
    first, last = last_days(datetime.date(2026, 11, 28), 7)
    assert (first.isoformat(), last.isoformat()) == ("2026-11-21", "2026-11-27")
