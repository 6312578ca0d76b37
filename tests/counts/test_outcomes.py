"""Where recommendations went is counted and taken back, and told where it is frequent."""

from diagnosis.counts import outcomes
from diagnosis.counts.outcomes import Outcome, publishable
from diagnosis.storage.database import Database

SAME, OTHER = Outcome("light", "light", "light"), Outcome("light", "standard", "none")


def test_what_was_counted_can_be_taken_back(address: str) -> None:
    database = Database(address)
    for _ in range(3):
        outcomes.count(database, SAME)
    outcomes.count(database, OTHER)
    assert outcomes.kept(database) == {SAME: 3, OTHER: 1}
    outcomes.count(database, OTHER, -1)
    outcomes.count(database, SAME, -1)
    assert outcomes.kept(database) == {SAME: 2}
    outcomes.count(database, OTHER, -1)  # which was never there
    assert outcomes.kept(database) == {SAME: 2}
    database.close()


def test_only_what_is_frequent_is_told() -> None:
    numbers = {SAME: 12, OTHER: 4, Outcome("spot", "spot", "spot"): 5, Outcome("spot", "light", "light"): 3}
    assert publishable(numbers) == ([(SAME, 12), (Outcome("spot", "spot", "spot"), 5)], 5)
    assert publishable({OTHER: 4}) == ([], 0)
    assert publishable({}) == ([], 0)
