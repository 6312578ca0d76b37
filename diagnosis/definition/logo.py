"""A firm's logo: a small picture beside the rulebook."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnosis.definition.lists import mapping_at
from diagnosis.definition.source import Source

MOST = 100_000
"""Bytes of a logo at most: every visitor gets it with the page."""
_PLACE = ("provider", "logo")


@dataclass(frozen=True)
class Logo:
    """`kind` is `svg` or `png`."""

    kind: str
    content: bytes

    @property
    def mime(self) -> str:
        """The type by which browsers know it."""
        return "image/svg+xml" if self.kind == "svg" else "image/png"


def read_logo(source: Source, data: Any, folder: Path) -> Logo | None:
    """The picture that `provider.logo` names, from `folder` on; None without one, or where it is reported.

    Only a regular file within `folder` is opened, and only where it is small: an author of the rules may
    name a device or any file of the server.
    """
    name = mapping_at(data, "provider").get("logo")
    if not isinstance(name, str) or not name:
        return None
    try:
        path = (folder / name).resolve()
        found = path.stat() if path.is_relative_to(folder.resolve()) else None
        if found is None:
            source.report("logo-outside", _PLACE, value=name)
        elif not stat.S_ISREG(found.st_mode):
            source.report("logo-kind", _PLACE, value=name)
        elif found.st_size > MOST:
            source.report("logo-too-big", _PLACE, value=name, limit=MOST // 1000, size=found.st_size // 1000)
        else:
            content = path.read_bytes()
            kind = _kind(content)
            if kind:
                return Logo(kind, content)
            source.report("logo-kind", _PLACE, value=name)
    except (OSError, ValueError, RuntimeError) as error:  # also a loop of links, or a name with a zero byte
        source.report(
            "logo-unreadable", _PLACE, value=name, problem=getattr(error, "strerror", None) or error
        )
    return None


def _kind(content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n"):
        return "png"
    start = content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return "svg" if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start) else ""
