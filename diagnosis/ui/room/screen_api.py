"""The requests of shared screens, and the answers to them."""

from functools import lru_cache
from typing import Any

import segno

from diagnosis.look import BLACK, GROUND
from diagnosis.rooms.release import comparison_of, read_round
from diagnosis.rooms.store import Rooms
from diagnosis.rooms.terms import Room
from diagnosis.ui.kit.step import step_shown
from diagnosis.ui.room.request import Asked, asks, language_of, people_of, text_in
from diagnosis.wording.rounds import steps_since
from diagnosis.wording.voice import Voice


def screen(rooms: Rooms, asked: Asked) -> dict[str, Any]:
    """What the shared screen shows of its room."""
    room = rooms.screened(text_in(asked, "room"), text_in(asked, "key"))
    definition, _ = asks(rooms, room)
    voice = Voice(definition, language_of(room, asked))
    return {
        "state": room.state,
        "client": room.terms.client,
        "purpose": room.terms.purpose,
        "code": room.code,
        "join": text_in(asked, "join").partition("//")[2],
        "qr": _qr(f"{asked['join']}#{room.code}") if room.state == "open" else "",
        "k": room.terms.k,
        "language": voice.language,
        "step": shown_step(rooms, voice, room),
        "notes": [{"kind": note.kind, "words": note.words} for note in rooms.notes(room)],
        **people_of(room),
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
