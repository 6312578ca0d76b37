"""What an edit looks like: the visitors' own screens in a frame, with the edit or with what is in use."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

import streamlit as st

from diagnosis.checks.edit_comparison import known
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response
from diagnosis.live.files import current_definition
from diagnosis.settings import settings
from diagnosis.texts import Language, OwnWordings, try_own_texts
from diagnosis.ui.platform.access.address import PREVIEW
from diagnosis.ui.platform.http.paths import base
from diagnosis.ui.visitor.counting import not_counted
from diagnosis.ui.visitor.kept_answers import forget_controls
from diagnosis.ui.visitor.session import RESULT, REVIEW, START, Session

DRAFT, USED = "draft", "used"
_LOOK = 1.0
"""Seconds between two looks at what is to be shown."""


@dataclass
class Preview:
    """What the frames of one workbench show; `id` opens them, and nobody can guess it.

    `draft` is the edit as it last was sound, with its `own` wordings. `chosen` counts the choices of screen,
    case and language, which both frames follow.
    """

    draft: Definition
    own: OwnWordings
    language: Language
    screen: str = RESULT
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: int = 0
    id: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def __post_init__(self) -> None:
        _open[self.id] = self

    def choose(self, screen: str, answers: Mapping[str, tuple[str, ...]], language: Language) -> None:
        """Show that in both frames."""
        wanted = (screen, answers, language)
        if wanted != (self.screen, self.answers, self.language):
            self.screen, self.answers, self.language = wanted
            self.chosen += 1

    def definition(self, side: str) -> Definition | None:
        """What a frame shows; None where nothing sound is in use."""
        if side == DRAFT:
            return self.draft
        used = current_definition()
        return used if isinstance(used, Definition) else None

    def state(self, side: str) -> tuple[object, ...]:
        """What a frame hangs on: while it is the same, so is the frame."""
        definition = self.definition(side)
        return (definition and definition.hash, self.chosen, hash(str(self.own)) if side == DRAFT else 0)

    def address(self, side: str) -> str:
        """Where a frame gets its page."""
        return f"{base()}/?page={PREVIEW}&of={self.id}&side={side}"


_open: "WeakValueDictionary[str, Preview]" = WeakValueDictionary()
_SHOWN = "previewed"


def take_preview(visit: Session) -> bool:
    """Let the visit be what its address shows of a workbench; False where that has been closed."""
    preview = _open.get(st.query_params.get("of", ""))
    side = st.query_params.get("side", "")
    definition = preview.definition(side) if preview and settings().publish else None
    if preview is None or definition is None:
        return False
    if side == DRAFT:
        try_own_texts(preview.own)
    visit.previewed = visit.reported = True
    shown: tuple[object, ...] = st.session_state.get(_SHOWN, ())
    state = preview.state(side)
    if state == shown:
        return True
    if shown[1:2] != state[1:2]:
        visit.take(Response(answers=dict(preview.answers)))
        visit.screen, visit.language = preview.screen, preview.language
    visit.definition, visit.worked_out = definition, None
    # What an edit before had no place for comes back with the place.
    visit.answers = known(definition, {**preview.answers, **visit.answers})
    if visit.screen not in screens(definition):
        visit.screen = START
    not_counted(definition, visit)
    forget_controls(definition)
    st.session_state[_SHOWN] = state
    return True


def screens(definition: Definition) -> list[str]:
    """All that a visitor goes through, in order."""
    return [START, *(section.id for section in definition.sections), REVIEW, RESULT]


def follow_preview() -> None:
    """Draw the page anew once something else is to be shown. It draws nothing itself."""
    _follow(st.query_params.get("of", ""), st.query_params.get("side", ""))


@st.fragment(run_every=_LOOK)
def _follow(name: str, side: str) -> None:
    preview = _open.get(name)
    if preview is None or preview.state(side) != st.session_state.get(_SHOWN):
        st.rerun()


def show_frames(preview: Preview, words: Callable[[str], str], height: int) -> None:
    """Draw both frames side by side."""
    left, right = st.columns(2)
    for column, side in ((left, DRAFT), (right, USED)):
        with column:
            st.markdown(f"**{words(f'bench.side-{side}')}**")
            st.iframe(preview.address(side), height=height, alt=words(f"bench.side-{side}"))
