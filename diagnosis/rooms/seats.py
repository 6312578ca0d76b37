"""Who sits in a room and what they answered: from the first press on a phone to the close of the round."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from diagnosis.rooms.sealing import seal, unseal
from diagnosis.rooms.terms import MOST_SEATS, hashed
from diagnosis.storage.schema import counters, seats

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
    """A room, and the key by which it seals what people say; empty in one from before there were keys."""

    room: str
    key: str


class RoomFullError(Exception):
    """There is no further seat."""


def take(connection: Connection, place: Place, token: str, position: str, consent: str) -> None:
    """Give the phone with this token a seat, or settle its position and consent anew: one seat a token.

    Raises RoomFullError.
    """
    room = place.room
    told = {"position": _sealed(place, position, _SHORT), "consent": _sealed(place, consent, _SHORT)}
    if connection.execute(update(seats).where(_of(room, token)).values(told)).rowcount:
        return
    taken = connection.execute(select(func.count()).where(seats.c.room == room)).scalar_one()
    if taken >= MOST_SEATS:
        raise RoomFullError
    row = {"id": secrets.token_hex(16), "room": room, "token_hash": hashed(token), **told}
    connection.execute(insert(seats).values(row))
    count(connection, room)


def hand_in(
    connection: Connection,
    place: Place,
    token: str,
    answers: Mapping[str, Sequence[str]],
    guesses: Mapping[str, str],
) -> bool:
    """Keep what was answered, in place of what was before. Whether the token has a seat."""
    told = {
        "answers": _sealed(place, json.dumps(dict(answers)), _LONG),
        "guesses": _sealed(place, json.dumps(dict(guesses)), _SOME),
    }
    kept = connection.execute(update(seats).where(_of(place.room, token)).values(told)).rowcount
    count(connection, place.room)
    return bool(kept)


def is_taken(connection: Connection, room: str, token: str) -> bool:
    """Whether the phone with this token has a seat."""
    return connection.execute(select(seats.c.id).where(_of(room, token))).first() is not None


def leave(connection: Connection, room: str, token: str) -> None:
    """Give up the seat, with all that was answered."""
    connection.execute(delete(seats).where(_of(room, token)))
    count(connection, room)


def handed_in(connection: Connection, place: Place, secret: str) -> list[Seat]:
    """What was handed in, in an order that says nothing of who came when. Raises SealError."""

    def read(words: str) -> str:
        return unseal(words, secret, place.room) if place.key else words

    def table(words: str | None) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(read(words)) if words else {}
        return found

    rows = connection.execute(
        select(seats.c.position, seats.c.consent, seats.c.answers, seats.c.guesses)
        .where(seats.c.room == place.room, seats.c.answers.is_not(None))
        .order_by(seats.c.id)
    )
    return [
        Seat(read(row.position), read(row.consent), table(row.answers), table(row.guesses)) for row in rows
    ]


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


def _of(room: str, token: str) -> ColumnElement[bool]:
    """The seat of a phone."""
    return and_(seats.c.room == room, seats.c.token_hash == hashed(token))


def _sealed(place: Place, words: str, size: int) -> str:
    return seal(words, place.key, place.room, size)
