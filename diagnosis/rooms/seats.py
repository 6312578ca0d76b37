"""Who sits in a room and what they answered: from the first press on a phone to the close of the round."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from diagnosis.rooms.schema import counters, seats
from diagnosis.rooms.terms import MOST_SEATS, hashed


@dataclass(frozen=True)
class Seat:
    """What somebody answered; `guesses` are of what people in other positions answer."""

    position: str
    consent: str
    answers: dict[str, list[str]]
    guesses: dict[str, str]


class RoomFullError(Exception):
    """There is no further seat."""


def take(connection: Connection, room: str, token: str, position: str, consent: str) -> None:
    """Give the phone with this token a seat, or settle its position and consent anew: one seat a token.

    Raises RoomFullError.
    """
    told = {"position": position, "consent": consent}
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
    room: str,
    token: str,
    answers: Mapping[str, Sequence[str]],
    guesses: Mapping[str, str],
) -> bool:
    """Keep what was answered, in place of what was before. Whether the token has a seat."""
    told = {"answers": json.dumps(dict(answers)), "guesses": json.dumps(dict(guesses))}
    kept = connection.execute(update(seats).where(_of(room, token)).values(told)).rowcount
    count(connection, room)
    return bool(kept)


def is_taken(connection: Connection, room: str, token: str) -> bool:
    """Whether the phone with this token has a seat."""
    return connection.execute(select(seats.c.id).where(_of(room, token))).first() is not None


def leave(connection: Connection, room: str, token: str) -> None:
    """Give up the seat, with all that was answered."""
    connection.execute(delete(seats).where(_of(room, token)))
    count(connection, room)


def handed_in(connection: Connection, room: str) -> list[Seat]:
    """What was handed in, in an order that says nothing of who came when."""
    rows = connection.execute(
        select(seats.c.position, seats.c.consent, seats.c.answers, seats.c.guesses)
        .where(seats.c.room == room, seats.c.answers.is_not(None))
        .order_by(seats.c.id)
    )
    return [Seat(row.position, row.consent, _read(row.answers), _read(row.guesses)) for row in rows]


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


def _read(text: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text or "{}")
    return found
