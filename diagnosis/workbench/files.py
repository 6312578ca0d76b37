"""The files that are edited, as texts: those of the firm's folder, and what is shipped where it has none."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from diagnosis.definition.loader import UnreadableFileError
from diagnosis.languages import LANGUAGES, OWN_TEXTS
from diagnosis.paths import QUESTIONS, RULES

Texts = Mapping[str, str]
"""Each file's text, with plain line ends, by its name from the firm's folder on."""

NAMES: tuple[str, ...] = (
    QUESTIONS.name,
    RULES.name,
    *(f"{OWN_TEXTS}/{language}.yaml" for language in LANGUAGES),
)
"""The files that can be edited. A further language begins with a file that is put there by hand."""
LONGEST = 2_000_000
"""Characters that one file may have."""
_SHIPPED = {path.name: path for path in (QUESTIONS, RULES)}
_MARK = "\ufeff"


def read_texts(home: Path) -> dict[str, str]:
    """All files, as they are in use. Raises UnreadableFileError."""
    return {name: plain(_content(home, name)) for name in NAMES}


def digest(texts: Texts) -> str:
    """What tells one state of the files from another, in hex."""
    parts = (f"{name}\0{texts[name]}\0" for name in NAMES)
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def plain(text: str) -> str:
    """Without a mark at its beginning, and with plain line ends."""
    return text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def in_the_form_of(before: bytes, text: str) -> bytes:
    """The text with the line ends, and the mark at its beginning, that the file had before."""
    if before.count(b"\r\n") * 2 > before.count(b"\n"):
        text = text.replace("\n", "\r\n")
    mark = _MARK if before.startswith(_MARK.encode()) else ""
    return (mark + text).encode()


def _content(home: Path, name: str) -> str:
    path = home / name
    if not path.is_file():
        shipped = _SHIPPED.get(name)
        if shipped is None:
            return ""
        path = shipped
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(path, "not UTF-8 text") from error
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "cannot be read") from error
