"""What phones and shared screens are told: nothing without a key, nothing of one person, and never a traceback."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as text_of

from diagnosis import Definition, load_definition
from diagnosis.checks.prove import Proof
from diagnosis.cli.rooms import run_rooms
from diagnosis.definition.logo import Logo
from diagnosis.limits import Limits
from diagnosis.live import files
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.rooms import kept, service
from diagnosis.rooms.kept import definition_of, written
from diagnosis.rooms.release import release_by
from diagnosis.rooms.terms import Keys, Room, Terms, hashed
from diagnosis.storage.database import Database, DatabaseError
from diagnosis.storage.place import address
from diagnosis.texts import LANGUAGES, text
from diagnosis.ui.kit.database_words import trouble_key
from diagnosis.ui.room import api, phone_api
from diagnosis.ui.room.asked import asked_in_rooms

SHIPPED = load_definition()
JOIN = "https://check.example/room"
TOKENS = [f"{number:02}" + "t" * 40 for number in range(8)]


@pytest.fixture(autouse=True)
def _deployment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DIAGNOSIS_QUESTIONS", str(QUESTIONS))
    monkeypatch.setenv("DIAGNOSIS_RULES", str(RULES))
    monkeypatch.setenv("DIAGNOSIS_DATABASE", f"sqlite:///{tmp_path}/rooms.sqlite")
    monkeypatch.setattr(api, "guessing", Limits(from_one=5, from_all=8))
    monkeypatch.setattr(phone_api, "joining", Limits(from_one=9, from_all=100))
    files.forget_definitions()
    service.rooms.cache_clear()
    yield
    service.rooms.cache_clear()
    files.forget_definitions()


def ask(path: str, address: str = "203.0.113.5", **asked: Any) -> tuple[int, dict[str, Any]]:
    return api.answer(path, json.dumps(asked).encode(), address, JOIN)


def in_use() -> Definition:
    definition = files.current_definition()
    assert isinstance(definition, Definition)
    return definition


def opened(k: int = 3, language: str = "", invited: int | None = None) -> tuple[Room, Keys]:
    content = written(in_use())
    terms = Terms("あおば工業", "見え方を知る", k, language, hashed(content), invited)
    return service.rooms().open(terms, content)


def answers(place: int) -> dict[str, str]:
    found = {}
    for _, questions in asked_in_rooms(SHIPPED, SHIPPED.team):  # type: ignore[arg-type]
        for question in questions:
            options = question.option_ids
            found[question.id] = options[min(place, len(question.options) - 1)]
    return found


def fill(keys: Keys, *people: tuple[str, int]) -> None:
    for token, (position, place) in zip(TOKENS, people, strict=False):
        who = {"code": keys.code, "token": token}
        assert ask("join", **who, position=position, consent="no") == (200, {})
        assert ask("hand-in", **who, answers=answers(place), guesses={"no-use-saying": "once"}) == (200, {})


def test_a_phone_is_told_what_for_and_what_is_asked() -> None:
    _, keys = opened()
    status, told = ask("look", code=keys.code, language="en")
    assert status == 200
    assert (told["client"], told["purpose"], told["k"], told["language"]) == (
        "あおば工業",
        "見え方を知る",
        3,
        "en",
    )
    names = [question["id"] for section in told["questions"]["sections"] for question in section["questions"]]
    # What is asked beside the symptoms is not introduced by words about what is left out.
    last = told["questions"]["sections"][-1]
    assert [question["id"] for question in last["questions"]] == ["decision-owner", "direction"]
    assert last["title"] == text("en", "phone.beside")
    assert len(names) == len(set(names))
    assert not {"wants", "help-wanted", "size", "position"} & set(names)
    assert [question["id"] for question in told["questions"]["guesses"]] == [
        "different-views",
        "no-use-saying",
    ]
    # A room with a language of its own is asked in it, whatever the phone's.
    _, fixed = opened(language="ja")
    assert ask("look", code=fixed.code, language="en")[1]["language"] == "ja"


def test_while_the_round_goes_on_a_screen_learns_numbers_only() -> None:
    room, keys = opened()
    seen = []
    for number in range(1, 9):
        fill(keys, *[("manager", 1)] * number)
        seen.append(ask("screen", room=room.id, key=keys.screen, language="ja")[1])
    for number, told in enumerate(seen, start=1):
        assert (told["joined"], told["finished"]) == (number, number)
        assert {**told, "joined": 0, "finished": 0} == {**seen[0], "joined": 0, "finished": 0}


def test_after_the_close_a_screen_shows_what_is_let_and_names_on_a_press_only() -> None:
    room, keys = opened()
    fill(keys, *[("executive", 0)] * 4, *[("front-line", 4)] * 4)
    rooms = service.rooms()
    rooms.close(room.id, keys.secret, release_by(in_use()))
    assert ask("look", code=keys.code)[1]["state"] == "closed"
    screen: dict[str, Any] = {"room": room.id, "key": keys.screen, "language": "en"}
    assert ask("screen", **screen)[1]["step"] is None
    rooms.show(room.id, keys.secret, 1)
    step = ask("screen", **screen)[1]["step"]
    assert "Owner" not in json.dumps(step)
    rooms.show(room.id, keys.secret, 1, named=True)
    assert "Owner" in json.dumps(ask("screen", **screen)[1]["step"])
    assert ask("say", code=keys.code, token=TOKENS[0], words="先に聞いてみる") == (200, {})
    assert ask("screen", **screen)[1]["notes"] == [{"kind": "thing", "words": "先に聞いてみる"}]
    assert ask("hand-in", code=keys.code, token=TOKENS[0], answers={}) == (409, {"error": "closed"})


@pytest.mark.parametrize(
    ("path", "wrong", "status"),
    [
        ("join", {"position": "owner"}, 400),
        ("join", {"consent": "yes"}, 400),
        ("join", {"token": "short"}, 400),
        ("join", {"token": "x" * 200}, 400),
        ("hand-in", {"answers": {"pace": "walk"}}, 400),  # is not asked in a room
        ("hand-in", {"answers": {"no-use-saying": "nonsense"}}, 400),
        ("hand-in", {"answers": "many"}, 400),
        ("hand-in", {"guesses": {"pace": "walk"}}, 400),
        ("hand-in", {"guesses": {"no-use-saying": "unknown"}}, 400),
        ("hand-in", {"token": "nobody" * 8}, 404),
        ("look", {"code": ["x"]}, 400),
        ("look", {"code": "\ud800"}, 400),
        ("nowhere", {}, 404),
        ("__class__", {}, 404),
    ],
)
def test_what_no_phone_of_ours_sends_is_refused(path: str, wrong: dict[str, Any], status: int) -> None:
    _, keys = opened()
    fill(keys, ("manager", 1))
    sound: dict[str, Any] = {
        "code": keys.code,
        "token": TOKENS[0],
        "position": "manager",
        "consent": "no",
        "answers": {},
    }
    assert ask(path, **{**sound, **wrong})[0] == status


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b"[" * 50_000, b"\xff"])
def test_a_body_that_is_none_is_refused(body: bytes) -> None:
    assert api.answer("look", body, "", JOIN) == (400, {"error": "bad"})


def test_a_right_code_opens_however_many_were_wrong() -> None:
    room, keys = opened()
    closed, theirs = opened()
    fill(theirs, ("manager", 1))
    service.rooms().close(closed.id, theirs.secret, lambda _terms, _seats: "")
    asked: dict[str, Any] = {
        "token": TOKENS[1],
        "position": "manager",
        "consent": "no",
        "answers": {},
        "words": "x",
    }
    for number in range(30):
        for path in ("look", "join", "hand-in", "say", "withdraw"):
            status, told = ask(path, code=f"WRONG{number}", **asked)
            # The fixture lets five wrong codes through.
            assert (status, told["error"]) == ((404, "no-room") if number < 5 else (429, "later"))
    fill(keys, ("manager", 1))
    assert ask("look", code=keys.code)[0] == 200
    assert ask("join", code=keys.code, **asked) == (200, {})
    assert ask("state", code=keys.code, token=TOKENS[0]) == (
        200,
        {"state": "open", "expected": None, "joined": 2, "finished": 1},
    )
    assert ask("withdraw", code=keys.code, token=TOKENS[0]) == (200, {})
    assert ask("screen", room=room.id, key=keys.screen)[0] == 200
    # A round that is closed says so, and takes what people let all see.
    assert ask("hand-in", code=theirs.code, token=TOKENS[0], answers={}) == (409, {"error": "closed"})
    assert ask("say", code=theirs.code, token=TOKENS[0], words="x") == (200, {})


def test_wrong_codes_count_for_a_line_and_for_all_together() -> None:
    def wrong(address: str, number: int) -> int:
        return ask("look", address, code=f"WRONG{number}")[0]

    # One device has any number of addresses in a /64 of IPv6.
    assert [wrong(f"2001:db8:0:1::{number}", number) for number in range(7)] == [404] * 5 + [429] * 2
    assert wrong("2001:db8:0:2::1", 1) == 404
    assert [wrong(f"203.0.113.{number}", number) for number in range(4)] == [404] * 2 + [429] * 2


def test_without_a_seat_a_right_code_is_answered_like_a_wrong_one() -> None:
    _, keys = opened()
    fill(keys, ("manager", 1))
    closed, theirs = opened()
    fill(theirs, ("manager", 1))
    service.rooms().close(closed.id, theirs.secret, lambda _terms, _seats: "")
    cases = (("WRONGONE", TOKENS[0]), (keys.code, TOKENS[1]), (theirs.code, TOKENS[0]))
    for path in ("withdraw", "state"):
        for code, token in cases:
            assert ask(path, code=code, token=token) == (404, {"error": "no-room"})
    for number in range(9):
        ask("withdraw", code=f"WRONG{number}", token=TOKENS[0])
    for number, (_, token) in enumerate(cases):
        assert ask("withdraw", code=f"OTHER{number}", token=token) == (429, {"error": "later"})
    # What phones ask while they wait is not held up by those who try codes.
    assert ask("state", code=theirs.code, token=TOKENS[0])[0] == 404


def test_a_room_that_is_deleted_locks_nobody_out() -> None:
    room, keys = opened()
    service.rooms().end(room.id, keys.secret)
    for _ in range(20):
        assert ask("state", code=keys.code, token=TOKENS[0])[0] == 404
        assert ask("look", code=keys.code)[0] == 404
        assert ask("screen", room=room.id, key=keys.screen)[0] == 404
    assert ask("look", code="WRONGONE")[0] == 404


def _edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *edits: tuple[str, str]) -> None:
    """From now on, the files in use are others."""
    for shipped, variable in ((QUESTIONS, "DIAGNOSIS_QUESTIONS"), (RULES, "DIAGNOSIS_RULES")):
        content = shipped.read_text("utf-8")
        for old, new in edits:
            content = content.replace(old, new)
        file = tmp_path / shipped.name
        file.write_text(content, "utf-8")
        monkeypatch.setenv(variable, str(file))
    # Proving them takes seconds, and this test needs no proof.
    monkeypatch.setattr(files, "prove", lambda loaded: Proof(loaded.findings, None))
    files.forget_definitions()


def test_an_edit_of_the_files_changes_no_room_that_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, keys = opened()
    before = ask("look", code=keys.code, language="ja")[1]["questions"]
    fill(keys, *[("executive", 0)] * 4, *[("front-line", 4)] * 3)
    _edit(
        tmp_path,
        monkeypatch,
        ("front-line", "frontline"),
        ("different-views", "differing-views"),
        ("no-use-saying", "no-use-to-say"),
    )
    assert "no-use-to-say" in in_use().questions
    # Phones that began before, and one that comes now, are asked what the others were.
    assert ask("look", code=keys.code, language="ja")[1]["questions"] == before
    late = {"code": keys.code, "token": TOKENS[7]}
    assert ask("join", **late, position="front-line", consent="no") == (200, {})
    assert ask("hand-in", **late, answers=answers(4)) == (200, {})
    rooms = service.rooms()
    closed = definition_of(rooms, room, in_use())
    rooms.close(room.id, keys.secret, release_by(closed))
    rooms.show(room.id, keys.secret, 1, named=True)
    status, told = ask("screen", room=room.id, key=keys.screen, language="en")
    assert status == 200
    assert "Owner" in json.dumps(told["step"])
    # Another room has what is in use by now.
    _, others = opened()
    assert ask("look", code=others.code, language="ja")[1]["questions"] != before


def test_a_room_goes_on_where_positions_are_compared_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, keys = opened()
    fill(keys, ("manager", 1))
    _, old = service.rooms().open(Terms("client", "why", 3, "", "kept by no version"))
    content = QUESTIONS.read_text("utf-8")
    _edit(tmp_path, monkeypatch, (content[content.index("\nteam:") : content.index("\nsections:")], ""))
    assert in_use().team is None
    assert ask("look", code=keys.code)[0] == 200
    assert ask("state", code=keys.code, token=TOKENS[0])[1]["state"] == "open"
    assert ask("hand-in", code=keys.code, token=TOKENS[0], answers=answers(2)) == (200, {})
    # A room from before has none of its own: its phones keep what they have, and try again.
    assert ask("look", code=old.code) == (503, {"error": "database"})


def test_a_definition_that_somebody_changed_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    _, keys = opened()
    database = Database(address())
    with database.writing() as connection:
        connection.execute(text_of("UPDATE definition SET content = replace(content, 'manager', 'other')"))
    database.close()
    monkeypatch.setattr(kept, "_read", {})
    assert ask("look", code=keys.code) == (503, {"error": "database"})


def test_the_logo_is_that_of_the_firm_and_what_is_asked_that_of_the_room() -> None:
    content = written(SHIPPED.model_copy(update={"logo": Logo("png", b"\x89PNG\r\n\xff")}))
    room, _ = service.rooms().open(Terms("client", "why", 3, "", hashed(content)), content)
    other = SHIPPED.model_copy(update={"logo": Logo("svg", b"<svg/>"), "questions": {}})
    assert definition_of(service.rooms(), room, SHIPPED) == SHIPPED
    assert definition_of(service.rooms(), room, other) == SHIPPED.model_copy(update={"logo": other.logo})


def test_a_phone_is_told_how_many_were_invited_and_when_nobody_else_can_join() -> None:
    room, keys = opened(invited=2)
    fill(keys, ("manager", 1))
    for path in ("look", "state"):
        told = ask(path, code=keys.code, token=TOKENS[0], language="ja")[1]
        assert (told["expected"], told["joined"], told["finished"]) == (2, 1, 1)
    assert ask("screen", room=room.id, key=keys.screen)[1]["expected"] == 2
    asked = {"code": keys.code, "position": "manager", "consent": "no"}
    assert ask("join", **asked, token=TOKENS[1]) == (200, {})
    assert ask("join", **asked, token=TOKENS[2]) == (409, {"error": "full"})
    service.rooms().expect(room.id, keys.secret, 3)
    assert ask("join", **asked, token=TOKENS[2]) == (200, {})


def test_one_address_takes_a_few_seats_only_where_nobody_said_how_many_come() -> None:
    tokens = [f"{number:040}" for number in range(20)]

    def join(keys: Keys, token: str, address: str) -> tuple[int, dict[str, Any]]:
        return ask("join", address, code=keys.code, token=token, position="manager", consent="no")

    _, keys = opened()
    for token in tokens[:9]:
        assert join(keys, token, "203.0.113.5")[0] == 200
        assert join(keys, token, "203.0.113.5")[0] == 200  # sent again
    assert join(keys, tokens[9], "203.0.113.5") == (409, {"error": "many"})
    assert join(keys, tokens[0], "203.0.113.5")[0] == 200
    assert join(keys, tokens[10], "203.0.113.6")[0] == 200
    # An office behind one address comes in where so many were invited.
    _, others = opened(invited=20)
    assert {join(others, token, "203.0.113.5")[0] for token in tokens} == {200}


def test_notes_come_from_phones_with_a_seat_and_no_note_is_lost_unsaid() -> None:
    room, keys = opened()
    fill(keys, ("manager", 1))
    service.rooms().close(room.id, keys.secret, lambda _terms, _seats: "")
    note = {"code": keys.code, "words": "x"}
    assert ask("say", **note) == (400, {"error": "bad"})
    assert ask("say", **note, token=TOKENS[1]) == (403, {"error": "no-seat"})
    for _ in range(3):
        assert ask("say", **note, token=TOKENS[0]) == (200, {})
    assert ask("say", **note, token=TOKENS[0]) == (409, {"error": "notes-full"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_refused_is_said_in_words(language: str) -> None:
    for error in ("full", "many", "no-seat", "notes-full", "no-room", "closed", "later", "database", "bad"):
        assert text(language, f"phone.error-{error}")


def test_a_database_that_is_gone_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIAGNOSIS_DATABASE", "sqlite:////nowhere/rooms.sqlite")
    service.rooms.cache_clear()
    assert ask("look", code="ABCDEFGH") == (503, {"error": "database"})


def test_a_database_of_a_newer_version_is_said(tmp_path: Path) -> None:
    _, keys = opened()
    with closing(sqlite3.connect(tmp_path / "rooms.sqlite")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    service.rooms.cache_clear()
    assert ask("look", code=keys.code) == (503, {"error": "database"})
    for language in LANGUAGES:
        said = text(language, "app.database-newer")
        assert run_rooms("list", None, language) == ("", [said], False)
    with pytest.raises(DatabaseError) as raised:
        service.rooms().found(keys.code)
    assert trouble_key(raised.value, "room.database") == "app.database-newer"


def test_where_rooms_are_off_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _, keys = opened()
    monkeypatch.setenv("DIAGNOSIS_ROOMS", "off")
    assert ask("look", code=keys.code) == (404, {"error": "no-room"})
