"""What was published before, and the way back to it."""

import streamlit as st

from diagnosis.ui.kit.clock import at_browser
from diagnosis.ui.owner.workbench.bench import Bench
from diagnosis.ui.platform.markdown import literal
from diagnosis.wording.voice import Voice
from diagnosis.workbench.files import digest
from diagnosis.workbench.versions import Version, versions

_SHOWN = 20


def show_history(voice: Voice, bench: Bench) -> None:
    """Draw the versions, the newest first."""
    kept = versions(bench.home)
    if not kept:
        st.markdown(voice.text("bench.no-versions"))
        return
    st.markdown(voice.text("bench.history-lead"))
    used = digest(bench.base)
    current = next((version.id for version in kept if version.digest == used), "")
    for version in kept[:_SHOWN]:
        with st.container(key=f"version-{version.id}", horizontal=True, vertical_alignment="center"):
            st.markdown(literal(_words(voice, version)))
            if version.id == current:
                st.caption(voice.text("bench.in-use"))
            else:
                st.button(
                    voice.text("bench.back-to"),
                    key=f"back-to-{version.id}",
                    on_click=bench.back_to,
                    args=(version,),
                )
    if len(kept) > _SHOWN:
        st.caption(voice.text("bench.older", count=len(kept) - _SHOWN))
    if bench.problem == "bench.version-gone":
        st.html(f'<p class="problem" role="alert">{voice.text(bench.problem)}</p>')


def _words(voice: Voice, version: Version) -> str:
    parts = [f"{at_browser(version.at):%Y-%m-%d %H:%M}"]
    if version.found:
        parts.append(voice.text("bench.found"))
    return voice.text("team.join").join([*parts, *(part for part in (version.by, version.note) if part)])
