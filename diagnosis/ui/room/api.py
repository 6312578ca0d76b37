"""Answers the requests of phones and shared screens, without a cookie and without a session."""

import json
from typing import Any

from diagnosis.engine.response import ResponseError
from diagnosis.limits import Limits, address_group
from diagnosis.rooms.kept import NoDefinitionError
from diagnosis.rooms.notes import NoSeatError, NotesFullError
from diagnosis.rooms.rows import ClosedError, NoRoomError
from diagnosis.rooms.sealing import SealError
from diagnosis.rooms.seats import RoomFullError, TooManyJoinedError
from diagnosis.rooms.service import rooms
from diagnosis.rooms.terms import plain_code
from diagnosis.settings import settings
from diagnosis.storage.database import DatabaseError
from diagnosis.ui.room.phone_api import PHONE_HANDLERS
from diagnosis.ui.room.request import BadRequestError, Handler, text_in
from diagnosis.ui.room.screen_api import screen

LONGEST = 100_000
"""Bytes of a request."""
_FULL = {RoomFullError: "full", TooManyJoinedError: "many", NotesFullError: "notes-full"}
_HANDLERS: dict[str, Handler] = {**PHONE_HANDLERS, "screen": screen}
Answer = tuple[int, dict[str, Any]]
guessing = Limits(from_one=300, from_all=3_000)
"""Wrong codes. A right one opens its room however many were wrong: there are 40 bits of them."""
_BY_SECRET = ("state", "screen")
"""Asked with a token or a key too long to guess, so that a refusal does not count as a wrong code."""


def answer(path: str, body: bytes, address: str, join: str) -> Answer:
    """The status and the JSON for what was asked at `path` below the API, from `address`.

    `join` is the address at which phones join, for this very page.
    """
    handler, asked = _HANDLERS.get(path), None
    if handler is None or not settings().rooms:
        return 404, {"error": "no-room"}
    try:
        asked = json.loads(body)
        if not isinstance(asked, dict):
            raise BadRequestError
        return 200, handler(rooms(), {**asked, "join": join, "address": address})
    except NoRoomError:
        # Phones in a room that is deleted ask for the same code, which counts once.
        if path in _BY_SECRET or guessing.admit(
            address_group(address), about=plain_code(text_in(asked or {}, "code"))
        ):
            return 404, {"error": "no-room"}
        return 429, {"error": "later"}
    except ClosedError:
        return 409, {"error": "closed"}
    except NoSeatError:
        return 403, {"error": "no-seat"}
    except (RoomFullError, TooManyJoinedError, NotesFullError) as error:
        return 409, {"error": _FULL[type(error)]}
    except (DatabaseError, SealError, NoDefinitionError):
        return 503, {"error": "database"}
    except (BadRequestError, ResponseError, ValueError, RecursionError):
        return 400, {"error": "bad"}
