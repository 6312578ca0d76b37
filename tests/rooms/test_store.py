"""A room from its opening to its end: who may do what, and what is left of it."""

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, insert, select, text, update

from diagnosis.rooms.notes import NoSeatError, NotesFullError
from diagnosis.rooms.rows import ClosedError, NoRoomError
from diagnosis.rooms.sealing import SealError, seal_of
from diagnosis.rooms.seats import RoomFullError, Seat, TooManyJoinedError
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.tables import SEATS, seats
from diagnosis.rooms.terms import DAY, LONGEST_ROOM, MOST_NOTES, MOST_SEATS, NOTES_EACH, Keys, Room, Terms
from diagnosis.storage.database import Database, DatabaseError
from tests.support.databases import Clock
from tests.support.needs import needs
from tests.support.postgres import postgres_programs, running_postgres

TERMS = Terms(client="あおば工業", purpose="見え方を知る", k=5, language="", definition="abc")
TOKENS = [f"token-{number:02}-of-a-phone" for number in range(12)]
ANSWER, POSITION = "an-answer-that-is-searched-for", "a-position-that-is-searched-for"


def told(_terms: Terms, handed_in: Sequence[Seat]) -> str:
    return f"{len(handed_in)} answered"


def filled(rooms: Rooms, count: int = 8) -> tuple[Room, Keys]:
    room, keys = rooms.open(TERMS)
    for token in TOKENS[:count]:
        rooms.join(keys.code, token, POSITION, "no")
        rooms.hand_in(keys.code, token, {"pace": [ANSWER]}, {"pace": "run"})
    return room, keys


def test_a_room_from_its_opening_to_its_end(rooms: Rooms) -> None:
    room, keys = filled(rooms)
    full_width = "".join(chr(ord(letter) + 0xFEE0) for letter in keys.code)
    for written in (
        f" {keys.code[:4].lower()}-{keys.code[4:]} ",
        f"{full_width[:4]}－{full_width[4:]}　",
        f"{keys.code}。",
    ):
        assert rooms.found(written).id == room.id
    found = rooms.found(keys.code)
    assert (found.joined, found.finished, found.state, found.terms) == (8, 8, "open", TERMS)
    assert rooms.release(found) is None
    rooms.close(room.id, keys.secret, told)
    rooms.close(room.id, keys.secret, told)  # pressed twice
    closed = rooms.screened(room.id, keys.screen)
    assert closed.state == "closed"
    assert (closed.joined, closed.finished) == (8, 8)
    assert rooms.release(closed) == "8 answered"
    rooms.show(room.id, keys.secret, 2, named=True)
    assert (rooms.led(room.id, keys.secret).shown, rooms.led(room.id, keys.secret).named) == (2, True)
    rooms.note(room.id, keys.secret, " 会議の前に前提を書く ")
    rooms.let_see(keys.code, TOKENS[0], "まず聞いてみます")
    rooms.note(room.id, keys.secret, "  ")
    notes = rooms.notes(closed)
    assert [(note.kind, note.words) for note in notes] == [
        ("agreement", "会議の前に前提を書く"),
        ("thing", "まず聞いてみます"),
    ]
    rooms.drop_note(room.id, keys.secret, notes[0].id)
    assert len(rooms.notes(closed)) == 1
    rooms.end(room.id, keys.secret)
    with pytest.raises(NoRoomError):
        rooms.found(keys.code)
    assert room.id not in [one.id for one in rooms.every()]


def test_one_seat_a_phone_whatever_it_sends_again(rooms: Rooms) -> None:
    room, keys = rooms.open(TERMS)
    with ThreadPoolExecutor(8) as people:
        for _ in range(3):
            list(people.map(lambda token: rooms.join(keys.code, token, "manager", "no"), TOKENS))
    assert rooms.found(keys.code).joined == 12
    rooms.join(keys.code, TOKENS[0], "executive", "small")
    for answer in ("walk", "run"):
        rooms.hand_in(keys.code, TOKENS[0], {"pace": [answer]}, {})
    assert rooms.state(keys.code, TOKENS[1]).state == "open"
    rooms.withdraw(keys.code, TOKENS[1])
    found: list[Seat] = []

    def release(_terms: Terms, handed_in: Sequence[Seat]) -> str:
        found.extend(handed_in)
        return ""

    rooms.close(room.id, keys.secret, release)
    assert found == [Seat("executive", "small", {"pace": ["run"]}, {})]
    assert rooms.found(keys.code).joined == 11


def test_who_has_not_the_right_key_is_told_nothing(rooms: Rooms) -> None:
    room, keys = filled(rooms)
    other, others = rooms.open(TERMS)
    for wrong in ("", keys.screen, keys.code, others.secret):
        attempts: list[Callable[[str], object]] = [
            lambda secret: rooms.led(room.id, secret),
            lambda secret: rooms.close(room.id, secret, told),
            lambda secret: rooms.lock(room.id, secret, locked=True),
            lambda secret: rooms.show(room.id, secret, 1),
            lambda secret: rooms.note(room.id, secret, "x"),
            lambda secret: rooms.end(room.id, secret),
        ]
        for attempt in attempts:
            with pytest.raises(NoRoomError):
                attempt(wrong)
    for name, key in ((room.id, keys.secret), (room.id, others.screen), (other.id, keys.screen), ("", "")):
        with pytest.raises(NoRoomError):
            rooms.screened(name, key)
    # A seat of one room is none in another, and a token without a seat hands nothing in.
    for code, token in ((others.code, TOKENS[0]), (keys.code, "nobody")):
        with pytest.raises(NoRoomError):
            rooms.hand_in(code, token, {}, {})
    for code in (others.code, keys.code[::-1]):
        for attempt_of in (rooms.withdraw, rooms.state):
            with pytest.raises(NoRoomError):
                attempt_of(code, TOKENS[0])
    assert rooms.found(keys.code).finished == 8


def test_nobody_new_once_it_is_locked_and_nothing_more_once_it_is_closed(rooms: Rooms) -> None:
    room, keys = filled(rooms, 2)
    rooms.lock(room.id, keys.secret, locked=True)
    with pytest.raises(ClosedError):
        rooms.join(keys.code, TOKENS[5], "manager", "no")
    rooms.join(keys.code, TOKENS[0], "executive", "no")  # who is in stays in
    rooms.lock(room.id, keys.secret, locked=False)
    rooms.join(keys.code, TOKENS[5], "manager", "no")
    with pytest.raises(ClosedError):
        rooms.let_see(keys.code, TOKENS[0], "too early")
    rooms.close(room.id, keys.secret, told)
    late: list[Callable[[], None]] = [
        lambda: rooms.join(keys.code, TOKENS[0], "manager", "no"),
        lambda: rooms.hand_in(keys.code, TOKENS[0], {}, {}),
        lambda: rooms.lock(room.id, keys.secret, locked=False),
    ]
    for attempt in late:
        with pytest.raises(ClosedError):
            attempt()


def test_who_has_no_seat_cannot_tell_a_right_code_by_its_refusal(address: str, clock: Clock) -> None:
    database = Database(address)
    rooms = Rooms(database, clock)
    _, keys = filled(rooms, 2)
    closed, theirs = filled(rooms, 2)
    rooms.close(closed.id, theirs.secret, told)
    asked: list[str] = []

    @event.listens_for(database._engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    for attempt in (rooms.withdraw, rooms.state):
        costs = []
        for code, token in (("WRONGONE", TOKENS[0]), (keys.code, "nobody"), (theirs.code, TOKENS[0])):
            asked.clear()
            with pytest.raises(NoRoomError):
                attempt(code, token)
            costs.append(list(asked))
        assert costs[0] == costs[1] == costs[2]
    database.close()


def test_a_release_that_fails_loses_nothing_and_closing_goes_on(rooms: Rooms) -> None:
    room, keys = filled(rooms, 3)

    def fails(_terms: Terms, _seats: Sequence[Seat]) -> str:
        raise MemoryError

    with pytest.raises(MemoryError):
        rooms.close(room.id, keys.secret, fails)
    with pytest.raises(ClosedError):
        rooms.hand_in(keys.code, TOKENS[0], {}, {})
    rooms.close(room.id, keys.secret, told)
    assert rooms.release(rooms.found(keys.code)) == "3 answered"


def test_answers_go_after_a_day_and_rooms_after_thirty(rooms: Rooms, clock: Clock) -> None:
    room, keys = filled(rooms, 3)
    assert rooms.purge() == 0
    clock.now += DAY + 1
    assert rooms.purge() == 1
    late = rooms.found(keys.code)
    assert late.state == "closed"
    assert rooms.release(late) is None
    clock.now += LONGEST_ROOM
    rooms.purge()
    with pytest.raises(NoRoomError):
        rooms.led(room.id, keys.secret)


def test_screens_cannot_look_at_seats(address: str, rooms: Rooms) -> None:
    filled(rooms, 2)
    database = Database(address)
    with pytest.raises(DatabaseError), database.reading(SEATS) as connection:
        connection.execute(select(seats.c.answers)).all()
    with database.writing() as connection:
        assert connection.execute(select(seats.c.answers)).first()
    database.close()


def test_servers_that_start_at_once_do_not_race(address: str, clock: Clock) -> None:
    def start(number: int) -> int:
        database = Database(address)
        try:
            rooms = Rooms(database, clock)
            _, keys = rooms.open(TERMS)
            rooms.join(keys.code, f"{TOKENS[0]}-{number}-{clock.now}", "manager", "no")
            return rooms.found(keys.code).joined
        finally:
            database.close()

    with ThreadPoolExecutor(6) as servers:
        assert list(servers.map(start, range(6))) == [1] * 6


def test_nothing_of_anybody_is_left_in_the_files(file: Path, clock: Clock) -> None:
    database = Database(f"sqlite:///{file}")
    rooms = Rooms(database, clock)
    room, keys = filled(rooms)
    rooms.withdraw(keys.code, TOKENS[0])

    def everything() -> bytes:
        return _content(file.parent)

    with database.writing() as connection:
        rows = connection.execute(select(seats)).all()
    # A page of the file does not hold the whole of what is sealed.
    pieces = [str(value)[start : start + 40] for row in rows for value in row[3:] for start in (0, 400)]
    assert pieces[0].encode() in everything()  # while the round goes on, something is there
    for secret in (*TOKENS, keys.secret, keys.screen, ANSWER, POSITION):
        assert secret.encode() not in everything()
    rooms.close(room.id, keys.secret, told)
    left = everything()
    for searched in (ANSWER, POSITION, *filter(None, pieces), *(row.token_hash for row in rows)):
        assert searched.encode() not in left
    assert b"8 answered" not in left
    assert b"7 answered" in left
    database.close()
    assert pieces[0].encode() not in everything()


@pytest.mark.slow
def test_nothing_of_anybody_was_ever_in_the_files_of_postgresql(clock: Clock) -> None:
    programs = postgres_programs()
    needs(programs, "no PostgreSQL found")
    assert programs is not None
    with running_postgres(programs) as address:
        database = Database(address)
        rooms = Rooms(database, clock)
        room, keys = filled(rooms)
        with database.writing() as connection:
            folder = connection.execute(text("SHOW data_directory")).scalar_one()
            kept = connection.execute(select(seats.c.position)).scalars().first()
            connection.execute(text("SELECT pg_switch_wal()"))
        rooms.close(room.id, keys.secret, told)
        with database.writing() as connection:
            connection.execute(
                text("INSERT INTO note VALUES ('n', :room, 'thing', 1, 'kept words')"), {"room": room.id}
            )
            connection.execute(text("CHECKPOINT"))
        left = _content(Path(folder))
        # The search finds what is there: rows that were deleted stay until they are vacuumed, sealed.
        assert b"kept words" in left
        assert kept is not None
        assert kept[:40].encode() in left
        for searched in (ANSWER, POSITION, *TOKENS, keys.secret, keys.screen):
            assert searched.encode() not in left
        database.close()


def _written(statement: str) -> Callable[[Connection], None]:
    def write(connection: Connection) -> None:
        connection.execute(text(statement))

    return write


def _copy_a_seat(connection: Connection) -> None:
    row = connection.execute(select(seats)).mappings().first()
    assert row
    others = [{**row, "id": f"{number:032}", "token_hash": f"{number}"} for number in range(5)]
    connection.execute(insert(seats), others)


def _swap_answers(connection: Connection) -> None:
    one, other = connection.execute(select(seats.c.id, seats.c.answers)).all()[:2]
    for seat, answers in ((one.id, other.answers), (other.id, one.answers)):
        connection.execute(update(seats).where(seats.c.id == seat).values(answers=answers))


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(_written("UPDATE seat SET answers = '{}'"), id="open answers"),
        pytest.param(_written("UPDATE seat SET consent = position"), id="one field in place of another"),
        pytest.param(_written("UPDATE room SET seal = ''"), id="no key"),
        pytest.param(_written(f"UPDATE room SET seal = '{seal_of('their own')}'"), id="another key"),
        pytest.param(_written("UPDATE room SET k = 3"), id="smaller groups than was promised"),
        pytest.param(_written("UPDATE room SET definition = 'other'"), id="other questions"),
        pytest.param(_copy_a_seat, id="a seat six times"),
        pytest.param(_swap_answers, id="answers of another seat"),
    ],
)
def test_what_somebody_wrote_to_the_database_ends_in_no_release(
    address: str, rooms: Rooms, write: Callable[[Connection], None]
) -> None:
    room, keys = filled(rooms, 2)
    database = Database(address)
    with database.writing() as connection:
        write(connection)
    with pytest.raises(SealError):
        rooms.close(room.id, keys.secret, told)
    with database.writing() as connection:
        assert connection.execute(select(seats.c.id)).first()
    database.close()


def test_without_the_key_nothing_is_kept(address: str, rooms: Rooms) -> None:
    _, keys = filled(rooms, 1)
    database = Database(address)
    with database.writing() as connection:
        connection.execute(text("UPDATE room SET seal = ''"))
    with pytest.raises(SealError):
        rooms.join(keys.code, TOKENS[1], POSITION, "no")
    with pytest.raises(SealError):
        rooms.hand_in(keys.code, TOKENS[0], {"pace": [ANSWER]}, {})
    database.close()


def test_no_row_of_the_file_tells_who_came_before_whom(file: Path, clock: Clock) -> None:
    rooms = Rooms(Database(f"sqlite:///{file}"), clock)
    filled(rooms, 1)
    connection = sqlite3.connect(file)
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        connection.execute("SELECT rowid FROM seat")
    connection.close()


def test_as_many_join_as_were_invited_until_the_leader_lets_more_in(rooms: Rooms) -> None:
    room, keys = rooms.open(replace(TERMS, invited=2))
    assert (room.expected, room.full) == (2, False)
    for token in TOKENS[:2]:
        rooms.join(keys.code, token, POSITION, "no", lambda: False)  # no address is asked for
    with pytest.raises(RoomFullError):
        rooms.join(keys.code, TOKENS[2], POSITION, "no")
    rooms.join(keys.code, TOKENS[0], POSITION, "small")  # who is in stays in
    rooms.withdraw(keys.code, TOKENS[0])
    rooms.join(keys.code, TOKENS[2], POSITION, "no")
    rooms.expect(room.id, keys.secret, 3)
    rooms.join(keys.code, TOKENS[3], POSITION, "no")
    rooms.expect(room.id, keys.secret, 1)  # never fewer than before
    assert rooms.found(keys.code).expected == 3
    # What was said at the opening stays.
    assert rooms.found(keys.code).terms.invited == 2
    rooms.expect(room.id, keys.secret, 10 * MOST_SEATS)
    assert rooms.found(keys.code).expected == MOST_SEATS
    with pytest.raises(NoRoomError):
        rooms.expect(room.id, keys.screen, 5)
    rooms.close(room.id, keys.secret, told)
    with pytest.raises(ClosedError):
        rooms.expect(room.id, keys.secret, 9)


def test_where_nobody_said_how_many_come_it_is_asked_who_may(rooms: Rooms) -> None:
    room, keys = rooms.open(TERMS)
    rooms.join(keys.code, TOKENS[0], POSITION, "no", lambda: True)
    with pytest.raises(TooManyJoinedError):
        rooms.join(keys.code, TOKENS[1], POSITION, "no", lambda: False)
    rooms.join(keys.code, TOKENS[0], POSITION, "small", lambda: False)  # has a seat
    rooms.expect(room.id, keys.secret, 2)
    rooms.join(keys.code, TOKENS[1], POSITION, "no", lambda: False)


def test_phones_with_a_seat_send_a_few_notes_and_leave_room_for_the_leaders(rooms: Rooms) -> None:
    room, keys = filled(rooms, 3)
    rooms.withdraw(keys.code, TOKENS[2])
    rooms.close(room.id, keys.secret, told)
    for token in ("a phone without a seat", TOKENS[2]):
        with pytest.raises(NoSeatError):
            rooms.let_see(keys.code, token, "x")
    rooms.let_see(keys.code, TOKENS[0], "  ")  # counts for nothing
    for number in range(NOTES_EACH):
        rooms.let_see(keys.code, TOKENS[0], f"note {number}")
    with pytest.raises(NotesFullError):
        rooms.let_see(keys.code, TOKENS[0], "one more")
    rooms.let_see(keys.code, TOKENS[1], "of another")
    for number in range(MOST_NOTES):
        rooms.note(room.id, keys.secret, f"agreed {number}")
    with pytest.raises(NotesFullError):
        rooms.note(room.id, keys.secret, "one more")
    rooms.let_see(keys.code, TOKENS[1], "still")
    rooms.drop_note(room.id, keys.secret, rooms.notes(room)[-2].id)
    rooms.note(room.id, keys.secret, "in its place")


def test_the_definition_goes_with_its_room(rooms: Rooms) -> None:
    room, keys = rooms.open(TERMS, "what is asked")
    assert rooms.definition(room) == "what is asked"
    rooms.end(room.id, keys.secret)
    assert rooms.definition(room) is None


def test_an_earlier_round_stays_beside_the_release(rooms: Rooms) -> None:
    room, keys = filled(rooms, 3)
    rooms.close(room.id, keys.secret, told)
    assert rooms.before(room) is None
    rooms.compare_with(room.id, keys.secret, "an earlier round")
    assert rooms.before(room) == "an earlier round"
    with pytest.raises(NoRoomError):
        rooms.compare_with(room.id, keys.screen, None)
    rooms.compare_with(room.id, keys.secret, None)
    assert rooms.before(room) is None


def _content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
