"""Bundles that the first screens need and that Streamlit (1.67) asks for only when it draws it.

By then the line has been idle for half a second. Where a later version calls them otherwise, they
come as late as before.
"""

from functools import cache
from pathlib import Path

from streamlit.file_util import get_static_dir

from diagnosis.settings import settings

NAMES = (
    "Button",
    "BidiComponent",
    "_arrayReduce",
    "serialization",
    "recordbatch",
    "LinkButton",
    "Html",
    "purify.es",
    "Progress",
    "ProgressBar",
    "ButtonGroup",
    "WidgetLabel",
    "WidgetLabelHelpIconInline",
    "useBasicWidgetState",
)


def static_folder() -> Path:
    """Where Streamlit has the files that browsers get."""
    return Path(get_static_dir())


@cache
def early_links() -> str:
    """Links for the head of the page, by which a browser gets them in good time, behind all else."""
    if not settings().streamlit_internals:
        return ""
    return "".join(
        f'<link rel="modulepreload" fetchpriority="low" crossorigin href="./static/js/{name}">'
        for name in early_bundles()
    )


def early_bundles() -> list[str]:
    """The file names of the bundles, each with its hash."""
    folder = static_folder() / "static" / "js"
    return [file.name for name in NAMES for file in sorted(folder.glob(f"{name}.*.js"))]
