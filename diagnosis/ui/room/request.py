"""What a phone or a shared screen has sent, read and checked; and what all answers say of a room."""

from collections.abc import Callable, Mapping
from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.definition.team import Team
from diagnosis.live.files import definitions
from diagnosis.rooms.kept import NoDefinitionError, definition_of
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import Room
from diagnosis.texts import LANGUAGES, Language

_TOKEN = range(32, 129)
"""How long a token is that a phone makes."""
Asked = Mapping[str, Any]
Handler = Callable[[Rooms, Asked], dict[str, Any]]


class BadRequestError(Exception):
    """Nothing that a phone of ours sends."""


def asks(rooms: Rooms, room: Room) -> tuple[Definition, Team]:
    """What a room asks, and how it compares. Raises NoDefinitionError."""
    current = definitions().current()
    definition = definition_of(rooms, room, current if isinstance(current, Definition) else None)
    if definition.team is None:
        raise NoDefinitionError
    return definition, definition.team


def people_of(room: Room) -> dict[str, Any]:
    """How many people were invited, have joined and have finished."""
    return {"expected": room.expected, "joined": room.joined, "finished": room.finished}


def language_of(room: Room, asked: Asked) -> Language:
    """The room's own language, or that of the phone."""
    wanted = room.terms.language or asked.get("language")
    return next((known for known in LANGUAGES if known == wanted), LANGUAGES[0])


def text_in(asked: Asked, name: str) -> str:
    """The text of that name. Raises BadRequestError."""
    value = asked.get(name)
    if not isinstance(value, str):
        raise BadRequestError
    value.encode()  # raises for a lone surrogate
    return value


def token_in(asked: Asked) -> str:
    """The token of a phone. Raises BadRequestError."""
    token = text_in(asked, "token")
    if len(token) not in _TOKEN:
        raise BadRequestError
    return token
