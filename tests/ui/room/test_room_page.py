"""The page of whoever leads a room: which room it is of, how many people are expected, and what it refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text as statement
from streamlit.testing.v1 import AppTest

from diagnosis import load_definition
from diagnosis.rooms import notes, service
from diagnosis.rooms.kept import written
from diagnosis.rooms.release import release_by
from diagnosis.rooms.terms import Terms, hashed
from diagnosis.storage.database import Database
from diagnosis.texts import text
from diagnosis.ui.room import lead as module
from diagnosis.ui.room.lead import LedRoom, hear

DEFINITION = load_definition()
CONTENT = written(DEFINITION)
SCRIPT = """
import streamlit as st
from diagnosis.ui.room.page import show
from diagnosis.wording.voice import Voice
from tests.ui.room.test_room_page import DEFINITION
definition = DEFINITION
if st.session_state.get("without-team"):
    definition = definition.model_copy(update={"team": None})
show(Voice(definition, "ja"))
"""


@pytest.fixture(autouse=True)
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    found = f"sqlite:///{tmp_path}/rooms.sqlite"
    monkeypatch.setenv("DIAGNOSIS_DATABASE", found)
    service.rooms.cache_clear()
    yield found
    service.rooms.cache_clear()


def opened(client: str, invited: int | None = None) -> str:
    """The key of a room."""
    room, keys = service.rooms().open(Terms(client, "why", 3, "", hashed(CONTENT), invited), CONTENT)
    return f"{room.id}.{keys.secret}.{keys.screen}"


def page(mine: LedRoom) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=20)
    app.session_state["admitted-by-token"] = True
    app.session_state["lead-state"] = mine
    app.run()
    assert not app.exception
    return app


def heard(key: str = "", linked: str = "", *kept: str) -> LedRoom:
    mine = LedRoom()
    hear(mine, {"session": mine.session, "key": key, "linked": linked, "kept": list(kept)})
    return mine


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert not app.exception


def said(app: AppTest) -> str:
    return "\n".join(
        [
            *(found.value for found in app.markdown),
            *(found.proto.body for found in app.get("html")),
        ]
    )


def test_the_leader_says_how_many_are_invited_and_lets_more_in() -> None:
    mine = heard()
    app = page(mine)
    app.number_input(key="room-invited").set_value(12)
    press(app, "room-open")
    room = service.rooms().led(mine.room, mine.secret)
    assert (room.expected, room.terms.invited) == (12, 12)
    assert service.rooms().definition(room)
    counts = text("ja", "room.counts", joined=0, finished=0)
    assert text("ja", "room.counts-expected", expected=12, counts=counts) in said(app)
    app.number_input(key="room-expect-12").set_value(15)
    press(app, "room-expect-do")
    assert service.rooms().led(mine.room, mine.secret).expected == 15
    assert app.number_input(key="room-expect-15").min == 15


def test_a_room_may_be_opened_without_a_number() -> None:
    mine = heard()
    app = page(mine)
    press(app, "room-open")
    assert service.rooms().led(mine.room, mine.secret).expected is None
    app.number_input(key="room-expect-None").set_value(3)
    press(app, "room-expect-do")
    assert service.rooms().led(mine.room, mine.secret).expected == 3


def test_a_full_room_is_said_with_the_way_out() -> None:
    key = opened("one", invited=1)
    room = service.rooms().led(*key.split(".")[:2])
    service.rooms().join(room.code, "t" * 40, "manager", "no")
    assert text("ja", "room.full") in said(page(heard(key, "", key)))


def test_a_link_to_another_room_asks_before_it_is_followed_and_no_key_is_lost() -> None:
    one, other = opened("いち"), opened("に")
    mine = heard(one, other, one)
    app = page(mine)
    assert text("ja", "room.offered", now="いち", other="に") in said(app)
    assert mine.key == one
    press(app, "room-offered-no")
    assert (mine.key, mine.offered) == (one, "")
    assert "room-close" in [button.key for button in app.button]
    mine.offered = other
    app.run()
    press(app, "room-offered-yes")
    assert mine.key == other
    # The way back to the first.
    press(app, "room-leave")
    assert mine.key == ""
    press(app, f"room-take-{one.partition('.')[0]}")
    assert mine.key == one
    assert set(mine.kept.values()) == {one, other}


def test_a_link_that_opens_nothing_changes_nothing() -> None:
    one = opened("いち")
    room, _, screen = one.split(".")
    for linked in (f"{'0' * 32}.{'s' * 32}.{'k' * 32}", f"{room}.{'s' * 32}.{screen}"):
        mine = heard(one, linked, one)
        app = page(mine)
        assert text("ja", "room.gone") in said(app)
        assert (mine.key, mine.kept[room], mine.offered) == (one, one, "")


def test_a_link_is_followed_where_no_other_room_is_led() -> None:
    one, other = opened("いち"), opened("に")
    mine = heard("", other, one)
    page(mine)
    assert mine.key == other
    assert set(mine.kept.values()) == {one, other}


def test_a_browser_with_all_keys_that_it_may_have_opens_no_further_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MOST", 1)
    one, other = opened("いち"), opened("に")
    mine = heard("", "", one)
    app = page(mine)
    press(app, "room-open")
    assert text("ja", "room.keys-full") in said(app)
    mine.offered = other
    app.run()
    assert (mine.key, list(mine.kept.values())) == ("", [one])
    # One that is deleted makes room.
    press(app, f"room-take-{one.partition('.')[0]}")
    press(app, "room-end")
    press(app, "room-end-yes")
    assert (mine.kept, mine.ended) == ({}, [one.partition(".")[0]])
    press(app, "room-open")
    assert mine.room


def test_a_room_that_is_gone_leaves_its_key_where_it_is() -> None:
    one, gone = opened("いち"), f"{'0' * 32}.{'s' * 32}.{'k' * 32}"
    mine = heard(gone, "", one, gone)
    app = page(mine)
    assert text("ja", "room.gone") in said(app)
    assert (mine.key, mine.ended) == ("", [])
    assert [button.key for button in app.button if "take" in str(button.key)] == [
        f"room-take-{one.partition('.')[0]}"
    ]


def test_a_room_is_led_on_where_positions_are_compared_no_more() -> None:
    app = AppTest.from_string(SCRIPT, default_timeout=20)
    key = opened("いち")
    app.session_state["admitted-by-token"] = True
    app.session_state["lead-state"] = heard(key, "", key)
    app.session_state["without-team"] = True
    app.run()
    assert not app.exception
    press(app, "room-close")
    press(app, "room-close-yes")
    assert service.rooms().release(service.rooms().led(*key.split(".")[:2])) is not None


def test_a_round_that_somebody_changed_is_not_closed_and_that_is_said(address: str) -> None:
    key = opened("いち")
    room = service.rooms().led(*key.split(".")[:2])
    service.rooms().join(room.code, "t" * 40, "manager", "no")
    database = Database(address)
    with database.writing() as connection:
        connection.execute(statement("UPDATE room SET seal = ''"))
    database.close()
    app = page(heard(key, "", key))
    press(app, "room-close")
    press(app, "room-close-yes")
    assert text("ja", "room.changed") in said(app)


def test_a_limit_of_notes_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "MOST_NOTES", 1)
    key = opened("いち")
    name, secret, _ = key.split(".")
    service.rooms().close(name, secret, release_by(DEFINITION))
    service.rooms().note(name, secret, "the first")
    app = page(heard(key, "", key))
    app.text_input(key="room-agreement").set_value("one more")
    press(app, "room-add")
    assert text("ja", "room.notes-full") in said(app)
    assert app.text_input(key="room-agreement").value == "one more"
