"""What phones and shared screens ask of the server, and what they are told: no cookie, no session."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import segno

from diagnosis.definition.model import Definition
from diagnosis.definition.team import Team
from diagnosis.engine.response import ResponseError, read_response
from diagnosis.limits import Limits, address_group
from diagnosis.live.files import definitions
from diagnosis.look import BLACK, GROUND
from diagnosis.rooms.kept import NoDefinitionError, definition_of
from diagnosis.rooms.notes import NoSeatError, NotesFullError
from diagnosis.rooms.release import comparison_of, read_round
from diagnosis.rooms.rows import ClosedError, NoRoomError
from diagnosis.rooms.sealing import SealError
from diagnosis.rooms.seats import RoomFullError, TooManyJoinedError
from diagnosis.rooms.service import rooms
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import LONGEST_WORDS, Room, plain_code
from diagnosis.settings import settings
from diagnosis.storage.database import DatabaseError
from diagnosis.team.policy import CONSENTS
from diagnosis.texts import LANGUAGES, Language
from diagnosis.ui.kit.step import step_shown
from diagnosis.ui.room.asked import asked_in_rooms, questionnaire
from diagnosis.wording.rounds import steps_since
from diagnosis.wording.voice import Voice

LONGEST = 100_000
"""Bytes of a request."""
_TOKEN = range(32, 129)
"""How long a token is that a phone makes."""
_FULL = {RoomFullError: "full", TooManyJoinedError: "many", NotesFullError: "notes-full"}
Answer = tuple[int, dict[str, Any]]
Asked = Mapping[str, Any]


class _BadRequestError(Exception):
    """What no phone of ours sends."""


guessing = Limits(from_one=300, from_all=3_000)
"""Wrong codes. A right one opens its room however many were wrong: there are 40 bits of them."""
joining = Limits(from_one=40, from_all=10_000)
"""Seats of a room that were taken from one address, where nobody said how many people are invited."""
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
            raise _BadRequestError
        return 200, handler(rooms(), {**asked, "join": join, "address": address})
    except NoRoomError:
        # Phones in a room that is deleted ask for the same code, which counts once.
        if path in _BY_SECRET or guessing.admit(
            address_group(address), about=plain_code(_text(asked or {}, "code"))
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
    except (_BadRequestError, ResponseError, ValueError, RecursionError):
        return 400, {"error": "bad"}


def asks(rooms: Rooms, room: Room) -> tuple[Definition, Team]:
    """What a room asks, and how it compares. Raises NoDefinitionError."""
    current = definitions().current()
    definition = definition_of(rooms, room, current if isinstance(current, Definition) else None)
    if definition.team is None:
        raise NoDefinitionError
    return definition, definition.team


def _people(room: Room) -> dict[str, Any]:
    """How many people were invited, have joined and have finished."""
    return {"expected": room.expected, "joined": room.joined, "finished": room.finished}


# ---- phones ----


def _look(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    room = rooms.found(_text(asked, "code"))
    definition, team = asks(rooms, room)
    language = _language(room, asked)
    provider = definition.rulebook.provider
    return {
        "state": room.state,
        "client": room.terms.client,
        "purpose": room.terms.purpose,
        "provider": provider.name.of(language),
        "k": room.terms.k,
        "language": language,
        "questions": questionnaire(definition, team, language),
        **_people(room),
    }


def _join(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    code, position, consent = (_text(asked, name) for name in ("code", "position", "consent"))
    token, room = _token(asked), rooms.found(code)
    definition, team = asks(rooms, room)
    known = [option.id for option in definition.questions[team.question].options]
    if position not in known or consent not in CONSENTS:
        raise _BadRequestError
    place = f"{room.id} {address_group(asked['address'])}"
    rooms.join(code, token, position, consent, lambda: joining.admit(place))
    return {}


def _hand_in(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    code, token = _text(asked, "code"), _token(asked)
    answers, guesses = asked.get("answers"), asked.get("guesses", {})
    if not isinstance(answers, dict) or not isinstance(guesses, dict):
        raise _BadRequestError
    definition, team = asks(rooms, rooms.found(code))
    allowed = {question.id for _, questions in asked_in_rooms(definition, team) for question in questions}
    response = read_response(definition, {"answers": answers})
    if set(response.answers) - allowed or set(guesses) - set(team.guesses):
        raise _BadRequestError
    for name, option in guesses.items():
        if option not in [known.id for known in definition.questions[name].options]:
            raise _BadRequestError
    given = {name: list(chosen) for name, chosen in response.answers.items()}
    rooms.hand_in(code, token, given, guesses)
    return {}


def _withdraw(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    rooms.withdraw(_text(asked, "code"), _token(asked))
    return {}


def _state(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    room = rooms.state(_text(asked, "code"), _token(asked))
    return {"state": room.state, **_people(room)}


def _say(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    rooms.let_see(_text(asked, "code"), _token(asked), _text(asked, "words")[:LONGEST_WORDS])
    return {}


# ---- the shared screen ----


def _screen(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    room = rooms.screened(_text(asked, "room"), _text(asked, "key"))
    definition, _ = asks(rooms, room)
    voice = Voice(definition, _language(room, asked))
    return {
        "state": room.state,
        "client": room.terms.client,
        "purpose": room.terms.purpose,
        "code": room.code,
        "join": _text(asked, "join").partition("//")[2],
        "qr": _qr(f"{asked['join']}#{room.code}") if room.state == "open" else "",
        "k": room.terms.k,
        "language": voice.language,
        "step": shown_step(rooms, voice, room),
        "notes": [{"kind": note.kind, "words": note.words} for note in rooms.notes(room)],
        **_people(room),
    }


def shown_step(rooms: Rooms, voice: Voice, room: Room) -> dict[str, Any] | None:
    """The step of the release that the screen shows; None where it shows none."""
    if room.shown is None:
        return None
    release = rooms.release(room)
    before = rooms.before(room) if release else None
    earlier = read_round(before) if before else None
    steps = steps_since(voice, comparison_of(release), earlier) if release else []
    if not steps:
        return None
    return step_shown(voice, steps[min(room.shown, len(steps) - 1)], named=room.named)


@lru_cache(maxsize=64)
def _qr(link: str) -> str:
    drawn: str = segno.make(link, error="m").svg_inline(omitsize=True, border=2, light=GROUND, dark=BLACK)
    return drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


_HANDLERS: dict[str, Callable[[Rooms, Asked], dict[str, Any]]] = {
    "look": _look,
    "join": _join,
    "hand-in": _hand_in,
    "withdraw": _withdraw,
    "state": _state,
    "say": _say,
    "screen": _screen,
}


def _language(room: Room, asked: Asked) -> Language:
    """The room's own language, or that of the phone."""
    wanted = room.terms.language or asked.get("language")
    return next((known for known in LANGUAGES if known == wanted), LANGUAGES[0])


def _text(asked: Asked, name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        raise _BadRequestError
    value.encode()  # raises for a lone surrogate
    return value


def _token(asked: Asked) -> str:
    token = _text(asked, "token")
    if len(token) not in _TOKEN:
        raise _BadRequestError
    return token
