"""The colours that follow from a firm's own, each with the contrast that it needs.

Contrast and relative luminance are those of WCAG 2.2.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from diagnosis.look import ACCENTS, BRAND, BRAND_DARK, GROUND, LINK_DARK, TINT, TINT_PRINT

WORDS = 4.5
"""The contrast that words need."""
_FILL_DARK, _LINE_DARK, _LINK_DARK = 0.15, 0.38, 0.55
"""Luminance on the dark ground: of what carries white words (5.2:1), of lines (7:1) and of words (10:1)."""

Channels = tuple[float, float, float]


@dataclass(frozen=True)
class Palette:
    """`brand` on light grounds and in print; the others on dark ones, and fields beside the ground."""

    brand: str
    fill_dark: str
    line_dark: str
    link_dark: str
    tint: str
    tint_print: str


def palette_of(colour: str) -> Palette:
    """The palette of a firm's colour, as `#rrggbb`; the product's own where it is empty."""
    if not colour:
        return Palette(BRAND, BRAND_DARK, ACCENTS[1], LINK_DARK, TINT, TINT_PRINT)
    return Palette(
        brand=colour,
        fill_dark=with_luminance(colour, _FILL_DARK),
        line_dark=with_luminance(colour, _LINE_DARK),
        link_dark=with_luminance(colour, _LINK_DARK),
        tint=with_luminance(colour, 0.9),
        tint_print=with_luminance(colour, 0.87),
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 to 1."""
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def with_luminance(colour: str, wanted: float) -> str:
    """The colour darkened, or mixed with white, until it has this luminance."""
    now = luminance(colour)
    channels = _channels(colour)
    if wanted <= now:
        share = wanted / now if now else 0.0
        return _written(value * share for value in channels)
    share = (wanted - now) / (1 - now)
    return _written(value + (1 - value) * share for value in channels)


def readable(colour: str) -> str:
    """The nearest shade of a colour in which words can be read on white."""
    return with_luminance(colour, min(luminance(colour), 1.05 / WORDS - 0.05 - 0.002))


def readable_on_white(colour: str) -> bool:
    """Whether words in this colour, and white words on it, can be read."""
    return contrast(colour, GROUND) >= WORDS


def _channels(colour: str) -> Channels:
    """Red, green and blue as light, each from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _written(channels: Iterable[float]) -> str:
    coded = (
        12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055 for value in channels
    )
    return "#" + "".join(f"{round(255 * min(max(value, 0), 1)):02x}" for value in coded)
