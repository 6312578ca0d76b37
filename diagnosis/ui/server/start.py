"""What happens once when the server starts, and what a visitor sees where a run fails."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.routing import Route

from diagnosis.texts import text
from diagnosis.ui.consultant import window_route
from diagnosis.ui.owner.workbench import route as editor_route
from diagnosis.ui.platform.access.start_check import check_settings
from diagnosis.ui.platform.http.bundles import compress_ahead
from diagnosis.ui.platform.http.connections import ConnectionMiddleware
from diagnosis.ui.room import routes as room_routes
from diagnosis.ui.server import health
from diagnosis.ui.server.answers import PageMiddleware
from diagnosis.ui.server.damaged_links import DamagedLinkMiddleware
from diagnosis.ui.server.quiet_log import keep_quiet
from diagnosis.ui.visitor import embed_route

if TYPE_CHECKING:
    import streamlit as st

SCRIPT = Path(__file__).parents[1] / "main.py"
"""The script that Streamlit runs for every interaction."""

_COLLECT_AFTER = (10_000, 10, 5)
"""Python's own are 700, 10 and 10: a run makes thousands of objects, of which hardly any are garbage."""


def prepare() -> None:
    """Before Streamlit's server: refuse settings that are not safe, and keep answers out of the log.

    Ends the process with one sentence where a setting is refused.
    """
    check_settings()
    keep_quiet()
    _open_as_many_files_as_allowed()


def _open_as_many_files_as_allowed() -> None:
    """Each connection is an open file, and the usual limit is that of a single person's programs."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems name a limit that they do not allow
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@asynccontextmanager
async def lifespan(_app: "st.App") -> AsyncIterator[dict[str, Any]]:
    """Import all that the script needs before the first visitor comes, then freeze it.

    Frozen objects are never looked at by the garbage collector again, so that a
    collection costs what the sessions hold and not what plotly and pandas brought along.
    While the server runs, files that were made for download are deleted in time, and so are rooms.
    """
    import pandas  # noqa: F401 (Streamlit would import it in the first visitor's run)

    import diagnosis.ui.app  # noqa: F401 (for what it brings along)
    from diagnosis.definition.model import Definition
    from diagnosis.live import files
    from diagnosis.palette import palette_of
    from diagnosis.paths import home
    from diagnosis.report.loaded_fonts import load_fonts
    from diagnosis.ui.platform.access.address import show_address
    from diagnosis.ui.platform.streamlit_internals.made_files import evict_files_loop
    from diagnosis.ui.platform.streamlit_internals.option_cache import keep_settings
    from diagnosis.ui.platform.streamlit_internals.secret_names import keep_names_secret
    from diagnosis.ui.platform.streamlit_internals.theme import use_palette
    from diagnosis.ui.room.purge import purge_loop
    from diagnosis.ui.server.shell import shell_as_sent
    from diagnosis.workbench.versions import tidy

    own = home()
    if own:
        tidy(own)
    show_address()
    keep_settings()
    keep_names_secret()
    load_fonts()
    definition = files.current_definition()
    if isinstance(definition, Definition) and definition.rulebook.provider.colour:
        use_palette(palette_of(definition.rulebook.provider.colour))
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    loops = (evict_files_loop(), compress_ahead(*shell_as_sent()), purge_loop(), health.watch_files_loop())
    beside = [asyncio.create_task(loop) for loop in loops]
    yield {}
    for task in beside:
        task.cancel()


def routes() -> list[Route]:
    """The addresses of our own that `app.py` puts beside Streamlit's."""
    parts = (health, room_routes, window_route, embed_route, editor_route)
    return [route for part in parts for route in part.routes()]


def middleware() -> list[Middleware]:
    """The middleware that `app.py` puts around Streamlit."""
    return [
        Middleware(ConnectionMiddleware),
        Middleware(PageMiddleware),
        Middleware(DamagedLinkMiddleware),
    ]


def explain_error(_error: Exception) -> bool:
    """Tell the visitor in their language that something failed.

    Returns True: Streamlit is not to show the error itself. It has logged it by then.
    """
    import streamlit as st

    from diagnosis.ui.visitor.session import session

    st.error(text(session().language, "app.error"))
    return True
