"""The fonts that the typesetter works with."""

from functools import cache

import typst

from diagnosis.report.glyphs import FONTS
from diagnosis.report.own_fonts import font_folder


@cache
def load_fonts() -> typst.Fonts:
    """The vendored fonts and the firm's own, and no others. Loaded once; safe to share between threads."""
    folders = [str(folder) for folder in (FONTS, font_folder()) if folder]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
