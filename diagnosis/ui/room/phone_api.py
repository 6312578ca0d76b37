"""The requests of phones, and the answers to them."""

from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.definition.team import Team
from diagnosis.engine.response_reader import read_response
from diagnosis.limits import Limits, address_group
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import LONGEST_WORDS
from diagnosis.team.policy import CONSENTS
from diagnosis.ui.room.asked import asked_in_rooms, questionnaire
from diagnosis.ui.room.request import (
    Asked,
    BadRequestError,
    Handler,
    asks,
    language_of,
    people_of,
    text_in,
    token_in,
)

joining = Limits(from_one=40, from_all=10_000)
"""Seats of a room that were taken from one address, where nobody said how many people are invited."""


def _look(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    room = rooms.found(text_in(asked, "code"))
    definition, team = asks(rooms, room)
    language = language_of(room, asked)
    provider = definition.rulebook.provider
    return {
        "state": room.state,
        "client": room.terms.client,
        "purpose": room.terms.purpose,
        "provider": provider.name.of(language),
        "k": room.terms.k,
        "language": language,
        "questions": questionnaire(definition, team, language),
        **people_of(room),
    }


def _join(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    code, position, consent = (text_in(asked, name) for name in ("code", "position", "consent"))
    token, room = token_in(asked), rooms.found(code)
    definition, team = asks(rooms, room)
    known = [option.id for option in definition.questions[team.question].options]
    if position not in known or consent not in CONSENTS:
        raise BadRequestError
    place = f"{room.id} {address_group(asked['address'])}"
    rooms.join(code, token, position, consent, lambda: joining.admit(place))
    return {}


def _hand_in(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    code, token = text_in(asked, "code"), token_in(asked)
    answers, guesses = read_hand_in(*asks(rooms, rooms.found(code)), asked)
    rooms.hand_in(code, token, answers, guesses)
    return {}


def read_hand_in(
    definition: Definition, team: Team, asked: Asked
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The answers and the guesses that a phone hands in. Raises BadRequestError and ResponseError."""
    answers, guesses = asked.get("answers"), asked.get("guesses", {})
    if not isinstance(answers, dict) or not isinstance(guesses, dict):
        raise BadRequestError
    allowed = {question.id for _, questions in asked_in_rooms(definition, team) for question in questions}
    response = read_response(definition, {"answers": answers})
    if set(response.answers) - allowed or set(guesses) - set(team.guesses):
        raise BadRequestError
    for name, option in guesses.items():
        if option not in [known.id for known in definition.questions[name].options]:
            raise BadRequestError
    return {name: list(chosen) for name, chosen in response.answers.items()}, guesses


def _withdraw(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    rooms.withdraw(text_in(asked, "code"), token_in(asked))
    return {}


def _state(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    room = rooms.state(text_in(asked, "code"), token_in(asked))
    return {"state": room.state, **people_of(room)}


def _say(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    rooms.let_see(text_in(asked, "code"), token_in(asked), text_in(asked, "words")[:LONGEST_WORDS])
    return {}


PHONE_HANDLERS: dict[str, Handler] = {
    "look": _look,
    "join": _join,
    "hand-in": _hand_in,
    "withdraw": _withdraw,
    "state": _state,
    "say": _say,
}
