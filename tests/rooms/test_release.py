"""A release that was kept as a file is what it was, and no other file is taken for one."""

import json

import pytest

from diagnosis.engine.response import ResponseError
from diagnosis.rooms.release import kept_round, read_round
from diagnosis.rooms.terms import Room, Terms
from diagnosis.team.compare import compare
from tests.support.frozen import DEFINITION
from tests.support.people import people

ROOM = Room(
    "id", "CODE", "closed", Terms("client", "purpose", 5, "", "d"), 1_787_918_400, 0, 14, 14, None, False
)


def test_a_release_that_was_kept_is_read_again() -> None:
    told = compare(DEFINITION, people(DEFINITION, [("executive", 6, 0.2), ("front-line", 8, 0.8)]))
    kept = kept_round(ROOM, told.model_dump_json())
    found = read_round(kept.encode())
    assert found.comparison == told
    assert str(found.day) == "2026-08-28"
    assert "client" not in kept


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff", b'{"comparison": {}}', json.dumps({"answers": {"pace": "run"}}).encode()],
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(ResponseError):
        read_round(content)
