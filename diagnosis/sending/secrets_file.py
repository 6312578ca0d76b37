"""A file of secrets (TOML), as it is."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from diagnosis.definition.finding import closest


def misspelt(name: str, known: Iterable[str]) -> str:
    """The words for a key that is not known."""
    near = closest(name, known)
    return f"did you mean {near}?" if near else f"this is not a setting; there are {', '.join(known)}"


def read_secrets(path: Path) -> dict[str, Any]:
    """What the file says; nothing where there is none.

    Raises ValueError with one sentence. An unreadable file is an error, not a missing file: it may
    hold what keeps others out.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from None
