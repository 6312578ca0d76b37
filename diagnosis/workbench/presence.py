"""Who else has the workbench open: a small file each, touched now and then, for several processes to see."""

import json
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from diagnosis.workbench.versions import FOLDER

_OPEN = "open"
LONG_AGO = 75.0
"""Seconds without a sign after which somebody has left. A tab in the background is run once a minute."""


@dataclass(frozen=True)
class Other:
    """Somebody else; `by` is their address where a sign-in tells it, `edited` whether they have an edit."""

    by: str
    edited: bool


def sign(home: Path, id_: str, *, by: str, edited: bool) -> None:
    """Say that this workbench is open. A folder that cannot be written says nothing."""
    with suppress(OSError):
        path = home / FOLDER / _OPEN / f"{id_}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"by": by, "edited": edited}), "utf-8")


def others(home: Path, id_: str) -> list[Other]:
    """Those who have given a sign of late. Signs of those who have left are removed."""
    found = []
    now = time.time()
    for path in sorted((home / FOLDER / _OPEN).glob("*.json")):
        with suppress(OSError, ValueError, AttributeError):
            if now - path.stat().st_mtime > LONG_AGO:
                path.unlink()
            elif path.stem != id_:
                signed = json.loads(path.read_text("utf-8"))
                found.append(Other(str(signed.get("by", "")), signed.get("edited") is True))
    return found
