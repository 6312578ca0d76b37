"""The definition that is kept with a room, so that an edit of the files changes no room that is open."""

from pydantic import ValidationError

from diagnosis.definition.model import Definition
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import Room, hashed
from diagnosis.storage.database import DatabaseError

_MOST = 8
_read: dict[str, Definition] = {}
"""Those that were read last, by the digest of their text."""


class NoDefinitionError(Exception):
    """The room has no definition that can be read, and the one in use compares no positions."""


def written(definition: Definition) -> str:
    """A definition as text, without the logo, which is the look of the firm and no part of what is asked."""
    return definition.model_copy(update={"logo": None}).model_dump_json()


def definition_of(rooms: Rooms, room: Room, in_use: Definition | None) -> Definition:
    """What this room asks, and compares by.

    It is the definition in use for a room from before definitions were kept, or from a version of the
    program that wrote them differently. Raises DatabaseError where somebody changed it, and
    NoDefinitionError.
    """
    digest = room.terms.definition
    found = _read.get(digest) or _kept(rooms, room)
    if found is None:
        if in_use is None or in_use.team is None:
            raise NoDefinitionError
        return in_use
    logo = in_use.logo if in_use else None
    if found.logo != logo:
        found = found.model_copy(update={"logo": logo})
    if digest not in _read and len(_read) >= _MOST:
        _read.clear()
    _read[digest] = found
    return found


def _kept(rooms: Rooms, room: Room) -> Definition | None:
    content = rooms.definition(room)
    if content is None:
        return None
    if hashed(content) != room.terms.definition:
        raise DatabaseError("the definition of a room was changed")
    try:
        return Definition.model_validate_json(content)
    except ValidationError:
        return None
