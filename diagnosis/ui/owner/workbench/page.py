"""The page of the workbench: the editor, what it looks like, what it changes, and publishing it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from diagnosis.definition.loader import UnreadableFileError
from diagnosis.definition.model import Definition
from diagnosis.paths import home
from diagnosis.settings import settings
from diagnosis.texts import LANGUAGES, text
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.owner.workbench.bench import Bench, bench_at
from diagnosis.ui.owner.workbench.changes import show_changes
from diagnosis.ui.owner.workbench.editor import show_editor
from diagnosis.ui.owner.workbench.history import show_history
from diagnosis.ui.owner.workbench.preview import Preview, screens, show_frames
from diagnosis.ui.platform.access.publishing import may_publish
from diagnosis.ui.platform.html import render
from diagnosis.ui.visitor.session import RESULT, REVIEW, START
from diagnosis.wording.voice import Voice

PAGE = "workbench"
_PROVING, _RESTING = 0.4, 5.0
"""Seconds between two looks whether something is news."""
_HEIGHT = 760


def show(voice: Voice) -> Marks:
    """Draw the page."""
    st.title(voice.text("bench.heading"), anchor=False)
    folder = home()
    if not settings().publish or folder is None:
        st.markdown(voice.text("bench.switched-off"))
        return {}
    if not may_publish():
        st.markdown(voice.text("bench.not-yours"))
        return {}
    try:
        bench = bench_at(folder)
    except UnreadableFileError as error:
        st.markdown(voice.text("findings.page-unreadable", path=error.path.name, reason=error.reason))
        return {}
    with st.container(key="workbench"):
        st.markdown(voice.text("bench.lead"))
        _watch(voice, bench)
        with st.container(key="bench-left"):
            show_editor(voice, bench)
        with st.container(key="bench-right"):
            seen, changed, kept = _tabs(voice, bench)
            with seen:
                _preview(voice, bench)
            with changed:
                show_changes(voice, bench)
            with kept:
                if kept.open:  # it is read from the disk
                    show_history(voice, bench)
    return {}


def _tabs(voice: Voice, bench: Bench) -> Sequence[Any]:
    """Three views; presses elsewhere turn to one of them."""
    titles = {name: voice.text(f"bench.{name}") for name in ("seen", "changes", "history")}
    if bench.turn_to:
        st.session_state["bench-view"] = titles[bench.turn_to]
        bench.turn_to = ""
    if st.session_state.get("bench-view") not in titles.values():
        st.session_state.pop("bench-view", None)
    return st.tabs(list(titles.values()), key="bench-view", on_change="rerun")


def _watch(voice: Voice, bench: Bench) -> None:
    """Draw what is news from elsewhere, and look for it again and again."""
    every = _PROVING if bench.examination else _RESTING
    st.fragment(_news, run_every=every)(voice, bench)


def _news(voice: Voice, bench: Bench) -> None:
    if bench.look():
        st.rerun()
    with st.container(key="bench-news"):
        if bench.moved:
            st.html(render("kit/notice", lines=[voice.text("bench.moved")]))
            _press(voice.text("bench.take-in"), "take-in", bench.take_in)
        elif bench.others:
            named = [other.by for other in bench.others if other.by]
            key = "bench.others-editing" if any(other.edited for other in bench.others) else "bench.others"
            st.caption(
                voice.text(key, name=voice.text("team.join").join(named) or voice.text("bench.somebody"))
            )
        if bench.restored:
            st.html(render("kit/notice", lines=[voice.text("bench.restored")]))
            _press(voice.text("bench.discard"), "discard-restored", bench.discard)
        if bench.opened_version:
            st.html(render("kit/notice", lines=[voice.text("bench.opened-version")]))
        elif bench.discarded:
            st.html(render("kit/notice", lines=[voice.text("bench.discarded")]))
        if bench.discarded:
            key = "bench.undo-open" if bench.opened_version else "bench.undiscard"
            _press(voice.text(key), "undiscard", bench.undiscard)
        for clash in bench.clashes:
            with st.expander(voice.text("bench.clash", file=clash.file, line=clash.line)):
                st.caption(voice.text("bench.clash-other"))
                st.text(clash.other)


def _press(words: str, key: str, act: Callable[[], None]) -> None:
    """A button of the news, which are drawn apart: what it does is for the whole page."""
    if st.button(words, key=key):
        act()
        st.rerun()


def _preview(voice: Voice, bench: Bench) -> None:
    """Draw the choice of what is to be seen, and both frames."""
    definition = bench.draft.loaded.definition or bench.used.loaded.definition
    if definition is None:
        st.markdown(voice.text("bench.nothing-sound"))
        return
    if bench.preview is None:
        draft = bench.draft if bench.draft.loaded.definition else bench.used
        bench.preview = Preview(definition, draft.own.entries, voice.language)
    with st.container(key="bench-choice", horizontal=True):
        screen, answers, language = _chosen(voice, bench, definition)
    if bench.example:
        st.markdown(voice.text("bench.shows-example"))
        st.button(voice.text("bench.show-case"), key="show-case", on_click=bench.show_example, args=(None,))
    bench.preview.choose(screen, bench.example or answers, language)
    if not bench.draft.loaded.definition:
        st.caption(voice.text("bench.last-sound"))
    show_frames(bench.preview, voice.text, _HEIGHT)


def _chosen(
    voice: Voice, bench: Bench, definition: Definition
) -> tuple[str, Mapping[str, tuple[str, ...]], str]:
    """Draw the choices of screen, written case and language. Returns them, with the answers of the case."""
    titles = {
        START: voice.text("bench.start"),
        REVIEW: voice.text("review.heading"),
        RESULT: voice.text("result.title"),
        **{section.id: section.title.of(voice.language) for section in definition.sections},
    }
    screen = _choice(voice, bench, "screen", screens(definition), lambda name: titles.get(name, name), RESULT)
    cases = {case.name: case for case in bench.cases}
    case = _choice(
        voice,
        bench,
        "case",
        list(cases),
        lambda name: cases[name].title.get(voice.language) or name if name in cases else name,
        next(iter(cases), ""),
    )
    language = _choice(
        voice,
        bench,
        "language",
        list(LANGUAGES),
        lambda name: text(name, "phone.language-name"),
        voice.language,
    )
    return screen, cases[case].answers if case in cases else {}, language


def _choice(
    voice: Voice, bench: Bench, name: str, options: list[str], words: Callable[[str], str], first: str
) -> str:
    """What is chosen of a list. Streamlit forgets it where the words of an option change."""
    key = f"bench-{name}"
    kept = bench.chosen.get(name, first)
    if st.session_state.get(key) not in options:
        st.session_state[key] = kept if kept in options else next(iter(options), "")
    chosen = str(st.selectbox(voice.text(f"bench.{name}"), options, format_func=words, key=key))
    bench.chosen[name] = chosen
    return chosen
