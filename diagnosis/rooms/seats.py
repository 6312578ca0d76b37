"""Who sits in a room and what they answered: from the first press on a phone to the close of the round."""

import json
import secrets
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from diagnosis.rooms.sealing import SealError, seal, seal_of, unseal
from diagnosis.rooms.tables import counters, seats
from diagnosis.rooms.terms import hashed

_SHORT, _SOME, _LONG = 64, 256, 2048
"""Bytes, in multiples of which a position, guesses and answers are sealed."""


@dataclass(frozen=True)
class Seat:
    """What somebody answered; `guesses` are of what people in other positions answer."""

    position: str
    consent: str
    answers: dict[str, list[str]]
    guesses: dict[str, str]


@dataclass(frozen=True)
class Place:
    """A room, the key by which it seals what people say, and what they were promised: `k` and what is asked.

    What they say is bound to that promise: after a change of it in the database, nothing opens any more.
    """

    room: str
    key: str
    k: int
    definition: str

    def bound(self, seat: str, field: str) -> str:
        """Where something that somebody said belongs."""
        return " ".join((self.room, seat, field, str(self.k), self.definition))


class RoomFullError(Exception):
    """All seats are taken."""


class TooManyJoinedError(Exception):
    """Nobody said how many people are invited, and too many came from one place."""


def take(connection: Connection, place: Place, token: str, position: str, consent: str) -> None:
    """Give the phone with this token a seat, or settle its position and consent anew: one seat a token."""
    known = _of(connection, place.room, token)
    seat = known or secrets.token_hex(16)
    said = _sealed(place, seat, {"position": (position, _SHORT), "consent": (consent, _SHORT)})
    if known:
        connection.execute(update(seats).where(seats.c.id == seat).values(said))
        return
    row = {"id": seat, "room": place.room, "token_hash": hashed(token), **said}
    connection.execute(insert(seats).values(row))
    count(connection, place.room)


def hand_in(
    connection: Connection,
    place: Place,
    token: str,
    answers: Mapping[str, Sequence[str]],
    guesses: Mapping[str, str],
) -> bool:
    """Keep what was answered, in place of what was before. Whether the token has a seat."""
    seat = _of(connection, place.room, token)
    if seat is None:
        return False
    said = {"answers": (json.dumps(dict(answers)), _LONG), "guesses": (json.dumps(dict(guesses)), _SOME)}
    connection.execute(update(seats).where(seats.c.id == seat).values(_sealed(place, seat, said)))
    count(connection, place.room)
    return True


def is_taken(connection: Connection, room: str, token: str) -> bool:
    """Whether the phone with this token has a seat."""
    return _of(connection, room, token) is not None


def leave(connection: Connection, room: str, token: str) -> None:
    """Give up the seat, with all that was answered."""
    connection.execute(delete(seats).where(seats.c.id == _of(connection, room, token)))
    count(connection, room)


def handed_in(connection: Connection, place: Place, secret: str) -> list[Seat]:
    """What was handed in, in an order that says nothing of who came when.

    Raises SealError where somebody wrote to the database: the key of the room is not that of the secret, or
    a seat holds what was not sealed for it, or is a copy of another.
    """
    if place.key != seal_of(secret):
        raise SealError

    def read(seat: str, field: str, sealed: str) -> str:
        try:
            return unseal(sealed, secret, place.bound(seat, field))
        except SealError:
            # Sealed by a server that bound it to the room alone (before migration 0005).
            return unseal(sealed, secret, place.room)

    def table(seat: str, field: str, sealed: str | None) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(read(seat, field, sealed)) if sealed else {}
        return found

    rows = connection.execute(
        select(seats).where(seats.c.room == place.room, seats.c.answers.is_not(None)).order_by(seats.c.id)
    ).all()
    found = [
        Seat(
            read(row.id, "position", row.position),
            read(row.id, "consent", row.consent),
            table(row.id, "answers", row.answers),
            table(row.id, "guesses", row.guesses),
        )
        for row in rows
    ]
    # Sealing the same words twice gives something else each time.
    if len({b64decode(row.answers) for row in rows}) < len(rows):
        raise SealError
    return found


def purge(connection: Connection, room: str) -> None:
    """Delete all seats; the numbers of people stay."""
    connection.execute(delete(seats).where(seats.c.room == room))


def count(connection: Connection, room: str) -> None:
    """Let the counter say what is."""
    joined, finished = connection.execute(
        select(func.count(), func.count(seats.c.answers)).where(seats.c.room == room)
    ).one()
    numbers = {"joined": joined, "finished": finished}
    connection.execute(update(counters).where(counters.c.room == room).values(numbers))


def _of(connection: Connection, room: str, token: str) -> str | None:
    """The id of the seat of a phone; None where it has none."""
    asked = select(seats.c.id).where(seats.c.room == room, seats.c.token_hash == hashed(token))
    return connection.execute(asked).scalar()


def _sealed(place: Place, seat: str, said: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """What somebody said, by field; beside each, the multiple of bytes in which it is sealed."""
    return {
        field: seal(words, place.key, place.bound(seat, field), size) for field, (words, size) in said.items()
    }
