"""Rooms, from their opening to their end."""

import secrets
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import delete, insert, select, update

from diagnosis.rooms import notes, seats
from diagnosis.rooms.rows import (
    ClosedError,
    NoRoomError,
    place_of,
    room_led,
    room_of_seat,
    room_taking_answers,
    room_where,
    set_values,
)
from diagnosis.rooms.sealing import seal_of
from diagnosis.rooms.seats import RoomFullError, Seat, TooManyJoinedError
from diagnosis.rooms.tables import SEATS, counters, definitions, releases, rooms
from diagnosis.rooms.terms import (
    LONGEST_NAME,
    LONGEST_ROOM,
    LONGEST_ROUND,
    LONGEST_WORDS,
    MOST_SEATS,
    Keys,
    Note,
    Room,
    Terms,
    fits,
    hashed,
    new_code,
    new_secret,
    plain_code,
)
from diagnosis.storage.database import Database

Release = Callable[[Terms, Sequence[Seat]], str]
"""What a round comes to, as text, from what was handed in."""


class Rooms:
    """All rooms of a database. `now` gives the seconds since 1970. Every method raises DatabaseError.

    Those that keep what phones say raise SealError where the key of the room is none any more.
    """

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        self._database, self._now = database, now

    # ---- who leads the room ----

    def open(self, terms: Terms, definition: str = "") -> tuple[Room, Keys]:
        """Open a room; its keys are told this once. `definition` is kept with it (`kept.py`)."""
        keys = Keys(new_code(), new_secret(), new_secret())
        now = int(self._now())
        name = secrets.token_hex(16)
        with self._database.writing() as connection:
            connection.execute(
                insert(rooms).values(
                    id=name,
                    code=keys.code,
                    secret_hash=hashed(keys.secret),
                    screen_hash=hashed(keys.screen),
                    state="open",
                    k=terms.k,
                    client=terms.client[:LONGEST_NAME],
                    purpose=terms.purpose[:LONGEST_WORDS],
                    language=terms.language,
                    seal=seal_of(keys.secret),
                    definition=terms.definition,
                    opened=now,
                    ends=now + LONGEST_ROUND,
                    named=False,
                    invited=terms.invited,
                    expected=terms.invited,
                )
            )
            if definition:
                connection.execute(insert(definitions).values(room=name, content=definition))
            connection.execute(insert(counters).values(room=name, joined=0, finished=0))
            return room_where(connection, rooms.c.id == name), keys

    def led(self, name: str, secret: str) -> Room:
        """The room with this id, for whoever has its secret. Raises NoRoomError."""
        with self._database.reading(SEATS) as connection:
            return room_led(connection, name, secret)

    def lock(self, name: str, secret: str, *, locked: bool) -> None:
        """Let nobody new in, or let people in again. Raises NoRoomError and ClosedError."""
        with self._database.writing() as connection:
            if room_led(connection, name, secret, held=True).over:
                raise ClosedError
            set_values(connection, name, state="locked" if locked else "open")

    def expect(self, name: str, secret: str, people: int) -> None:
        """Let as many people in, never fewer than before. Raises NoRoomError and ClosedError."""
        with self._database.writing() as connection:
            room = room_led(connection, name, secret, held=True)
            if room.over:
                raise ClosedError
            set_values(connection, name, expected=min(max(people, room.expected or 1), MOST_SEATS))

    def close(self, name: str, secret: str, release: Release) -> None:
        """End the round: work out what comes of it, keep that, and delete the answers.

        A server that stops in between has kept all answers or none: closing again goes on. Nobody answers any
        more once this has begun. Raises NoRoomError, and SealError where the database was changed by somebody
        else, so that it would not come to what people said.
        """
        with self._database.writing() as connection:
            room = room_led(connection, name, secret, held=True)
            if room.state == "closed":
                return
            set_values(connection, name, state="closing")
        with self._database.writing() as connection:
            handed_in = seats.handed_in(connection, place_of(connection, room), secret)
        payload = release(room.terms, handed_in)
        with self._database.writing() as connection:
            if room_where(connection, rooms.c.id == name, held=True).state != "closed":
                connection.execute(insert(releases).values(room=name, payload=payload))
                notes.let_speak(connection, name)
                seats.purge(connection, name)
                set_values(connection, name, state="closed")
        self._database.let_go()

    def show(self, name: str, secret: str, step: int | None, *, named: bool = False) -> None:
        """Let the shared screen show a step of the release, with the names of groups or without."""
        with self._database.writing() as connection:
            room_led(connection, name, secret, held=True)
            set_values(connection, name, shown=step, named=named)

    def compare_with(self, name: str, secret: str, before: str | None) -> None:
        """Keep what was released of an earlier round beside this one's release, or take it away."""
        with self._database.writing() as connection:
            room_led(connection, name, secret, held=True)
            connection.execute(update(releases).where(releases.c.room == name).values(before=before))

    def note(self, name: str, secret: str, words: str) -> None:
        """Keep what was agreed, for all to see. Raises NoRoomError and NotesFullError."""
        with self._database.writing() as connection:
            room_led(connection, name, secret, held=True)
            notes.add(connection, name, "agreement", words)

    def drop_note(self, name: str, secret: str, note: str) -> None:
        """Take back a note."""
        with self._database.writing() as connection:
            room_led(connection, name, secret, held=True)
            notes.drop(connection, name, note)

    def end(self, name: str, secret: str) -> None:
        """Delete the room, with all that is left of it. Raises NoRoomError."""
        with self._database.writing() as connection:
            room_led(connection, name, secret, held=True)
            connection.execute(delete(rooms).where(rooms.c.id == name))
        self._database.let_go()

    # ---- its people ----

    def found(self, code: str) -> Room:
        """The room that a code opens. Raises NoRoomError."""
        with self._database.reading(SEATS) as connection:
            return room_where(connection, rooms.c.code == plain_code(code))

    def state(self, code: str, token: str) -> Room:
        """The room, for a phone with a seat there. Raises NoRoomError, after the close too."""
        with self._database.reading() as connection:
            return room_of_seat(connection, code, token)

    def join(
        self,
        code: str,
        token: str,
        position: str,
        consent: str,
        admit: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take the seat of a phone. Raises NoRoomError, ClosedError, RoomFullError and TooManyJoinedError.

        Where nobody said how many people are invited, `admit` decides whether one more may come.
        """
        with self._database.writing() as connection:
            room = room_taking_answers(connection, code)
            if not seats.is_taken(connection, room.id, token):
                if room.state == "locked":
                    raise ClosedError
                if room.full:
                    raise RoomFullError
                if room.expected is None and not admit():
                    raise TooManyJoinedError
            seats.take(connection, place_of(connection, room), token, position, consent)

    def hand_in(
        self, code: str, token: str, answers: Mapping[str, Sequence[str]], guesses: Mapping[str, str]
    ) -> None:
        """Keep the answers of a phone, in place of those before. Raises NoRoomError and ClosedError."""
        with self._database.writing() as connection:
            room = room_taking_answers(connection, code)
            if not seats.hand_in(connection, place_of(connection, room), token, answers, guesses):
                raise NoRoomError

    def withdraw(self, code: str, token: str) -> None:
        """Give up the seat of a phone, with its answers. Raises NoRoomError and ClosedError.

        A phone without a seat learns nothing of the room: a right code fails like a wrong one.
        """
        with self._database.writing() as connection:
            room_of_seat(connection, code, token)
            room = room_taking_answers(connection, code)
            seats.leave(connection, room.id, token)
        self._database.let_go()

    def let_see(self, code: str, token: str, words: str) -> None:
        """Keep what a phone that had a seat lets all see, once the round is closed.

        Raises NoRoomError, ClosedError, NoSeatError and NotesFullError.
        """
        with self._database.writing() as connection:
            room = room_where(connection, rooms.c.code == plain_code(code), held=True)
            if room.state != "closed":
                raise ClosedError
            notes.add_from(connection, room.id, token, words)

    # ---- what all see ----

    def screened(self, name: str, key: str) -> Room:
        """The room with this id, for its shared screen. Raises NoRoomError."""
        with self._database.reading(SEATS) as connection:
            row = connection.execute(select(rooms.c.screen_hash).where(rooms.c.id == name)).first()
            if row is None or not fits(key, row.screen_hash):
                raise NoRoomError
            return room_where(connection, rooms.c.id == name)

    def definition(self, room: Room) -> str | None:
        """What the room asks, as it was kept; None in one from before definitions were kept."""
        with self._database.reading(SEATS) as connection:
            asked = select(definitions.c.content).where(definitions.c.room == room.id)
            return connection.execute(asked).scalar()

    def release(self, room: Room) -> str | None:
        """What the round has come to; None before it is closed."""
        with self._database.reading(SEATS) as connection:
            found = connection.execute(select(releases.c.payload).where(releases.c.room == room.id)).first()
        return found.payload if found else None

    def before(self, room: Room) -> str | None:
        """The earlier round that its release is compared with; None where there is none."""
        with self._database.reading(SEATS) as connection:
            found = connection.execute(select(releases.c.before).where(releases.c.room == room.id)).first()
        return found.before if found else None

    def notes(self, room: Room) -> list[Note]:
        """What all may see, in the order in which it came."""
        with self._database.reading(SEATS) as connection:
            return notes.of(connection, room.id)

    # ---- whoever runs the server ----

    def every(self) -> list[Room]:
        """All rooms, the newest first."""
        with self._database.reading(SEATS) as connection:
            names = connection.execute(select(rooms.c.id).order_by(rooms.c.opened.desc())).scalars().all()
            return [room_where(connection, rooms.c.id == name) for name in names]

    def purge(self) -> int:
        """Delete answers whose time is over, and rooms that are too old. How many rooms that touched."""
        now = int(self._now())
        with self._database.writing() as connection:
            late = select(rooms.c.id).where(rooms.c.ends < now, rooms.c.state != "closed")
            names = connection.execute(late).scalars().all()
            for name in names:
                seats.purge(connection, name)
                set_values(connection, name, state="closed")
            old = connection.execute(delete(rooms).where(rooms.c.opened < now - LONGEST_ROOM)).rowcount
        if names or old:
            self._database.let_go()
        return len(names) + old
