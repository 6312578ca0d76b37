"""A file of secrets (TOML), as it is."""

import tomllib
from pathlib import Path
from typing import Any


def read_secrets(path: Path) -> dict[str, Any]:
    """What the file says; nothing where there is none.

    Raises ValueError with one sentence. What cannot be looked at is no file that is missing: it may
    hold what keeps others out.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from None
