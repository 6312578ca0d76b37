"""Which of the paths of Streamlit's own server are of use here (1.67).

The others offer figures of the server, a place to leave files, and ways in for programs. A path that a
later version adds is closed until it is named here.
"""

import re

_CORE = "/_stcore/"
_OPEN = ("health", "host-config", "stream")
_COMPONENT = "/component/"
_FONT = re.compile(r"/static/media/(MaterialSymbols|Source)[^/]*\.woff2$")
"""Half a megabyte that the browser is told to fetch first of all, and that no screen shows a letter of."""


def is_closed(path: str) -> bool:
    """Whether a path of the server, with or without a base path before it, is closed to everybody."""
    _, core, rest = path.partition(_CORE)
    unknown = bool(core) and rest.strip("/") not in _OPEN
    return unknown or _COMPONENT in path or bool(_FONT.search(path))
