"""What is shown of the numbers: none from which a few visits could be told."""

import datetime
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from diagnosis.counts.steps import FEWEST, Cell, last_days, shown, steps, sums
from diagnosis.ui.owner.counts.table import as_csv

ORDER = steps(["meetings", "deciding"])
DAYS = [f"2026-11-0{day}" for day in range(1, 4)]


def everything(counts: tuple[int, ...]) -> tuple[int, ...]:
    """All numbers that the page shows: on every day, of every time that ends there."""
    found: list[int] = []
    for today in range(1, len(counts) + 1):
        cells = shown({Cell(DAYS[day], "ja", "started"): counts[day] for day in range(today)})
        for first in range(today):
            period = {cell: number for cell, number in cells.items() if cell.day >= DAYS[first]}
            found += [number for _, number in sums(period, "ja", ["started"])]
    return tuple(found)


def test_steps_are_in_the_order_in_which_they_come() -> None:
    assert ORDER == ["started", "section:meetings", "section:deciding", "finished", "kept", "sent"]


def test_no_subtraction_isolates_one_to_four_visits() -> None:
    """Who has all numbers of the page, of all days, tries every course of the visits that would give them."""
    courses: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for counts in product(range(16), repeat=len(DAYS)):
        courses.setdefault(everything(counts), []).append(counts)
    times = [(first, last) for last in range(1, len(DAYS) + 1) for first in range(last)]
    for alike in courses.values():
        if max(alike[0]) >= 10:  # what would be possible too was not tried
            continue
        for first, last in times:
            possible = {sum(counts[first:last]) for counts in alike}
            assert len(possible) >= FEWEST, (alike[0], first, last, possible)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60), st.data())
def test_a_number_lies_less_than_five_off(counts: list[int], data: st.DataObject) -> None:
    day = datetime.date(2026, 11, 1)
    days = [(day + datetime.timedelta(days=number)).isoformat() for number in range(len(counts))]
    cells = shown({Cell(one, "ja", "sent"): count for one, count in zip(days, counts, strict=True)})
    first = data.draw(st.integers(0, len(counts) - 1))
    period = {cell: number for cell, number in cells.items() if cell.day >= days[first]}
    [(_, number)] = sums(period, "ja", ["sent"])
    assert number % FEWEST == 0
    assert abs(number - sum(counts[first:])) < FEWEST


def test_steps_and_languages_are_added_up_by_themselves() -> None:
    numbers = {
        Cell("2026-11-01", "ja", "started"): 4,
        Cell("2026-11-01", "en", "started"): 4,
        Cell("2026-11-02", "ja", "started"): 12,
        Cell("2026-11-02", "ja", "kept"): 4,
        Cell("2026-11-03", "ja", "started"): 3,
        Cell("2026-11-03", "ja", "kept"): 1,
    }
    cells = shown(numbers)
    assert sums(cells, "ja", ["started", "kept", "sent"]) == [("started", 15), ("kept", 5), ("sent", 0)]
    assert sums(cells, "en", ["started"]) == [("started", 0)]
    assert as_csv(cells, ["started", "kept"]).splitlines() == [
        "day,language,started,kept",
        "2026-11-02,ja,15,",
        "2026-11-03,ja,,5",
    ]


def test_today_is_not_over() -> None:
    first, last = last_days(datetime.date(2026, 11, 28), 7)
    assert (first.isoformat(), last.isoformat()) == ("2026-11-21", "2026-11-27")
