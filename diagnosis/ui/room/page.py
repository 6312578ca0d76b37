"""The page of whoever leads a room: from its opening to its end."""

import datetime
from collections.abc import Callable
from functools import partial

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.definition.team import LARGEST, SMALLEST
from diagnosis.rooms.kept import NoDefinitionError, definition_of, written
from diagnosis.rooms.notes import NotesFullError
from diagnosis.rooms.release import release_by
from diagnosis.rooms.rows import ClosedError, NoRoomError
from diagnosis.rooms.sealing import SealError
from diagnosis.rooms.service import rooms
from diagnosis.rooms.terms import LONGEST_NAME, LONGEST_WORDS, MOST_SEATS, Room, Terms, hashed
from diagnosis.settings import settings
from diagnosis.storage.database import DatabaseError
from diagnosis.texts import LANGUAGES, text
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.kit.copyable import copyable
from diagnosis.ui.kit.database_words import trouble_key
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.platform.http.paths import SCREEN, base
from diagnosis.ui.room.kept_rooms import settle_link, show_others
from diagnosis.ui.room.lead import LedRoom, lead, remember_lead
from diagnosis.ui.room.outcome import show_outcome
from diagnosis.wording.voice import Voice

PAGE = "room"
_EVERY = 2.0
"""Seconds between two looks at the numbers of people."""


def show(voice: Voice) -> Marks:
    """Draw the page."""
    st.title(voice.text("room.heading"), anchor=False)
    mine = lead()
    marks: Marks = {}
    if not settings().rooms:
        st.markdown(voice.text("room.switched-off"))
        return marks
    if mine.known:
        try:
            asked = bool(mine.offered) and settle_link(voice, mine)
            _show_problem(voice, mine)
            if not asked:
                marks = _led(voice, mine) if mine.room else _opening(voice, mine)
        except NoRoomError:
            mine.leave()
            mine.problem = "room.gone"
            st.rerun()
        except NoDefinitionError:
            st.markdown(voice.text("team.not-no-team"))
        except DatabaseError as error:
            said = voice.text(trouble_key(error, "room.database"))
            st.html(f'<p class="problem" role="alert">{said}</p>')
    remember_lead(mine)
    return marks


def _show_problem(voice: Voice, mine: LedRoom) -> None:
    if mine.problem:
        st.html(f'<p class="problem" role="alert">{voice.text(mine.problem)}</p>')
        mine.problem = ""


# ---- before it is open ----


def _opening(voice: Voice, mine: LedRoom) -> Marks:
    team = voice.definition.team
    if team is None:
        st.markdown(voice.text("team.not-no-team"))
        show_others(voice, mine)
        return {}
    st.markdown(voice.text("room.lead"))
    st.text_input(voice.text("room.client"), key="room-client", max_chars=LONGEST_NAME)
    purpose = voice.text("room.purpose-usual")
    st.text_area(voice.text("room.purpose"), purpose, key="room-purpose", max_chars=LONGEST_WORDS, height=80)
    st.number_input(voice.text("room.invited"), 1, MOST_SEATS, None, key="room-invited")
    st.caption(voice.text("room.invited-help"))
    st.number_input(voice.text("room.smallest"), SMALLEST, LARGEST, team.smallest, key="room-k")
    names = {
        "": voice.text("room.language-each"),
        **{one: text(one, "phone.language-name") for one in LANGUAGES},
    }
    st.selectbox(voice.text("room.language"), list(names), format_func=names.__getitem__, key="room-language")
    st.button(
        voice.text("room.open"),
        key="room-open",
        type="primary",
        on_click=_doing(mine, partial(_open, voice.definition, mine)),
    )
    show_others(voice, mine)
    return {}


def _open(definition: Definition, mine: LedRoom) -> None:
    if mine.full:
        mine.problem = "room.keys-full"
        return
    given, content = st.session_state, written(definition)
    invited = given["room-invited"]
    terms = Terms(
        client=str(given["room-client"]).strip(),
        purpose=str(given["room-purpose"]).strip(),
        k=int(given["room-k"]),
        language=str(given["room-language"]),
        definition=hashed(content),
        invited=None if invited is None else int(invited),
    )
    room, keys = rooms().open(terms, content)
    mine.take(f"{room.id}.{keys.secret}.{keys.screen}")


# ---- while it is open, and after ----


def _led(voice: Voice, mine: LedRoom) -> Marks:
    room = rooms().led(mine.room, mine.secret)
    voice = Voice(definition_of(rooms(), room, voice.definition), voice.language)
    title = " ".join(part for part in (room.terms.client, room.terms.purpose) if part)
    st.text(title)
    st.markdown(voice.text("room.code", code=f"**{room.code[:4]}-{room.code[4:]}**"))
    st.link_button(voice.text("room.screen"), f"{base()}{SCREEN}#{room.id}.{mine.screen}")
    if room.state == "closed":
        marks = show_outcome(voice, mine, room, _doing)
    else:
        st.caption(voice.text("room.screen-help"))  # no longer true once a result is shown
        _round(voice, mine)
        _expect(voice, mine, room)
        marks = {}
    _pass_on(voice, mine)
    _end(voice, mine)
    st.button(voice.text("room.leave"), key="room-leave", type="tertiary", on_click=mine.leave)
    return marks


@st.fragment(run_every=_EVERY)
def _round(voice: Voice, mine: LedRoom) -> None:
    """The numbers, and what can be done while the round goes on."""
    try:
        room = rooms().led(mine.room, mine.secret)
    except (NoRoomError, DatabaseError) as error:
        said = voice.text(trouble_key(error, "room.database"))
        st.html(f'<p class="problem" role="alert">{said}</p>')
        return
    if room.state == "closed":
        st.rerun()
    counts = voice.text("room.counts", joined=room.joined, finished=room.finished)
    if room.expected is not None:
        counts = voice.text("room.counts-expected", expected=room.expected, counts=counts)
    st.html(f'<p class="room-counts" role="status">{counts}</p>')
    if room.full:
        st.markdown(voice.text("room.full"))
    ends = datetime.datetime.fromtimestamp(room.ends, local_now().tzinfo)
    st.caption(voice.text("room.ends", time=f"{ends:%Y-%m-%d %H:%M}"))
    if mine.sure == "close" or room.state == "closing":
        _sure(voice, mine, "close", partial(_close, voice.definition, mine))
        return
    with st.container(horizontal=True):
        locked = room.state == "locked"
        st.button(
            voice.text("room.unlock" if locked else "room.lock"),
            key="room-lock",
            on_click=_doing(mine, partial(rooms().lock, mine.room, mine.secret, locked=not locked)),
        )
        st.button(
            voice.text("room.close"), key="room-close", type="primary", on_click=_ask, args=(mine, "close")
        )


def _expect(voice: Voice, mine: LedRoom, room: Room) -> None:
    """How many people may join; never fewer than before."""
    key = f"room-expect-{room.expected}"  # another number is another field

    def expect() -> None:
        people = st.session_state.get(key)
        if people is not None:
            rooms().expect(mine.room, mine.secret, int(people))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(voice.text("room.expect"), room.expected or 1, MOST_SEATS, room.expected, key=key)
        st.button(voice.text("room.expect-do"), key="room-expect-do", on_click=_doing(mine, expect))


def _close(definition: Definition, mine: LedRoom) -> None:
    rooms().close(mine.room, mine.secret, release_by(definition))


def _pass_on(voice: Voice, mine: LedRoom) -> None:
    with st.expander(voice.text("room.pass-on"), key="room-pass-on"):
        st.caption(voice.text("room.pass-on-help"))
        where = st.context.url or ""
        link = f"{where.partition('?')[0]}?page={PAGE}#room={mine.key}"
        copyable(link, "room.pass-on", "room-link", voice.language)


def _end(voice: Voice, mine: LedRoom) -> None:
    if mine.sure == "end":
        _sure(voice, mine, "end", partial(_delete, mine))
    else:
        st.button(voice.text("room.end"), key="room-end", type="tertiary", on_click=_ask, args=(mine, "end"))


def _delete(mine: LedRoom) -> None:
    rooms().end(mine.room, mine.secret)
    mine.forget()


def _sure(voice: Voice, mine: LedRoom, what: str, do: Callable[[], None]) -> None:
    """Ask for a second press before an action that cannot be undone."""
    with st.container(key=f"sure-{what}", border=True):
        st.markdown(voice.text(f"room.{what}-sure"))
        with st.container(horizontal=True):
            st.button(
                voice.text(f"room.{what}-yes"),
                key=f"room-{what}-yes",
                type="primary",
                on_click=_doing(mine, do),
            )
            st.button(voice.text(f"room.{what}-no"), key=f"room-{what}-no", on_click=_ask, args=(mine, ""))


def _ask(mine: LedRoom, what: str) -> None:
    mine.sure = what


def _doing(mine: LedRoom, do: Callable[[], None]) -> Callable[[], None]:
    """What a press does; what goes wrong with the room is said on the page."""

    def pressed() -> None:
        mine.sure = ""
        try:
            do()
        except NoRoomError:
            mine.leave()
            mine.problem = "room.gone"
        except DatabaseError as error:
            mine.problem = trouble_key(error, "room.database")
        except SealError:
            mine.problem = "room.changed"
        except NotesFullError:
            mine.problem = "room.notes-full"
        except ClosedError:
            pass  # it is drawn as it is

    return pressed
