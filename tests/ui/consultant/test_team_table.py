"""What lies on the table: what has no room on it is said."""

from diagnosis.definition.finding import Finding
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response
from diagnosis.report.response_table import TableRead
from diagnosis.ui.consultant.team.table import MOST_PEOPLE, Table


def test_who_finds_no_room_is_counted() -> None:
    here = Table()
    one, other = Response(answers={}), Response(answers={"position": ("executive",)})
    here.receive([("full.csv", TableRead([one] * MOST_PEOPLE, [], "full"))])
    assert len(here.people) == MOST_PEOPLE
    assert not here.findings
    here.receive([("more.csv", TableRead([one] * 2, [], "more")), ("one.json", Reopened(response=other))])
    assert len(here.people) == MOST_PEOPLE
    assert [(found.code, found.details["count"]) for found in here.findings] == [("too-many-people", "3")]


def test_faulty_cells_beyond_those_that_are_told_are_counted() -> None:
    here = Table()
    faults = [Finding(code="table-cell", details={"row": str(row)}) for row in range(50)]
    here.receive([("faulty.csv", TableRead([], faults, "faulty"))])
    assert [found.code for found in here.findings] == ["table-cell"] * 20 + ["table-more"]
    assert here.findings[-1].details["count"] == "30"
