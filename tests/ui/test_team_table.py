"""What lies on the table: what has no room on it is said."""

from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response
from diagnosis.report.response_table import TableRead
from diagnosis.ui.team.table import MOST_PEOPLE, Table


def test_who_finds_no_room_is_counted() -> None:
    here = Table()
    one, other = Response(answers={}), Response(answers={"position": ("executive",)})
    here.receive([("full.csv", TableRead([one] * MOST_PEOPLE, []))])
    assert len(here.people) == MOST_PEOPLE
    assert not here.findings
    here.receive([("more.csv", TableRead([one] * 2, [])), ("one.json", Reopened(response=other))])
    assert len(here.people) == MOST_PEOPLE
    assert [(found.code, found.details["count"]) for found in here.findings] == [("too-many-people", "3")]
