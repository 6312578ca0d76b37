"""Where the database of this deployment is, as its settings say."""

from pathlib import Path

from diagnosis.paths import home
from diagnosis.settings import settings

_FILE = "rooms.sqlite"


def address() -> str:
    """The address that is set, or a file of SQLite.

    The file stands in the folder that the system gives the service, in the firm's own, or where the server
    was started. It is made when it is first written to.
    """
    folder = settings().state or home() or Path.cwd()
    return settings().database or f"sqlite:///{folder / _FILE}"


def is_there() -> bool:
    """Whether there may be anything by now: a file is made when it is first written to."""
    named = address()
    return not named.startswith("sqlite:///") or Path(named.removeprefix("sqlite:///")).exists()
