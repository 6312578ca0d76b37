"""What Streamlit (1.67) keeps of widgets that have left the screen, let go of. See decision 0015."""

from contextlib import suppress

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import is_element_id

from diagnosis.settings import settings


def forget_left_widgets() -> None:
    """At the end of a whole run: keep what belongs to the widgets that were drawn, and no more.

    Streamlit drops the value of a widget that is drawn no longer, but never how to read it: its
    options, functions and key, a kilobyte for each widget of every screen the visitor has seen.
    Where a later Streamlit keeps this elsewhere, nothing is let go of.
    """
    context = get_script_run_ctx(suppress_warning=True) if settings().streamlit_internals else None
    if context is None:
        return
    with suppress(AttributeError):
        drawn = context.shared.widget_ids_this_run.snapshot()
        state = context.session_state._state
        widgets, keys = state._new_widget_state, state._key_id_mapper
        widgets.widget_metadata = {
            name: kept
            for name, kept in widgets.widget_metadata.items()
            # A component's events are no element: Streamlit does not count them as drawn.
            if name in drawn or not is_element_id(name)
        }
        keys.set_key_id_mapping({key: name for key, name in keys._key_id_mapping.items() if name in drawn})
