"""The fonts in a firm's own folder, for languages whose characters the vendored font lacks."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diagnosis.definition.home import FONTS
from diagnosis.paths import home


@dataclass(frozen=True)
class OwnFont:
    """A font file: the name of its family, and the code points that it has."""

    family: str
    characters: frozenset[int]


@cache
def own_fonts() -> tuple[OwnFont, ...]:
    """Every TTF and OTF file in `fonts/` of the firm's folder that can be read; none where it has none."""
    return tuple(font for font in _files().values() if font)


def unreadable_fonts() -> list[str]:
    """The names of the files there that are no fonts."""
    return [name for name, font in _files().items() if not font]


def font_folder() -> Path | None:
    """Where the firm's own fonts are, if it has any."""
    folder = home()
    return folder / FONTS if folder and (folder / FONTS).is_dir() else None


@cache
def _files() -> dict[str, OwnFont | None]:
    folder = font_folder()
    paths = sorted(folder.iterdir()) if folder else []
    return {path.name: _read(path) for path in paths if not path.name.startswith((".", "README"))}


def _read(path: Path) -> OwnFont | None:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True) as font:
            family = font["name"].getBestFamilyName()
            return OwnFont(str(family), frozenset(font.getBestCmap()))
    except (TTLibError, OSError, KeyError, TypeError, AssertionError):
        return None
