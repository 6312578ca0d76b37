"""A release that was kept as a file is what it was, and no other file is taken for one."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from diagnosis import Definition
from diagnosis.engine.response import ResponseError
from diagnosis.rooms.kept import written
from diagnosis.rooms.release import comparison_of, kept_round, read_round, release_by
from diagnosis.rooms.seats import Seat
from diagnosis.rooms.terms import Room, Terms
from diagnosis.team.compare import compare
from diagnosis.wording.rounds import rounds_step
from diagnosis.wording.voice import Voice
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


@pytest.mark.parametrize("invited", [None, 14])
def test_a_release_says_whether_anything_capped_the_number_of_people(invited: int | None) -> None:
    seats = [Seat("manager", "no", {}, {})] * 6
    terms = replace(ROOM.terms, invited=invited)
    told = comparison_of(release_by(DEFINITION)(terms, seats))
    assert told.unlimited == (invited is None)


def test_a_definition_is_read_as_it_was_written() -> None:
    assert Definition.model_validate_json(written(DEFINITION)) == DEFINITION


def _places(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value of a JSON document."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for name, part in entries:
        yield (*before, name)
        yield from _places(part, (*before, name))


def test_a_file_that_was_changed_by_hand_is_refused_or_compared() -> None:
    now = compare(DEFINITION, people(DEFINITION, [("executive", 6, 0.2), ("front-line", 12, 0.8)]))
    kept = json.loads(kept_round(ROOM, now.model_dump_json()))
    # Questions are alike: those of the first are enough.
    kept["comparison"]["questions"] = dict(list(kept["comparison"]["questions"].items())[:1])
    voice = Voice(DEFINITION, "ja")
    others: list[Any] = ["", "a-b", "9" * 5000, 10**9, None, [], {}]
    for *way, last in _places(kept):
        for other in others:
            changed = copy.deepcopy(kept)
            place = changed
            for name in way:
                place = place[name]
            place[last] = other
            with suppress(ResponseError):
                assert rounds_step(voice, read_round(json.dumps(changed)), now)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff", b'{"comparison": {}}', json.dumps({"answers": {"pace": "run"}}).encode()],
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(ResponseError):
        read_round(content)
