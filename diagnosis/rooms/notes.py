"""What all see of what people said aloud or on their phones, and how much of it there may be."""

import secrets

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from diagnosis.rooms.tables import notes, seats, speakers
from diagnosis.rooms.terms import LONGEST_WORDS, MOST_NOTES, NOTES_EACH, Kind, Note, hashed


class NoSeatError(Exception):
    """The phone had no seat in this room."""


class NotesFullError(Exception):
    """No further note is taken: of the phone, or of its kind."""


def add(connection: Connection, room: str, kind: Kind, words: str) -> bool:
    """Whether there was something to keep. Raises NotesFullError."""
    if not words.strip():
        return False
    count, last = connection.execute(
        select(func.count().filter(notes.c.kind == kind), func.max(notes.c.number)).where(
            notes.c.room == room
        )
    ).one()
    if count >= MOST_NOTES:
        raise NotesFullError
    row = {"id": secrets.token_hex(8), "room": room, "kind": kind, "number": (last or 0) + 1}
    connection.execute(insert(notes).values(**row, words=words.strip()[:LONGEST_WORDS]))
    return True


def add_from(connection: Connection, room: str, token: str, words: str) -> None:
    """Add a note of the phone with this token. Raises NoSeatError and NotesFullError."""
    speaker = and_(speakers.c.room == room, speakers.c.token_hash == _speaker(hashed(token)))
    left = connection.execute(select(speakers.c.notes_left).where(speaker)).scalar()
    if left is None:
        raise NoSeatError
    if left == 0:
        raise NotesFullError
    if add(connection, room, "thing", words):
        connection.execute(update(speakers).where(speaker).values(notes_left=left - 1))


def drop(connection: Connection, room: str, note: str) -> None:
    """Take back a note."""
    connection.execute(delete(notes).where(notes.c.id == note, notes.c.room == room))


def of(connection: Connection, room: str) -> list[Note]:
    """All notes of a room, in the order in which they came."""
    rows = connection.execute(select(notes).where(notes.c.room == room).order_by(notes.c.number))
    return [Note(row.id, row.kind, row.words) for row in rows]


def let_speak(connection: Connection, room: str) -> None:
    """Keep whose phones have a seat, for the notes that they may send once the seats are deleted."""
    tokens = connection.execute(select(seats.c.token_hash).where(seats.c.room == room)).scalars()
    rows = [
        {"room": room, "token_hash": speaker, "notes_left": NOTES_EACH}
        for speaker in sorted(map(_speaker, tokens))
    ]
    if rows:
        connection.execute(insert(speakers), rows)


def _speaker(token_hash: str) -> str:
    return hashed(f"speaker {token_hash}")
