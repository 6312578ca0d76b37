"""Looks up rooms in the database: by code, by the token of a seat, by the secret of who leads."""

from typing import Any, cast

from sqlalchemy import Connection, select, update

from diagnosis.rooms.seats import Place
from diagnosis.rooms.tables import counters, rooms
from diagnosis.rooms.tables import seats as seat_table
from diagnosis.rooms.terms import Room, State, Terms, fits, hashed, plain_code


class NoRoomError(Exception):
    """No room fits. The error does not say whether the code, the token or the secret is wrong."""


class ClosedError(Exception):
    """The room takes no answers any more, or nobody new."""


def room_where(connection: Connection, which: Any, *, held: bool = False) -> Room:
    """The room; `held`, so that nobody else changes it or its seats before the transaction ends."""
    asked = select(rooms, counters.c.joined, counters.c.finished).join(counters).where(which)
    row = connection.execute(asked.with_for_update() if held else asked).first()
    if row is None:
        raise NoRoomError
    terms = Terms(row.client, row.purpose, row.k, row.language, row.definition, row.invited)
    return Room(
        id=row.id,
        code=row.code,
        state=cast("State", row.state),
        terms=terms,
        opened=row.opened,
        ends=row.ends,
        joined=row.joined,
        finished=row.finished,
        shown=row.shown,
        named=row.named,
        expected=row.expected,
    )


def place_of(connection: Connection, room: Room) -> Place:
    """What sealing and opening the room's answers takes."""
    key = connection.execute(select(rooms.c.seal).where(rooms.c.id == room.id)).scalar_one()
    return Place(room.id, key, room.terms.k, room.terms.definition)


def room_taking_answers(connection: Connection, code: str) -> Room:
    """The room with this code, held. Raises NoRoomError, or ClosedError for a room that is over."""
    room = room_where(connection, rooms.c.code == plain_code(code), held=True)
    if room.over:
        raise ClosedError
    return room


def room_of_seat(connection: Connection, code: str, token: str) -> Room:
    """The room with this code, for somebody who has a seat in it. Raises NoRoomError."""
    asked = (
        select(rooms.c.id)
        .join(seat_table)
        .where(rooms.c.code == plain_code(code), seat_table.c.token_hash == hashed(token))
    )
    row = connection.execute(asked).first()
    if row is None:
        raise NoRoomError
    return room_where(connection, rooms.c.id == row.id)


def room_led(connection: Connection, name: str, secret: str, *, held: bool = False) -> Room:
    """The room with this id, for whoever leads it. Raises NoRoomError."""
    row = connection.execute(select(rooms.c.secret_hash).where(rooms.c.id == name)).first()
    if row is None or not fits(secret, row.secret_hash):
        raise NoRoomError
    return room_where(connection, rooms.c.id == name, held=held)


def set_values(connection: Connection, name: str, **values: object) -> None:
    """Writes columns of the room with this id."""
    connection.execute(update(rooms).where(rooms.c.id == name).values(values))
